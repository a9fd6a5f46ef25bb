// A quotation is dragged onto another theme; the form "move" says so to the program, and the page comes back with Undo.
// Without a mouse the link "Move" beside each quotation does the same.

const form = document.getElementById('move')
let dragged = null

document.addEventListener('dragstart', (event) => {
  dragged = event.target.closest?.('[data-point]') ?? null
  if (!dragged) return
  event.dataTransfer.effectAllowed = 'move'
  event.dataTransfer.setData('text/plain', dragged.innerText)
  document.documentElement.classList.add('dragging')
})

document.addEventListener('dragover', (event) => {
  const theme = target(event)
  for (const other of document.querySelectorAll('[data-theme].over')) if (other !== theme) other.classList.remove('over')
  if (!theme) return
  event.preventDefault()
  theme.classList.add('over')
})

document.addEventListener('drop', (event) => {
  const theme = target(event)
  if (!theme) return
  event.preventDefault()
  form.elements.point.value = dragged.dataset.point
  form.elements.into.value = theme.dataset.theme
  form.submit()
})

document.addEventListener('dragend', () => {
  dragged = null
  document.documentElement.classList.remove('dragging')
  for (const theme of document.querySelectorAll('[data-theme].over')) theme.classList.remove('over')
})

// Another theme than its own.
function target(event) {
  const theme = dragged && event.target.closest?.('[data-theme]')
  return theme && theme !== dragged.closest('[data-theme]') ? theme : null
}

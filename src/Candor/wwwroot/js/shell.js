// The small things that every page shares. Each works by an attribute, so that a page needs no script of its own for them:
//   data-opens="ID"   opens the <dialog id="ID">; data-closes inside one closes it
//   data-dismiss      removes the toast around it
//   data-copy="ID"    copies the text of the element, or the value of the input, and says so on the button
//   data-print        prints the page
//   data-keep="NAME"  on a form: what is typed is kept in this tab until the form is sent, through reload and lost line
//   data-submits      on an input: a change sends its form

const by = (id) => document.getElementById(id)

document.addEventListener('click', async (event) => {
  const on = (name) => event.target.closest?.(`[data-${name}]`)
  const opens = on('opens')
  if (opens) by(opens.dataset.opens)?.showModal()
  if (on('closes')) on('closes').closest('dialog')?.close()
  if (on('dismiss')) on('dismiss').closest('.toast').remove()
  if (on('print')) window.print()
  const copies = on('copy')
  if (copies) await copy(copies)
  // A click beside an open dialog, on the veil, closes it.
  if (event.target instanceof HTMLDialogElement && !within(event, event.target)) event.target.close()
})

document.addEventListener('change', (event) => {
  if (event.target.matches?.('[data-submits]')) event.target.form?.requestSubmit()
})

function within(event, element) {
  const box = element.getBoundingClientRect()
  return event.clientX >= box.left && event.clientX <= box.right && event.clientY >= box.top && event.clientY <= box.bottom
}

async function copy(button) {
  const from = by(button.dataset.copy)
  const before = button.textContent
  await navigator.clipboard.writeText(from.value ?? from.innerText)
  button.textContent = 'Copied'
  setTimeout(() => { button.textContent = before }, 2000)
}

// A toast says its word once: a reload must not say it again.
const address = new URL(location.href)
if (address.searchParams.has('said') || address.searchParams.has('did')) {
  address.searchParams.delete('said')
  address.searchParams.delete('did')
  history.replaceState(history.state, '', address)
  afterDeed()
}

// A deed loads its page anew. Whoever hears or steers by keys goes on at the page's head, or at what was wrong, and not
// at the navigation; and a live region that was there from the start says nothing until something in it changes.
function afterDeed() {
  if (!location.hash && document.activeElement === document.body) {
    const at = document.querySelector('main [aria-invalid="true"]') ?? document.querySelector('main h1')
    at?.focus({ preventScroll: true })
  }
  const words = document.querySelector('.toast[role="status"] > span')
  if (words) setTimeout(() => words.replaceWith(words.cloneNode(true)), 150)
}

for (const form of document.querySelectorAll('form[data-keep]')) keep(form)

function keep(form) {
  const key = `candor:${location.pathname}:${form.dataset.keep}`
  const fields = () => [...form.elements].filter((field) => field.name && !['hidden', 'password', 'file', 'submit', 'button'].includes(field.type))
  const kept = JSON.parse(sessionStorage.getItem(key) ?? 'null')
  if (kept) {
    for (const field of fields()) {
      const [value, checked] = kept[`${field.name}=${field.type === 'radio' || field.type === 'checkbox' ? field.value : ''}`] ?? []
      if (value === undefined) continue
      if (field.type === 'radio' || field.type === 'checkbox') field.checked = checked
      else field.value = value
    }
  }
  form.addEventListener('input', () => {
    const now = {}
    for (const field of fields()) {
      const choice = field.type === 'radio' || field.type === 'checkbox'
      now[`${field.name}=${choice ? field.value : ''}`] = [field.value, field.checked]
    }
    sessionStorage.setItem(key, JSON.stringify(now))
  })
  form.addEventListener('submit', () => sessionStorage.removeItem(key))
}

// Scripts that post call these when the line is cut and when it is back.
addEventListener('candor-lost', () => { by('lost').hidden = false })
addEventListener('candor-back', () => { by('lost').hidden = true })

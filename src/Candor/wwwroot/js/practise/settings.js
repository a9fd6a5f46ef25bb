// The quick choices only tick and untick: what is kept is what stands there when "Keep" is pressed.
const form = document.getElementById('measures')
form.addEventListener('click', (event) => {
  const button = event.target.closest('[data-off]')
  if (!button) return
  const off = button.dataset.off.split(' ')
  for (const box of form.querySelectorAll('[name="measure"]')) box.checked = !off.includes(box.value)
})

// The Inbox by one key each: Y confirm, C correct, N not mine, J and K the next and the one before;
// not where single keys are off. And files dropped
// anywhere on a form marked data-drop are sent as if they had been chosen.

const typing = (target) => target.closest?.('input, select, textarea, [contenteditable]')

document.addEventListener('keydown', (event) => {
  if (document.documentElement.dataset.keys === 'off' || document.querySelector('dialog[open]') || event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return
  const key = event.key.toLowerCase()
  const button = document.querySelector(`[data-inbox] [data-key="${CSS.escape(key)}"]`)
  if (button) {
    event.preventDefault()
    button.click()
  } else if (key === 'j' || key === 'k') {
    const rows = [...document.querySelectorAll('.inbox .rows li')]
    const at = rows.findIndex((row) => row.hasAttribute('aria-current'))
    rows[at + (key === 'j' ? 1 : -1)]?.querySelector('a')?.click()
  }
})

document.addEventListener('click', (event) => {
  if (!event.target.closest?.('[data-key="c"]')) return
  const details = document.getElementById('correct')
  details.open = true
  details.querySelector('select, input')?.focus()
})

for (const form of document.querySelectorAll('form[data-drop]')) {
  const over = (on) => form.querySelector('.drop')?.toggleAttribute('data-over', on)
  form.addEventListener('dragover', (event) => { event.preventDefault(); over(true) })
  form.addEventListener('dragleave', () => over(false))
  form.addEventListener('drop', (event) => {
    event.preventDefault()
    over(false)
    const input = form.querySelector('input[type=file]')
    if (event.dataTransfer.files.length === 0) return
    input.files = event.dataTransfer.files
    form.requestSubmit()
  })
  form.querySelector('input[type=file]')?.addEventListener('change', (event) => {
    if (event.target.files.length > 0) form.requestSubmit()
  })
}

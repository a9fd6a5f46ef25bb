// The Inbox by one key each: Y confirm, C correct, N not mine, U undo, J and K the next and the one before; not where
// single keys are off. And files dropped anywhere on a form marked data-drop are sent as if they had been chosen.

const typing = (target) => target.closest?.('input, select, textarea, [contenteditable]')

document.addEventListener('keydown', (event) => {
  if (document.documentElement.dataset.keys === 'off' || document.querySelector('dialog[open]') || event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return
  const key = event.key.toLowerCase()
  const button = document.querySelector(`[data-inbox] [data-key="${CSS.escape(key)}"]`)
  if (button) {
    event.preventDefault()
    button.click()
  } else if (key === 'u') {
    document.querySelector('.toast form button')?.click()
  } else if (key === 'j' || key === 'k') {
    const rows = [...document.querySelectorAll('.inbox .rows li')]
    const at = rows.findIndex((row) => row.hasAttribute('aria-current'))
    rows[at + (key === 'j' ? 1 : -1)]?.querySelector('a')?.click()
  }
})

// After each deed the next mail stands here: whoever listens hears its heading, and Tab goes on from there.
if (document.querySelector('[data-inbox], .ways') && (document.querySelector('.toast[role=status]') || /[?&](mail|was)=/.test(location.search))) {
  document.querySelector('h1')?.focus({ preventScroll: true })
}

document.addEventListener('click', (event) => {
  if (!event.target.closest?.('[data-key="c"]')) return
  const details = document.getElementById('correct')
  details.open = true
  details.querySelector('select, input')?.focus()
})

for (const form of document.querySelectorAll('form[data-drop]')) {
  const over = (on) => form.querySelector('.drop')?.toggleAttribute('data-over', on)
  const input = form.querySelector('input[type=file]')
  form.addEventListener('dragover', (event) => { event.preventDefault(); over(true) })
  form.addEventListener('dragleave', () => over(false))
  form.addEventListener('drop', (event) => {
    event.preventDefault()
    over(false)
    if (event.dataTransfer.files.length === 0) return
    input.files = event.dataTransfer.files
    form.requestSubmit()
  })
  input.addEventListener('change', () => {
    if (input.files.length > 0) form.requestSubmit()
  })
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    send(form)
  })
}

// By a request of its own, because a mailbox of some gigabytes takes a while and the page should say how far it is.
function send(form) {
  const says = form.querySelector('[data-sending]')
  const button = form.querySelector('button')
  const request = new XMLHttpRequest()
  const end = (words) => {
    button.disabled = false
    says.textContent = words
  }
  let tenth = -1
  request.upload.addEventListener('progress', (event) => {
    const share = event.lengthComputable ? event.loaded / event.total : 0
    if (Math.floor(share * 10) === tenth) return
    tenth = Math.floor(share * 10)
    says.textContent = `${tenth * 10} % given to Candor`
  })
  request.addEventListener('load', () => {
    if (request.status < 400) location.assign(request.responseURL)
    else end(request.responseText.length < 300 ? request.responseText : 'Candor could not take it.')
  })
  request.addEventListener('error', () => end('It broke off: Candor does not answer, or the file is larger than 20 GB. The command candor import takes files of any size.'))
  request.open('POST', form.action)
  button.disabled = true
  request.send(new FormData(form))
}

// The call companion. Each letter goes to this browser's own store (IndexedDB) at once and from there to the program,
// under an id that the browser made, so that a lost line, a closed tab or a killed program never costs a word.
const form = document.getElementById('call')
const notes = document.getElementById('notes')
const kept = document.getElementById('kept')
const clock = document.getElementById('clock')
const steps = [...form.querySelectorAll('[data-step]')]
const names = [...form.querySelectorAll('.call-steps [data-go]')]
const store = await open()
const beside = 'candor-call'

// The copy that is written in the same breath as the letter is never older than the one in the browser's own store.
let now = copy() ?? await get() ?? fresh()
let step = 0
let sending = false
let again = false
let waiting = null

for (const [name, value] of Object.entries(now.fields)) {
  const field = form.elements[name]
  if (field && value !== '') field.value = value
}
if (now.fields.text) {
  step = 2
  kept.textContent = 'What you had written is still here.'
}

form.classList.add('stepwise')
form.querySelector('.call-steps').hidden = false
form.querySelector('.call-foot').hidden = false
occasion()
show(step)

document.addEventListener('click', (event) => {
  const go = event.target.closest('[data-go]')
  if (go) show(Number(go.dataset.go))
  if (event.target.closest('[data-next]')) show(step + 1)
  if (event.target.closest('[data-back]')) show(step - 1)
  const mark = event.target.closest('[data-mark]')
  if (mark) put(mark.dataset.mark)
})

form.addEventListener('input', (event) => {
  if (event.target.name === 'occasion') occasion()
  keep()
})

form.addEventListener('submit', async (event) => {
  event.preventDefault()
  while (sending) await new Promise((resolve) => setTimeout(resolve, 20))
  const url = await send()
  if (!url) return
  if (notes.value.trim() === '') {
    await forget()
    location.assign('/listen')
    return
  }
  await forget()
  location.assign(url)
})

function copy() {
  try { return JSON.parse(localStorage.getItem(beside)) } catch { return null }
}

function fresh() {
  return { id: crypto.randomUUID(), fields: {}, began: 0 }
}

function occasion() {
  const chosen = form.elements.occasion.value
  for (const text of form.querySelectorAll('[data-occasion]')) text.hidden = text.dataset.occasion !== chosen
}

function show(to) {
  step = Math.max(0, Math.min(steps.length - 1, to))
  steps.forEach((one, i) => { one.hidden = i !== step })
  names.forEach((one, i) => one.setAttribute('aria-current', i === step ? 'step' : 'false'))
  form.querySelector('[data-back]').disabled = step === 0
  form.querySelector('[data-next]').hidden = step === steps.length - 1
  if (step > 0 && !now.began) now.began = Date.now()
  clock.hidden = step === 0
  if (step === 2) notes.focus()
  if (step === 3) unclear()
  scrollTo(0, 0)
}

// A line marked "?" is the first thing to ask about.
function unclear() {
  const line = notes.value.split('\n').find((one) => /^\s*\?\s*\S/.test(one))
  const place = document.getElementById('unclear')
  place.hidden = !line
  if (line) place.textContent = `“You said ${line.replace(/^\s*\?\s*/, '').trim()}. What do you mean by that?”`
}

// A mark stands at the start of the line that the caret is in; pressed again, it goes.
function put(sign) {
  const at = notes.selectionStart
  const start = notes.value.lastIndexOf('\n', at - 1) + 1
  const rest = notes.value.slice(start)
  const old = rest.match(/^[+\-?!] /)?.[0] ?? ''
  const mark = old === `${sign} ` ? '' : `${sign} `
  notes.setRangeText(mark, start, start + old.length, 'preserve')
  notes.selectionStart = notes.selectionEnd = Math.max(start, at + mark.length - old.length)
  notes.focus()
  keep()
}

function keep() {
  const fields = {}
  for (const name of ['application', 'employer', 'person', 'text', 'occasion', 'received']) fields[name] = form.elements[name]?.value ?? ''
  now = { ...now, fields }
  try { localStorage.setItem(beside, JSON.stringify(now)) } catch { /* Full or switched off: IndexedDB has it. */ }
  put_(now).then(() => { if (notes.value) kept.textContent = 'Kept in this browser.' })
  // At once, and again when the one before has arrived: a fast typist must not put it off.
  if (sending) again = true
  else waiting ??= setTimeout(send, 40)
}

async function send() {
  clearTimeout(waiting)
  waiting = null
  if (sending) {
    again = true
    return null
  }
  sending = true
  let url = null
  try {
    const { application, employer, person, text, received } = now.fields
    const reply = await fetch('/api/call/notes', {
      method: 'POST',
      keepalive: true,
      headers: {
        'Content-Type': 'application/json',
        'X-Candor-Token': document.querySelector('meta[name="candor-token"]').content,
      },
      body: JSON.stringify({ id: now.id, application: application || null, employer, person, text, received }),
    })
    if (!reply.ok) throw new Error(await reply.text())
    const { url: page, did } = await reply.json()
    url = did ? `${page}?did=${did}` : page
    dispatchEvent(new Event('candor-back'))
    // Of what stands there now, not of what stood there when this was sent.
    if (notes.value && text === now.fields.text) kept.textContent = 'Kept.'
  } catch {
    dispatchEvent(new Event('candor-lost'))
    kept.textContent = 'Kept in this browser; it goes to Candor as soon as it answers.'
    again = false
    waiting = setTimeout(send, 2000)
  }
  sending = false
  if (again) {
    again = false
    return send()
  }
  return url
}

setInterval(() => {
  if (!now.began) return
  const seconds = Math.floor((Date.now() - now.began) / 1000)
  clock.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}, 1000)

function open() {
  return new Promise((resolve) => {
    const opening = indexedDB.open('candor-call', 1)
    opening.onupgradeneeded = () => opening.result.createObjectStore('notes')
    opening.onsuccess = () => resolve(opening.result)
    opening.onerror = () => resolve(null)
  })
}

function inStore(mode, act) {
  return new Promise((resolve) => {
    if (!store) return resolve(undefined)
    const asked = act(store.transaction('notes', mode).objectStore('notes'))
    asked.onsuccess = () => resolve(asked.result)
    asked.onerror = () => resolve(undefined)
  })
}

function get() { return inStore('readonly', (all) => all.get('now')) }
function put_(value) { return inStore('readwrite', (all) => all.put(value, 'now')) }
function forget() {
  localStorage.removeItem(beside)
  return inStore('readwrite', (all) => all.delete('now'))
}

// The answer to a practice question. What is typed goes to this browser's own store (IndexedDB) first and from there to
// the program, under an id that the browser made, so that a lost line, a closed tab or a second try never costs a word.
const form = document.getElementById('practise')
const answer = document.getElementById('answer')
const kept = document.getElementById('kept')
const wrong = document.getElementById('wrong')
const clock = document.getElementById('clock')
const key = form.dataset.question || form.dataset.ask

const store = await open()
let id = crypto.randomUUID()

const before = await get(key)
if (before && before.text) {
  id = before.id
  if (!answer.value) answer.value = before.text
}

form.elements.id.value = id
count(before && before.text ? ', kept in this browser' : '')

let waiting
answer.addEventListener('input', () => {
  count()
  clearTimeout(waiting)
  waiting = setTimeout(keep, 250)
})
addEventListener('pagehide', keep)
// What was typed while this was still on its way.
if (answer.value && answer.value !== before?.text) keep()

form.addEventListener('submit', async (event) => {
  event.preventDefault()
  wrong.hidden = true
  await keep()
  try {
    const reply = await fetch('/api/practise/answers', {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        'X-Candor-Token': document.querySelector('meta[name="candor-token"]').content,
      },
      body: JSON.stringify({
        id,
        questionId: form.elements.questionId.value,
        question: form.elements.question.value,
        topic: form.elements.topic.value,
        text: answer.value,
      }),
    })
    if (!reply.ok) {
      show(await reply.text())
      return
    }

    dispatchEvent(new Event('candor-back'))
    const { url, did } = await reply.json()
    await forget(key)
    answer.dataset.sent = ''
    location.assign(did ? `${url}?did=${did}` : url)
  } catch {
    dispatchEvent(new Event('candor-lost'))
    show('Candor does not answer. Your words are kept in this browser; start Candor again and press once more.')
  }
})

function show(text) {
  wrong.textContent = text
  wrong.hidden = false
}

function count(more = '') {
  const words = (answer.value.match(/[\p{L}\p{N}][^\s—–…]*/gu) ?? []).length
  if (words > 0) kept.textContent = `${words} ${words === 1 ? 'word' : 'words'}${more}`
}

async function keep() {
  if ('sent' in answer.dataset) return
  if (!answer.value) {
    await forget(key)
    return
  }
  await put(key, { id, text: answer.value, at: Date.now() })
  if (store) count(', kept in this browser')
}

// Thinking time, then the answer's own clock: only shown, never stored.
let ticking
for (const name of ['think', 'say']) document.getElementById(name).hidden = false
document.getElementById('think').addEventListener('click', () => run(30, -1, () => answer.focus()))
document.getElementById('say').addEventListener('click', (event) => {
  if (ticking && event.target.dataset.on === 'yes') {
    stop()
    event.target.dataset.on = 'no'
    event.target.textContent = 'Say it aloud, with a clock'
    answer.focus()
  } else {
    event.target.dataset.on = 'yes'
    event.target.textContent = 'Stop the clock'
    run(0, 1)
  }
})

function run(from, step, done) {
  stop()
  const start = performance.now()
  const tick = () => {
    const seconds = Math.max(0, from + step * Math.floor((performance.now() - start) / 1000))
    clock.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
    if (step < 0 && seconds === 0) {
      stop()
      clock.textContent = 'Now.'
      done?.()
    }
  }
  tick()
  ticking = setInterval(tick, 200)
}

function stop() {
  clearInterval(ticking)
  ticking = undefined
}

// Read aloud only by a voice of this machine: others send the text to a server.
if ('speechSynthesis' in window) {
  const speak = document.getElementById('speak')
  const voice = () => speechSynthesis.getVoices().find((one) => one.localService && one.lang.startsWith('en'))
  const offer = () => { speak.hidden = !voice() }
  offer()
  speechSynthesis.addEventListener?.('voiceschanged', offer)
  speak.addEventListener('click', () => {
    const words = new SpeechSynthesisUtterance(form.dataset.ask)
    words.voice = voice()
    speechSynthesis.cancel()
    speechSynthesis.speak(words)
  })
}

// A private window may have no store: then the page works without keeping.
function open() {
  return new Promise((done) => {
    let request
    try {
      request = indexedDB.open('candor-practise', 1)
    } catch {
      done(null)
      return
    }
    request.onupgradeneeded = () => request.result.createObjectStore('answers')
    request.onsuccess = () => done(request.result)
    request.onerror = () => done(null)
  })
}

function within(mode, deed) {
  return new Promise((done) => {
    if (!store) {
      done(undefined)
      return
    }
    const request = deed(store.transaction('answers', mode).objectStore('answers'))
    request.onsuccess = () => done(request.result)
    request.onerror = () => done(undefined)
  })
}

function get(key) { return within('readonly', (answers) => answers.get(key)) }
function put(key, value) { return within('readwrite', (answers) => answers.put(value, key)) }
function forget(key) { return within('readwrite', (answers) => answers.delete(key)) }

'use strict'
// The notes stay in this browser, under a name of this application's own, and are written with each letter.
const notes = document.getElementById('notes')
const kept = document.getElementById('kept')
const steps = [...document.querySelectorAll('section[data-step]')]
const name = 'candor-card-' + document.body.dataset.application
let step = 0
let began = 0

try { notes.value = localStorage.getItem(name) || '' } catch { kept.textContent = 'This browser keeps nothing: copy the notes before you close the page.' }
if (notes.value) kept.textContent = 'What you had written is still here.'
document.querySelector('footer').hidden = false
occasion()
show(notes.value ? 2 : 0)

notes.addEventListener('input', keep)
for (const one of document.getElementsByName('occasion')) one.addEventListener('change', occasion)
document.querySelector('[data-back]').addEventListener('click', () => show(step - 1))
document.querySelector('[data-next]').addEventListener('click', () => show(step + 1))
for (const mark of document.querySelectorAll('[data-mark]')) mark.addEventListener('click', () => put(mark.dataset.mark))
document.getElementById('copy').addEventListener('click', copy)
document.getElementById('clear').addEventListener('click', clear)

function keep() {
  try {
    localStorage.setItem(name, notes.value)
    kept.textContent = 'Kept on this device.'
  } catch {
    kept.textContent = 'This browser keeps nothing: copy the notes before you close the page.'
  }
}

function occasion() {
  const chosen = [...document.getElementsByName('occasion')].find((one) => one.checked).value
  for (const text of document.querySelectorAll('[data-occasion]')) text.hidden = text.dataset.occasion !== chosen
}

function show(to) {
  step = Math.max(0, Math.min(steps.length - 1, to))
  steps.forEach((one, i) => { one.hidden = i !== step })
  document.querySelector('[data-back]').disabled = step === 0
  document.querySelector('[data-next]').hidden = step === steps.length - 1
  if (step > 0 && !began) began = Date.now()
  if (step === 3) unclear()
  scrollTo(0, 0)
}

// A line marked "?" is the first thing to ask about.
function unclear() {
  const line = notes.value.split('\n').find((one) => /^\s*\?\s*\S/.test(one))
  const place = document.getElementById('unclear')
  place.hidden = !line
  if (line) place.textContent = '“You said ' + line.replace(/^\s*\?\s*/, '').trim() + '. What do you mean by that?”'
}

// A mark stands at the start of the line that the caret is in; pressed again, it goes.
function put(sign) {
  const start = notes.value.lastIndexOf('\n', notes.selectionStart - 1) + 1
  const old = (notes.value.slice(start).match(/^[+\-?!] /) || [''])[0]
  notes.setRangeText(old === sign + ' ' ? '' : sign + ' ', start, start + old.length, 'end')
  notes.selectionStart = notes.selectionEnd = notes.value.length
  notes.focus()
  keep()
}

async function copy() {
  const said = document.getElementById('copied')
  try {
    await navigator.clipboard.writeText(notes.value)
    said.textContent = 'Copied. Paste them in Candor under “Write down what was said”.'
  } catch {
    show(2)
    notes.select()
    kept.textContent = document.execCommand('copy') ? 'Copied. Paste them in Candor.' : 'Hold the marked text and choose “Copy”.'
  }
}

function clear() {
  if (!confirm('Throw these notes away on this device?')) return
  notes.value = ''
  try { localStorage.removeItem(name) } catch { /* Nothing was kept. */ }
  document.getElementById('copied').textContent = 'The notes are gone from this device.'
}

setInterval(() => {
  if (!began) return
  const seconds = Math.floor((Date.now() - began) / 1000)
  document.getElementById('clock').textContent = Math.floor(seconds / 60) + ':' + String(seconds % 60).padStart(2, '0')
}, 1000)

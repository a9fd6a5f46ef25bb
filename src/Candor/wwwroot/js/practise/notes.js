// A coach's notes beside the interview (B10): each letter stays in this browser at once and goes to the program a moment later.
import { sendNotes } from './keep.js'

/** @param {() => { question: number, seconds: number }} now the moment that a mark stands for */
export function notes(session, now) {
  const field = document.getElementById('notes')
  if (!field) return { flush: async () => {} }
  const key = `candor-notes-${session}`
  const state = document.getElementById('notes-state')
  let waiting
  try {
    field.value = localStorage.getItem(key) ?? field.value
  } catch {
    // Storage is switched off: the program has them a moment later.
  }

  const flush = async () => {
    clearTimeout(waiting)
    try {
      await sendNotes(session, field.value)
      state.textContent = 'Kept.'
      localStorage.removeItem(key)
    } catch {
      state.textContent = 'Kept in this browser; they go to Candor as soon as it answers.'
      waiting = setTimeout(flush, 3000)
    }
  }

  field.addEventListener('input', () => {
    try {
      localStorage.setItem(key, field.value)
    } catch {
      // As above.
    }
    clearTimeout(waiting)
    waiting = setTimeout(flush, 300)
  })

  document.addEventListener('click', (event) => {
    const mark = event.target.closest('[data-mark]')
    if (!mark) return
    const { question, seconds } = now()
    const whole = Math.floor(seconds)
    const time = `[${question} ${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}] `
    const start = field.value && !field.value.endsWith('\n') ? '\n' : ''
    field.value += `${start}${time}${mark.dataset.mark}`
    field.focus()
    field.dispatchEvent(new Event('input'))
  })
  return { flush }
}

// The list of what was found, a note each.
import { make } from './make.js'
import { point } from './paint.js'
import { text } from './places.js'

/** Notes that stay are the same elements and stay where they are, so that nothing flickers and the focus is not lost. */
export function show(list, findings, deeds) {
  const before = [...list.children]
  const active = document.activeElement
  const focused = list.contains(active) ? [...list.children].indexOf(active.closest('li')) : -1
  const items = elements(before, findings).map((item, i) => {
    const one = findings[i]
    item ??= note(one, deeds)
    // A count in it may have changed.
    if (item.finding && item.finding.message !== one.message) item.querySelector('h3').firstChild.data = one.message
    item.finding = one
    return item
  })
  const stay = new Set(items)
  for (const item of before) if (!stay.has(item)) item.remove()
  items.forEach((item, i) => {
    if (list.children[i] !== item) list.insertBefore(item, list.children[i] ?? null)
  })
  if (focused < 0 || document.activeElement === active) return
  if (list.contains(active)) active.focus({ preventScroll: true })
  else (items[Math.min(focused, items.length - 1)]?.firstElementChild ?? text).focus({ preventScroll: true })
}

const nameOf = (one) => `${one.rule} ${one.text} ${one.fixes.map((fix) => fix.replacement)}`

// For each finding the element that shows it already: of several alike the one at the same place, else the next.
function elements(before, findings) {
  const free = new Set(before)
  const take = (item) => (free.delete(item), item)
  const at = findings.map((one) => {
    const item = before.find((item) => free.has(item) && item.finding.start === one.start && nameOf(item.finding) === nameOf(one))
    return item && take(item)
  })
  return findings.map((one, i) => {
    if (at[i]) return at[i]
    const item = before.find((item) => free.has(item) && nameOf(item.finding) === nameOf(one))
    return item && take(item)
  })
}

const levelNames = { error: 'change this', warning: 'look again', suggestion: 'an idea', good: 'good' }

function note(one, { fix, leave }) {
  const item = document.createElement('li')
  const box = make('div', '', `note ${one.level}`)
  box.tabIndex = -1
  const head = make('h3', one.message)
  head.append(make('span', levelNames[one.level], 'level'))
  box.append(head)
  if (one.level !== 'good' && one.check !== 'missing' && one.text && one.text.length < 120) box.append(quoted(one.text))
  box.append(make('p', one.why))
  const deeds = make('div', '', 'deeds')
  if (one.fixes.length) {
    const words = one.fixes[0].replacement.trim()
    const button = make('button', words ? (one.fixes[0].start === one.fixes[0].end ? `Add “${words}” ` : `${words} `) : 'Take it out ', 'fix')
    button.type = 'button'
    button.append(make('kbd', 'F'))
    button.addEventListener('click', () => fix(item.finding))
    deeds.append(button)
  }
  if (one.level !== 'good') {
    const button = make('button', 'Leave this one', 'leave')
    button.type = 'button'
    button.addEventListener('click', () => leave(item.finding))
    deeds.append(button)
  }
  box.append(deeds, make('p', `From ${one.from.join(' · ')}`, 'why'))
  box.addEventListener('focusin', () => point(item.finding))
  box.addEventListener('pointerenter', () => point(item.finding))
  box.addEventListener('pointerleave', () => point(null))
  item.append(box)
  return item
}

function quoted(words) {
  const p = document.createElement('p')
  p.append(make('q', words.replaceAll('\n', ' ')))
  return p
}

// The Write page. This script owns the text: it keeps it in the browser first and on the server then, has it reviewed
// while it is typed, and paints what was found without touching the text, so that the caret never moves.

const by = (id) => document.getElementById(id)
const desk = by('desk')

function make(name, words = '', className = '') {
  const element = document.createElement(name)
  element.textContent = words
  element.className = className
  return element
}

function deed(words, act) {
  const button = make('button', words, 'btn small')
  button.type = 'button'
  button.addEventListener('click', act)
  return button
}

const text = by('text')
const subject = by('subject')
const list = by('findings')
const draft = desk.dataset.draft
const token = document.querySelector('meta[name="candor-token"]').content

/** Milliseconds after the last key: short enough to feel alive, long enough not to review half words. */
const reviewAfter = 160
const saveAfter = 700
const sayAfter = 1500
const tryAgainAfter = 4000

let revision = 0              // of what is typed here; answers about an older one are dropped
let base = Number(desk.dataset.revision)  // what the server has
let saved = read()
let findings = []
let painted = ''
const timers = {}

if (!('plaintextOnly' in document.createElement('div')) && text.contentEditable !== 'plaintext-only') text.contentEditable = 'true'

// ---- the text and places in it ----------------------------------------------------------------------------------

/** The text's nodes with the place where each begins; a line break may be a character or an element. */
function* pieces() {
  const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT)
  let at = 0
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.nodeType === Node.TEXT_NODE) {
      yield { node, at, words: node.data }
      at += node.data.length
    } else if (node.nodeName === 'BR') {
      yield { node, at, words: '\n' }
      at += 1
    }
  }
}

function read() {
  let all = ''
  for (const piece of pieces()) all += piece.words
  // An editor keeps a break at the end that nobody typed.
  return all
}

function rangeOf(start, end) {
  const range = new Range()
  let begun = false
  for (const { node, at, words } of pieces()) {
    const to = at + words.length
    const isText = node.nodeType === Node.TEXT_NODE
    if (!begun && start <= to) {
      if (isText) range.setStart(node, start - at)
      else range.setStartBefore(node)
      begun = true
    }
    if (begun && end <= to) {
      if (isText) range.setEnd(node, end - at)
      else range.setEndAfter(node)
      return range
    }
  }
  return begun ? range : null
}

function caret() {
  const selection = getSelection()
  if (!selection.rangeCount || !text.contains(selection.anchorNode)) return -1
  const before = new Range()
  before.setStart(text, 0)
  before.setEnd(selection.focusNode, selection.focusOffset)
  const holder = document.createElement('div')
  holder.append(before.cloneContents())
  return holder.textContent.length + holder.querySelectorAll('br').length
}

// ---- kept in this browser first ---------------------------------------------------------------------------------

const shelf = new Promise((resolve) => {
  const open = indexedDB.open('candor', 1)
  open.onupgradeneeded = () => open.result.createObjectStore('drafts')
  open.onsuccess = () => resolve(open.result)
  open.onerror = () => resolve(null)
}).catch(() => null)

async function keep(what) {
  const db = await shelf
  if (!db) return
  const drafts = db.transaction('drafts', 'readwrite').objectStore('drafts')
  if (what) drafts.put(what, draft)
  else drafts.delete(draft)
}

async function kept() {
  const db = await shelf
  if (!db) return null
  return new Promise((resolve) => {
    const asked = db.transaction('drafts').objectStore('drafts').get(draft)
    asked.onsuccess = () => resolve(asked.result ?? null)
    asked.onerror = () => resolve(null)
  })
}

// ---- then on the server -----------------------------------------------------------------------------------------

const post = (path, body, more) =>
  fetch(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-Candor-Token': token },
    body: JSON.stringify(body),
    ...more,
  })

let saving = false

async function save() {
  clearTimeout(timers.save)
  const now = read()
  const about = subject?.value ?? ''
  if (saving) { timers.save = setTimeout(save, 200); return }
  saving = true
  try {
    const answer = await post(`/api/drafts/${draft}`, { text: now, subject: about, revision: base })
    if (answer.status === 409) {
      const theirs = await answer.json()
      differ(theirs, now)
    } else if (answer.ok) {
      base = (await answer.json()).revision
      saved = now
      if (read() === now) keep(null)
      say('saved')
    } else {
      say(answer.status === 400 ? 'reload the page to save' : 'kept in this browser', true)
    }
    by('lost')?.setAttribute('hidden', '')
  } catch {
    say('kept in this browser', true)
    timers.save = setTimeout(save, tryAgainAfter)
  } finally {
    saving = false
  }
}

/** Two windows wrote different texts; only the candidate knows which one counts. */
function differ(theirs, mine) {
  const note = by('kept')
  note.replaceChildren(
    make('h3', 'There are two versions'),
    make('p', 'This draft was changed in another window. Both are still here.'),
    deed('Keep what I see here', () => { base = theirs.revision; note.hidden = true; save() }),
    deed('Take the other one', () => { base = theirs.revision; note.hidden = true; replaceAll(theirs.text); keep(null) }),
  )
  note.hidden = false
  if (mine !== theirs.text) say('not saved yet', true)
}

let state = 'saved'
let measures = null

function say(what) {
  state = what
  const count = (n, one) => `${n} ${one}${n === 1 ? '' : 's'}`
  const parts = measures ? [count(measures.words, 'word'), count(measures.questions, 'question')] : []
  if (measures && desk.dataset.kind === 'call') parts.push(`about ${measures.seconds} s to say`)
  by('counts').textContent = [...parts, state].join(' · ')
}

// ---- reviewed while it is typed ---------------------------------------------------------------------------------

let asking = null

async function review() {
  clearTimeout(timers.review)
  const asked = revision
  asking?.abort()
  asking = new AbortController()
  const answer = await post('/api/review', { text: read(), revision: asked, draft, subject: subject?.value ?? null }, { signal: asking.signal }).catch(() => null)
  // Offline, or a newer text was typed meanwhile: the last findings stay as they are.
  const reviewed = answer?.ok ? await answer.json().catch(() => null) : null
  if (reviewed?.revision !== revision) return
  findings = reviewed.findings
  measures = reviewed.measures
  care(reviewed.care)
  paint()
  show()
  tell(reviewed)
}

/** Whoever writes of self-harm is given a kind line and somebody to call; it comes before all advice on style. */
function care(given) {
  const note = by('care')
  const key = JSON.stringify(given ?? null)
  if (note.dataset.key === key) return
  note.dataset.key = key
  note.hidden = !given
  if (!given) { note.replaceChildren(); return }
  const numbers = given.lines.map((line) => {
    const p = make('p', `${line.name}: `)
    const call = make('a', line.phone)
    call.href = `tel:${line.phone.replaceAll(' ', '')}`
    p.append(call, ` (${line.open})`)
    return p
  })
  const more = make('p', `${given.directory} lists numbers of every country. `, 'why')
  const help = make('a', 'Whom to call, and your own list')
  help.href = '/help'
  more.append(help)
  note.replaceChildren(make('p', given.message), ...numbers, more)
}

const levels = ['error', 'warning', 'suggestion', 'good']

function paint() {
  if (!globalThis.CSS?.highlights) return
  for (const level of levels) {
    const ranges = findings.filter((one) => one.level === level && one.end > one.start).map((one) => rangeOf(one.start, one.end)).filter(Boolean)
    if (ranges.length) CSS.highlights.set(`candor-${level}`, new Highlight(...ranges))
    else CSS.highlights.delete(`candor-${level}`)
  }
}

/** Notes that stay are the same elements, so that nothing flickers and the focus is not lost. */
function show() {
  const before = new Map([...list.children].map((item) => [item.dataset.key, item]))
  const focused = list.contains(document.activeElement) ? [...list.children].indexOf(document.activeElement.closest('li')) : -1
  const seen = {}
  const items = findings.map((one) => {
    const name = `${one.rule} ${one.text} ${one.fixes.map((fix) => fix.replacement)}`
    seen[name] = (seen[name] ?? 0) + 1
    const key = `${name} ${seen[name]}`
    const item = before.get(key) ?? note(one, key)
    item.finding = one
    return item
  })
  if (items.length !== list.children.length || items.some((item, i) => item !== list.children[i])) {
    const active = document.activeElement
    list.replaceChildren(...items)
    if (focused >= 0) {
      if (items.some((item) => item.contains(active))) active.focus({ preventScroll: true })
      else (items[Math.min(focused, items.length - 1)]?.firstElementChild ?? text).focus({ preventScroll: true })
    }
  }
}

const levelNames = { error: 'change this', warning: 'look again', suggestion: 'an idea', good: 'good' }

function note(one, key) {
  const item = document.createElement('li')
  item.dataset.key = key
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

/** Shows which words a note is about. */
function point(one) {
  if (!globalThis.CSS?.highlights) return
  const range = one && one.end > one.start ? rangeOf(one.start, one.end) : null
  if (range) CSS.highlights.set('candor-current', new Highlight(range))
  else CSS.highlights.delete('candor-current')
}

/** Says to a screen reader what changed, once the typing has stopped. */
function tell(reviewed) {
  say(state)
  const tone = reviewed.measures.tone
  by('tone').hidden = false
  by('tone').querySelector('i').style.left = `${Math.round(4 + tone.score * 92)}%`
  by('tone').querySelector('.bar').setAttribute('aria-label', `Tone: ${tone.label}`)
  by('markers').textContent = tone.markers.length ? `${tone.label}: ${tone.markers.slice(0, 4).map((one) => one.name).join(', ')}` : ''
  const matter = findings.filter((one) => one.level !== 'good')
  const news = matter.length === 0 ? 'Nothing to change.'
    : `${matter.length === 1 ? 'One note' : `${matter.length} notes`}: ${matter.slice(0, 3).map((one) => one.message).join('; ')}.`
  clearTimeout(timers.say)
  if (news !== painted) timers.say = setTimeout(() => { painted = news; by('said').textContent = news }, sayAfter)
}

// ---- changing the text for the candidate ------------------------------------------------------------------------

/** Puts words in place through the browser's own editing, so that Ctrl+Z takes them back. */
function put(start, end, words) {
  const range = rangeOf(start, end)
  if (!range) return
  text.focus({ preventScroll: true })
  const selection = getSelection()
  selection.removeAllRanges()
  selection.addRange(range)
  if (words) document.execCommand('insertText', false, words)
  else document.execCommand('delete')
}

function replaceAll(words) {
  put(0, read().length, words)
}

function fix(one) {
  for (const change of [...one.fixes].sort((a, b) => b.start - a.start)) put(change.start, change.end, change.replacement)
  by('said').textContent = 'Changed. Control Z takes it back.'
  painted = ''
  findings = findings.filter((other) => other !== one)
  typed()
}

async function leave(one) {
  findings = findings.filter((other) => other !== one)
  show()
  paint()
  const answer = await post(`/api/drafts/${draft}/leave`, { left: one.left }).catch(() => null)
  if (answer?.ok) leftCount((await answer.json()).left)
  review()
}

function leftCount(count) {
  const button = by('again')
  button.hidden = count === 0
  button.textContent = count === 1 ? 'One note is left alone; look at it again' : `${count} notes are left alone; look at them again`
}

by('again').addEventListener('click', async () => {
  await post(`/api/drafts/${draft}/leave`, { left: null })
  leftCount(0)
  review()
})

// ---- keys and buttons -------------------------------------------------------------------------------------------

const notes = () => [...list.querySelectorAll('.note')]

text.addEventListener('keydown', (event) => {
  if (!(event.altKey && event.key === 'ArrowDown') && event.key !== 'F8') return
  event.preventDefault()
  // The gravest first, and of equals the nearest to the caret.
  const at = caret()
  const far = (one) => (at < one.start ? one.start - at : Math.max(0, at - one.end))
  const best = [...findings.keys()].sort((a, b) => levels.indexOf(findings[a].level) - levels.indexOf(findings[b].level) || far(findings[a]) - far(findings[b]))
  notes()[best[0]]?.focus()
})

list.addEventListener('keydown', (event) => {
  const all = notes()
  const here = all.indexOf(event.target.closest('.note'))
  const one = event.target.closest('li')?.finding
  if (event.ctrlKey || event.metaKey) return
  const go = { ArrowDown: here + 1, ArrowUp: here - 1, Home: 0, End: all.length - 1 }[event.key]
  if (go !== undefined) all[Math.min(Math.max(go, 0), all.length - 1)]?.focus()
  else if (event.key === 'f' || event.key === 'F') one?.fixes.length && fix(one)
  else if (event.key === 'l' || event.key === 'L') one && one.level !== 'good' && leave(one)
  else if (event.key === 'Escape') back(one)
  else return
  event.preventDefault()
})

function back(one) {
  text.focus()
  const range = one && rangeOf(one.end, one.end)
  if (range) { getSelection().removeAllRanges(); getSelection().addRange(range) }
  point(null)
}

function typed() {
  revision++
  keep({ text: read(), subject: subject?.value ?? '', base })
  state = 'saving'
  clearTimeout(timers.review)
  clearTimeout(timers.save)
  timers.review = setTimeout(review, reviewAfter)
  timers.save = setTimeout(save, saveAfter)
}

text.addEventListener('input', typed)
subject?.addEventListener('input', typed)
// What is pasted comes as plain text, also where the browser does not know "plaintext-only".
text.addEventListener('paste', (event) => {
  if (text.contentEditable === 'plaintext-only') return
  event.preventDefault()
  document.execCommand('insertText', false, event.clipboardData.getData('text/plain'))
})

by('mail')?.addEventListener('click', (event) => {
  const to = encodeURIComponent(event.currentTarget.dataset.to ?? '').replaceAll('%40', '@')
  event.currentTarget.href = `mailto:${to}?subject=${encodeURIComponent(subject?.value ?? '')}&body=${encodeURIComponent(read().replaceAll('\n', '\r\n'))}`
})

by('copy').addEventListener('click', async (event) => {
  const button = event.currentTarget
  await navigator.clipboard.writeText(read())
  button.textContent = 'Copied'
  by('said').textContent = 'Copied.'
  setTimeout(() => { button.textContent = 'Copy' }, 2000)
})

// What is sent, downloaded or left must be what is seen.
for (const way of [by('sent'), by('eml'), by('other')]) {
  way?.addEventListener(way.id === 'sent' ? 'submit' : 'click', async (event) => {
    if (read() === saved || way.dataset.ready) return
    event.preventDefault()
    await save()
    way.dataset.ready = 'yes'
    if (way.id === 'sent') way.requestSubmit()
    else way.click()
    delete way.dataset.ready
  })
}

addEventListener('pagehide', () => {
  if (read() !== saved) post(`/api/drafts/${draft}`, { text: read(), subject: subject?.value ?? '', revision: base }, { keepalive: true })
})
addEventListener('online', save)

// ---- begin ------------------------------------------------------------------------------------------------------

const mine = await kept()
if (mine && mine.text !== saved) {
  if (mine.base === base) {
    text.textContent = mine.text
    if (subject) subject.value = mine.subject
    say('brought back from this browser')
    save()
  } else {
    differ({ revision: base, text: saved }, mine.text)
    text.textContent = mine.text
  }
}
say(state)
review()

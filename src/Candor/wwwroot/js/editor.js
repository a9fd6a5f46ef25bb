// The Write page. This script owns the text: it keeps it in the browser first and on the server then, has it reviewed
// while it is typed, and paints what was found without touching the text, so that the caret never moves.

import { care } from './editor/care.js'
import { keep, kept } from './editor/keep.js'
import { deed, make } from './editor/make.js'
import { show } from './editor/notes.js'
import { levels, paint, point } from './editor/paint.js'
import { caret, put, rangeOf, read, replaceAll, text } from './editor/places.js'

const by = (id) => document.getElementById(id)
const desk = by('desk')

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
      if (read() === now) keep(draft, null)
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
    deed('Take the other one', () => { base = theirs.revision; note.hidden = true; replaceAll(theirs.text); keep(draft, null) }),
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
const deeds = { fix, leave }

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
  paint(findings)
  show(list, findings, deeds)
  tell(reviewed)
}

/** What makes it sound so, and what works against it: "warm: says thanks, greets; sharper by: why did or why is". */
function soundsSo(tone) {
  const told = tone.markers.slice(0, 4)
  const names = (some) => some.map((one) => one.name).join(', ')
  const warmer = names(told.filter((one) => one.weight > 0))
  const sharper = names(told.filter((one) => one.weight < 0))
  if (!warmer && !sharper) return ''
  const [made, against] = tone.label === 'curt' ? [sharper, warmer && `warmer by: ${warmer}`] : [warmer, sharper && `sharper by: ${sharper}`]
  return `${tone.label}: ${[made, against].filter(Boolean).join('; ')}`
}

/** Says to a screen reader what changed, once the typing has stopped. */
function tell(reviewed) {
  say(state)
  const tone = reviewed.measures.tone
  by('tone').hidden = false
  by('tone').querySelector('i').style.left = `${Math.round(4 + tone.score * 92)}%`
  by('tone').querySelector('.bar').setAttribute('aria-label', `Tone: ${tone.label}`)
  by('markers').textContent = soundsSo(tone)
  const matter = findings.filter((one) => one.level !== 'good')
  const news = matter.length === 0 ? 'Nothing to change.'
    : `${matter.length === 1 ? 'One note' : `${matter.length} notes`}: ${matter.slice(0, 3).map((one) => one.message).join('; ')}.`
  clearTimeout(timers.say)
  if (news !== painted) timers.say = setTimeout(() => { painted = news; by('said').textContent = news }, sayAfter)
}

// ---- changing the text for the candidate ------------------------------------------------------------------------

function fix(one) {
  for (const change of [...one.fixes].sort((a, b) => b.start - a.start)) put(change.start, change.end, change.replacement)
  by('said').textContent = 'Changed. Control Z takes it back.'
  painted = ''
  findings = findings.filter((other) => other !== one)
  typed()
}

async function leave(one) {
  findings = findings.filter((other) => other !== one)
  show(list, findings, deeds)
  paint(findings)
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
  keep(draft, { text: read(), subject: subject?.value ?? '', base })
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

const mine = await kept(draft)
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

// A practice session: one question after the other, in the way that was chosen. Nothing is asked of the browser before it
// is needed: typing loads neither microphone nor camera, nor the programs that listen and look.
import { beginAnswer, veryLong } from './answering.js'
import { forgetAnswer, keepAnswer, sendAnswer, sendRecording, transcribe, unsent, waitingRecordings } from './keep.js'
import { notes } from './notes.js'
import { chosen, devices, fault, isLive, letOut, showLevel, tell, whenGone } from './room.js'
import { hush, say, whenVoice } from './voice.js'

const page = document.getElementById('session')
const at = (id) => document.getElementById(id)
const questions = [...document.querySelectorAll('#session-questions > li')].map((item) => ({ ...item.dataset }))
const set = page.dataset
// A way whose device has gone is the way below it.
const way = () => (chosen() === 'typed' || !isLive('audio') ? 'typed' : isLive('video') ? chosen() : 'spoken')
const isSpoken = () => way() !== 'typed'
const rehearsesCall = set.rehearsal === 'call'

/** Milliseconds that a word takes to say, at 160 words a minute. */
const perWord = 375

let number = Number(new URL(location).searchParams.get('at') ?? 1) - 1
let asked = 0
let answering = null
let latest = null
let wake = null

at('made-of').open = false
at('ready').hidden = false
for (const id of ['asking', 'after']) at(id).hidden = true
number = Math.min(Math.max(0, number), questions.length - 1)
whenVoice((there) => { for (const one of page.querySelectorAll('[data-voice]')) one.hidden = !there })
sendWhatWaits()
whenGone(
  (kind) => {
    answering?.unplugged(kind)
    if (kind === 'audio' && answering) at('typed').hidden = false
  },
  (back) => answering?.rejoin(back),
)
const book = notes(set.id, () => ({ question: number + 1, seconds: answering?.seconds ?? 0 }))

// What an earlier visit could not send goes first; a cut-off answer is kept as it was.
async function sendWhatWaits() {
  const all = await unsent()
  const left = all.filter((one) => one.text || one.sound?.talk.length > 0)
  for (const answer of all) await (left.includes(answer) ? sendAnswer(answer) : forgetAnswer(answer.id))
  const recordings = await waitingRecordings()
  for (const id of recordings) await sendRecording(id)
  if (left.length > 0) tell(left.length === 1 ? 'An answer that was cut off last time is kept now.' : `${left.length} answers that were cut off last time are kept now.`)
}

// ---- a question

at('begin').addEventListener('click', async () => {
  if (devices) devices.ears.onFrame = null
  wake = await navigator.wakeLock?.request('screen').catch(() => null)
  at('ready').hidden = true
  page.classList.add('begun')
  ask()
})

async function ask() {
  const question = questions[number]
  for (const id of ['after', 'recognising']) at(id).hidden = true
  at('asking').hidden = false
  at('asking').dataset.phase = 'think'
  at('count').textContent = `${number + 1} of ${questions.length}`
  at('range').textContent = question.range
  at('reason').textContent = question.reason
  at('typed').value = ''
  at('wrong').hidden = true
  at('talk').hidden = false
  at('done').hidden = at('pause').hidden = true
  at('typed').hidden = isSpoken()
  at('self-small').hidden = way() !== 'camera'
  at('now').textContent = ''
  if (way() === 'camera') {
    at('self-small').srcObject = devices.stream
    at('self-small').play().catch(() => {})
  }
  if (rehearsesCall) return askAsOnACall(question)
  at('question').textContent = question.ask
  asked = performance.now()
  tick('think')
  if (at('aloud').checked) {
    await say(question.ask)
    asked = performance.now()
  }
  at('talk').focus()
}

// The words come one by one, as they are said; who speaks into them is heard to.
async function askAsOnACall(question) {
  const words = question.ask.split(/\s+/)
  at('question').textContent = ''
  asked = performance.now() + words.length * perWord
  answer()
  for (const word of words) {
    at('question').textContent += `${at('question').textContent ? ' ' : ''}${word}`
    await new Promise((done) => setTimeout(done, perWord))
  }
}

at('talk').addEventListener('click', answer)

function answer() {
  const question = questions[number]
  hush()
  at('talk').hidden = true
  at('done').hidden = at('pause').hidden = false
  at('pause').textContent = 'Pause'
  at('asking').dataset.phase = 'answer'
  let typedAt = null
  at('typed').oninput = () => { typedAt ??= performance.now() }
  const given = {
    id: crypto.randomUUID(),
    session: set.id,
    questionId: question.id,
    question: question.ask,
    topic: question.topic,
    way: way(),
    asked: () => asked,
    typedAt: () => typedAt,
  }
  const by = { ...(isSpoken() ? devices : {}), ...(way() === 'camera' ? {} : { seen: null }), recording: isSpoken() && at('record').checked, wav: isSpoken() && set.recogniser !== '' }
  try {
    answering = beginAnswer(given, by, showNow)
    answering.words = () => at('typed').value
  } catch (error) {
    fault(`The answer could not begin (${error.message}). Typing works.`)
    at('typed').hidden = false
    answering = beginAnswer({ ...given, way: 'typed' }, { recording: false, wav: false }, showNow)
    answering.words = () => at('typed').value
  }
  if (!at('typed').hidden) at('typed').focus()
}

function showNow({ level, seconds, quiet, dead, state }) {
  showLevel(level)
  clearInterval(tick.timer)
  const time = minutes(seconds)
  if (at('clock').textContent !== time) at('clock').textContent = time
  const said = dead ? 'Nothing comes from the microphone: is it muted?'
    : seconds > veryLong ? 'Two hours. It is all kept; nobody listens that long.'
    : state === 'dark' ? 'It is too dark to see your face; the sound goes on.'
    : state === 'lost' ? 'Your face is not in the picture; the sound goes on.'
    : state === 'several' ? 'There is more than one face; none is measured.'
    : quiet > 8 && isSpoken() ? 'Quiet is fine. Go on, or press “Done”.'
    : ''
  if (at('now').textContent !== said) at('now').textContent = said
}

at('pause').addEventListener('click', () => {
  if (answering.isPaused) answering.resume()
  else answering.pause()
  at('pause').textContent = answering.isPaused ? 'Go on' : 'Pause'
})

at('done').addEventListener('click', async () => {
  at('done').disabled = true
  const { answer: made, wav, recorded } = await answering.end()
  answering = null
  at('done').disabled = false
  latest = { made, wav }
  at('words').value = made.text
  at('recognising').hidden = true
  const spoken = made.way !== 'typed'
  at('transcript').hidden = !spoken
  if (!spoken && !made.text.trim() && !rehearsesCall) {
    wrong('There is no answer in it yet: write some words first.')
    at('talk').hidden = false
    at('done').hidden = at('pause').hidden = true
    return
  }
  await save()
  if (recorded) sendRecording(made.id).then((why) => why && tell(why))
  at('asking').hidden = true
  at('after').hidden = false
  const silent = spoken && made.sound.talk.length === 0
  at('after-said').textContent = made.sound?.dead ? 'The microphone gave no sound: nothing was measured. Is it muted, or the wrong one?'
    : silent ? 'Nobody was heard to speak. You can write down what you said, or answer again.'
    : spoken ? `${minutes(made.sound.seconds)} long.${set.recogniser ? '' : ' Write down what you said, as well as you remember it, and its words are looked at too.'}`
    : ''
  at('look').href = `/practise/answers/${made.id}`
  at('next').textContent = number + 1 < questions.length ? 'Next question' : 'See how it went'
  ;(spoken && !silent && set.recogniser === '' ? at('words') : at('next')).focus()
  for (const button of page.querySelectorAll('[data-recognise]')) button.hidden = !spoken || silent
})

async function save() {
  const why = await sendAnswer(latest.made)
  if (why) wrong(why)
}

// ---- after an answer

at('words').addEventListener('input', () => {
  latest.made.text = at('words').value
  latest.made.from = 'own'
  keepAnswer(latest.made)
  clearTimeout(save.timer)
  save.timer = setTimeout(save, 600)
})

at('file').addEventListener('change', async () => {
  const [file] = at('file').files
  if (!file) return
  if (file.size > 4_000_000) return wrong('That file is longer than a transcript can be: 4 MB at most.')
  took(await file.text(), 'file')
})

for (const button of page.querySelectorAll('[data-recognise]')) {
  button.addEventListener('click', async () => {
    at('recognising').hidden = false
    button.disabled = true
    try {
      const { text, from } = await transcribe(await latest.wav.file(), button.dataset.recognise)
      took(text, from)
    } catch (error) {
      wrong(error instanceof TypeError ? 'Candor does not answer. Your answer is kept; try again when it runs.' : error.message)
    }
    at('recognising').hidden = true
    button.disabled = false
  })
}

async function took(text, from) {
  latest.made.text = text
  latest.made.from = from
  at('words').value = plain(text)
  await save()
  tell('Its words are measured now. Correct what is wrong: the measures follow.')
}

// Word times stay with the answer; to be read and corrected, they are words. A correction is without times.
function plain(text) {
  try {
    return JSON.parse(text).words.map((word) => word.text).join(' ')
  } catch {
    return text
  }
}

async function leave() {
  if (save.timer) {
    clearTimeout(save.timer)
    await save()
  }
  latest?.wav?.forget()
}

at('again').addEventListener('click', async () => {
  await leave()
  ask()
})

at('next').addEventListener('click', async () => {
  await leave()
  if (++number < questions.length) return ask()
  await book.flush()
  await letOut()
  wake?.release()
  location.assign(`/practise/sessions/${set.id}/report`)
})

// ---- small things

at('hear').addEventListener('click', () => say(questions[number].ask))

function tick(phase) {
  const from = performance.now()
  clearInterval(tick.timer)
  tick.timer = setInterval(() => { at('clock').textContent = `${phase} ${minutes((performance.now() - from) / 1000)}` }, 500)
}

function minutes(seconds) {
  const whole = Math.floor(seconds)
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`
}

function wrong(text) {
  at('wrong').textContent = text
  at('wrong').hidden = false
}

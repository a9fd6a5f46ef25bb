// One answer while it is given: hears, watches, records as the way wants it, and keeps what there is every few seconds.
import { Hearing } from './sound.js'
import { watch } from './camera.js'
import { Watching } from './watching.js'
import { keepAnswer } from './keep.js'
import { record } from './recorder.js'
import { WavPieces } from './wav.js'

/** Seconds between two copies in this browser's own store. */
const keptEvery = 5

/** Seconds after which one is told that nobody would listen that long; it goes on all the same. */
export const veryLong = 7200

/**
 * @param {object} given what is known before: id, session, questionId, question, topic, way
 * @param {{ stream?: MediaStream, ears?: object, video?: HTMLVideoElement, seen?: object, rest?: object, recording: boolean, wav: boolean }} by
 * @param {(now: { level: number, seconds: number, talking: boolean, quiet: number, dead: boolean, state?: string }) => void} onNow
 */
export function beginAnswer(given, by, onNow) {
  const began = performance.now()
  const hearing = by.ears ? new Hearing() : null
  const watching = by.seen && by.rest ? new Watching(by.rest) : null
  const wav = by.stream && by.wav ? new WavPieces(given.id) : null
  const recorder = by.stream && by.recording ? record(by.stream, given.id) : null
  let paused = false
  let pausedFor = 0
  let pausedAt = 0
  let state
  let cut = null
  let first = null

  const seconds = () => (performance.now() - began - pausedFor - (paused ? performance.now() - pausedAt : 0)) / 1000
  const hear = (ears) => {
    ears.onFrame = (frame) => {
      if (paused) return
      hearing.add(frame)
      wav?.add(frame.samples)
      if (first === null && hearing.isTalking) first = performance.now()
      onNow({ level: frame.level, seconds: hearing.seconds, talking: frame.chance > 0.5, quiet: hearing.quiet, dead: hearing.isDead, state })
    }
  }
  const see = (video, seen) => watch(video, seen, (look) => { if (!paused) state = watching.add(seconds(), look) })
  if (hearing) hear(by.ears)
  let eyes = watching ? see(by.video, by.seen) : null
  const clock = hearing ? null : setInterval(() => onNow({ level: 0, seconds: seconds(), talking: false, quiet: 0, dead: false }), 250)

  const now = (text) => ({
    ...given,
    text: text(),
    thinkingSeconds: thinking(),
    sound: hearing ? { ...hearing.result(), cutShort: cut === 'audio' || cut === 'both' } : null,
    body: watching ? { ...watching.result(), cutShort: cut === 'video' || cut === 'both' } : null,
  })
  // From the question's last word to the answer's first; below zero where somebody spoke into it.
  const thinking = () => {
    const begins = first ?? given.typedAt?.() ?? null
    return begins === null ? null : Math.round(begins - given.asked()) / 1000
  }
  let text = () => ''
  const pause = () => {
    if (paused) return
    paused = true
    pausedAt = performance.now()
    recorder?.pause()
  }
  const resume = () => {
    paused = false
    pausedFor += performance.now() - pausedAt
    recorder?.resume()
  }
  const keeping = setInterval(() => keepAnswer(strip(now(text))), keptEvery * 1000)

  return {
    /** Where the words come from while they are typed. */
    set words(from) {
      text = from
    },
    get seconds() {
      return hearing ? hearing.seconds : seconds()
    },
    get isPaused() {
      return paused
    },
    pause,
    resume,
    /** A device went. Without a microphone time stands still; a camera's last picture is not looked at again and again. */
    unplugged(kind) {
      cut = cut && cut !== kind ? 'both' : kind
      if (kind === 'audio' && hearing) pause()
      if (kind === 'video') {
        eyes?.stop()
        state = undefined
      }
      keepAnswer(strip(now(text)))
    },
    /** They are back, and the answer goes on. Its recording ends where the old device did. */
    rejoin(devices) {
      if (hearing) hear((by.ears = devices.ears))
      eyes?.stop()
      if (watching && devices.seen) eyes = see(devices.video, devices.seen)
      if (paused) resume()
    },
    /** Ends it: what was heard and seen, ready to be sent, and its sound for a recogniser. */
    async end() {
      clearInterval(keeping)
      clearInterval(clock)
      eyes?.stop()
      if (by.ears) by.ears.onFrame = null
      await recorder?.stop()
      return { answer: strip(now(text)), wav, recorded: recorder !== null }
    },
  }
}

// Functions are of this page, and not of what is kept.
function strip(answer) {
  return Object.fromEntries(Object.entries(answer).filter(([, value]) => typeof value !== 'function'))
}

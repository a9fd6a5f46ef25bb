// The microphone: asked for here and nowhere else, heard as frames of 32 ms, each with the chance that it holds speech.
// The voice-activity model (Silero, through @ricky0123/vad-web) is loaded only when this is called for.
import { Talk } from './pauses.js'
import { Loudness, syllables } from './syllables.js'

const vendor = '/vendor/'

/** Loudness below which a microphone gives nothing: full scale is 1. An open microphone in a quiet room gives ten times more. */
const dead = 1e-4

let loading

/** Loads the model's program once; about 14 MB, all of it from this machine. */
function program() {
  loading ??= new Promise((done, failed) => {
    const script = document.createElement('script')
    script.src = `${vendor}vad/bundle.min.js`
    script.onload = () => done(window.vad)
    script.onerror = () => failed(new Error('The part that hears speech could not be loaded.'))
    document.head.append(script)
  })
  return loading
}

/** The detector, not listening yet. `model.process(frame)` gives the chance for 512 samples at 16,000 a second. */
export async function detector(options = {}) {
  const { MicVAD } = await program()
  return MicVAD.new({
    model: 'v5',
    baseAssetPath: `${vendor}vad/`,
    onnxWASMBasePath: `${vendor}onnxruntime/`,
    startOnLoad: false,
    // The frames are what is wanted; the detector's own cutting into sentences is kept short, so that it holds no more.
    redemptionMs: 96,
    preSpeechPadMs: 0,
    minSpeechMs: 96,
    ...options,
  })
}

/**
 * Listens to a stream until `stop` is called; whoever wants the frames sets `onFrame`, which is given
 * `{ level, chance, samples }` 31 times a second.
 * @param {MediaStream} stream with one track of sound
 */
export async function listen(stream) {
  const ears = { onFrame: null, stop: () => heard.destroy().catch(() => {}) }
  const heard = await detector({
    getStream: async () => stream,
    // Whoever opened the stream closes it.
    pauseStream: async () => {},
    resumeStream: async () => stream,
    onFrameProcessed: ({ isSpeech }, samples) => ears.onFrame?.({ level: level(samples), chance: isSpeech, samples }),
  })
  await heard.start()
  return ears
}

function level(samples) {
  let sum = 0
  for (const sample of samples) sum += sample * sample
  return Math.sqrt(sum / samples.length)
}

/** What is heard of one answer. Pure: it is given frames, and knows no microphone. */
export class Hearing {
  #talk = new Talk()
  #loudness = new Loudness()
  #loudest = 0

  add({ level, chance, samples }) {
    this.#talk.add(chance)
    this.#loudness.add(samples)
    this.#loudest = Math.max(this.#loudest, level)
  }

  get isTalking() {
    return this.#talk.isTalking
  }

  /** Seconds heard. */
  get seconds() {
    return this.#talk.heard
  }

  /** Seconds since anybody spoke; since the start where nobody has. */
  get quiet() {
    return this.#talk.isTalking ? 0 : this.seconds - this.#talk.lastEnd
  }

  /** The microphone gives nothing at all: muted, unplugged, or the wrong one. */
  get isDead() {
    return this.seconds > 2 && this.#loudest < dead
  }

  /** What is kept of the sound: stretches and counts, never the sound itself. */
  result() {
    const talk = this.#talk.spans()
    const found = syllables(this.#loudness.decibels, this.#loudness.voiced, talk)
    return {
      seconds: round(this.seconds),
      talk: talk.map(([from, to]) => ({ from: round(from), to: round(to) })),
      syllables: talk.length > 0 ? found.length : null,
      dead: this.isDead,
    }
  }
}

const round = (seconds) => Math.round(seconds * 1000) / 1000

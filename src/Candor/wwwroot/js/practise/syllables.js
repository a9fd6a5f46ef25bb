// Syllables a second from the sound alone, after de Jong and Wempe (2009), "Praat script to detect syllable nuclei and
// measure speech rate automatically", Behavior Research Methods 41: a syllable is a peak of loudness that rises above the
// rest, has a dip before it, and is voiced. An estimate: it hears no words.

/** Samples a second that `Loudness` takes. */
export const sampleRate = 16000

/** Seconds between two values of the loudness curve. */
export const stepSeconds = 0.01

const step = sampleRate * stepSeconds

/** Samples under one value: 64 ms, the window that the script's lowest pitch of 50 Hz gives. */
const windowSize = 1024

/** dB that a peak stands above the valley before it; the paper's 2 misses a sixth of the syllables of the clear voices tried here. */
const dip = 1

/** dB below the loudest hundredth under which nothing is a syllable. */
const range = 25

/** dB above the quietest tenth under which a peak is the room, not the voice. */
const aboveRoom = 4

/** Share of itself that a voiced sound repeats after one period. */
const voicedFrom = 0.3

/** Seconds: nobody speaks a syllable in less. */
const shortest = 0.08

const hann = Float32Array.from({ length: windowSize }, (_, i) => 0.5 - 0.5 * Math.cos((2 * Math.PI * (i + 0.5)) / windowSize))

/** The loudness curve of an answer, made while it is spoken: a value and "voiced or not" every 10 ms. */
export class Loudness {
  #rest = new Float32Array(windowSize * 4)
  #held = 0
  #db = new Float32Array(6000)
  #voiced = new Uint8Array(6000)

  /** Values so far. */
  length = 0

  /** Adds samples between -1 and 1, however many. */
  add(samples) {
    for (let from = 0; from < samples.length; ) {
      const take = Math.min(samples.length - from, this.#rest.length - this.#held)
      this.#rest.set(samples.subarray(from, from + take), this.#held)
      this.#held += take
      from += take
      let at = 0
      for (; this.#held - at >= windowSize; at += step) this.#put(this.#rest.subarray(at, at + windowSize))
      this.#rest.copyWithin(0, at, this.#held)
      this.#held -= at
    }
  }

  get decibels() {
    return this.#db.subarray(0, this.length)
  }

  get voiced() {
    return this.#voiced.subarray(0, this.length)
  }

  #put(frame) {
    if (this.length === this.#db.length) {
      this.#db = grown(this.#db)
      this.#voiced = grown(this.#voiced)
    }
    this.#db[this.length] = loudness(frame)
    this.#voiced[this.length++] = isVoiced(frame) ? 1 : 0
  }
}

function grown(array) {
  const larger = new array.constructor(array.length * 2)
  larger.set(array)
  return larger
}

function loudness(frame) {
  let sum = 0
  let weight = 0
  for (let i = 0; i < frame.length; i++) {
    sum += frame[i] * frame[i] * hann[i]
    weight += hann[i]
  }
  return 10 * Math.log10(sum / weight + 1e-10)
}

// A voiced sound repeats itself 60 to 400 times a second. At a quarter of the rate the question costs next to nothing.
function isVoiced(frame) {
  const size = frame.length / 4
  const low = new Float32Array(size)
  let mean = 0
  for (let i = 0; i < size; i++) {
    low[i] = (frame[4 * i] + frame[4 * i + 1] + frame[4 * i + 2] + frame[4 * i + 3]) / 4
    mean += low[i] / size
  }
  for (let i = 0; i < size; i++) low[i] -= mean
  let best = 0
  for (let lag = 10; lag <= 66; lag++) {
    let same = 0
    let one = 1e-9
    let other = 1e-9
    for (let i = lag; i < size; i++) {
      same += low[i] * low[i - lag]
      one += low[i] * low[i]
      other += low[i - lag] * low[i - lag]
    }
    best = Math.max(best, same / Math.sqrt(one * other))
  }
  return best >= voicedFrom
}

/**
 * The moments of the syllables, in seconds.
 * @param {Float32Array} decibels the loudness curve
 * @param {Uint8Array} voiced 1 where it is voiced
 * @param {number[][]} talk stretches of talk as [from, to] in seconds; what lies outside is not looked at
 */
export function syllables(decibels, voiced, talk) {
  if (decibels.length === 0) return []
  const loud = quantiles(decibels)
  const least = Math.max(loud(0.99) - range, loud(0.1) + aboveRoom)
  return talk.flatMap(([from, to]) => nuclei(decibels, voiced, Math.floor(from / stepSeconds), Math.ceil(to / stepSeconds), least))
}

// By counting hundredths of a dB: asked every few seconds, of two hours of it, sorting would hold the page up.
function quantiles(decibels) {
  const lowest = -101
  const counts = new Uint32Array(102 * 100)
  const at = (decibel) => Math.min(counts.length - 1, Math.max(0, Math.floor((decibel - lowest) * 100)))
  for (const decibel of decibels) counts[at(decibel)]++
  return (share) => {
    let left = Math.floor(decibels.length * share)
    let i = 0
    while (left >= counts[i]) left -= counts[i++]
    return lowest + i / 100
  }
}

function nuclei(decibels, voiced, first, end, least) {
  const found = []
  let valley = Infinity
  let peak = -1
  for (let i = first; i < Math.min(end, decibels.length); i++) {
    const now = decibels[i]
    if (peak >= 0 && now > decibels[peak]) peak = i
    else if (peak < 0 && now - valley >= dip) peak = i
    else if (peak < 0) valley = Math.min(valley, now)
    if (peak >= 0 && decibels[peak] - now >= dip) {
      if (decibels[peak] >= least && voiced[peak]) found.push(peak)
      peak = -1
      valley = now
    }
  }
  if (peak >= 0 && decibels[peak] >= least && voiced[peak]) found.push(peak)
  const far = shortest / stepSeconds
  return found.filter((at, i) => i === 0 || at - found[i - 1] >= far).map((at) => (at + windowSize / step / 2) * stepSeconds)
}

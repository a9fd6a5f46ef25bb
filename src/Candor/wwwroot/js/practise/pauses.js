// Talk and pauses from the sound. A voice-activity model says for each frame of 32 ms how likely it holds speech; what
// follows here is arithmetic without a browser: when talk begins and ends, and which silences are pauses.

/** Seconds that one frame of the model lasts: 512 samples at 16,000 a second. */
export const frameSeconds = 512 / 16000

/** Seconds. A shorter silence is the closing of a "t" or a breath inside a phrase; MeasurePace holds words to the same. */
export const shortestPause = 0.3

/** Talk begins above `begins` and goes on until the chance falls below `ends`: one wavering frame is no pause. */
const begins = 0.5
const ends = 0.35

/** Seconds that the model goes on calling speech after the last sound. */
const lag = frameSeconds

/** Seconds of talk below which it was a click or a cough. */
const shortestTalk = 0.1

/**
 * Collects the frames of one answer. Keeps stretches, not frames, so that two hours take no more room than their talk.
 */
export class Talk {
  #from = null
  #spans = []

  /** Seconds heard so far. */
  heard = 0

  /** Adds one frame: the chance, 0 to 1, that it holds speech. */
  add(chance) {
    if (this.#from === null && chance >= begins) this.#from = this.heard
    else if (this.#from !== null && chance < ends) this.#close(this.heard)
    this.heard += frameSeconds
  }

  get isTalking() {
    return this.#from !== null
  }

  /** When talk last ended; 0 before the first. */
  get lastEnd() {
    return this.#spans.at(-1)?.[1] ?? 0
  }

  /** Stretches of talk as [from, to] in seconds, silences shorter than a pause closed. */
  spans() {
    const all = this.#from === null ? this.#spans : [...this.#spans, [this.#from, this.heard]]
    return joined(all).filter(([from, to]) => to - from >= shortestTalk)
  }

  #close(at) {
    this.#spans.push([this.#from, Math.max(this.#from, at - lag)])
    this.#from = null
    if (this.#spans.length > 200) this.#spans = joined(this.#spans)
  }
}

function joined(spans) {
  const all = []
  for (const [from, to] of spans) {
    const last = all.at(-1)
    if (last && from - last[1] < shortestPause) last[1] = to
    else all.push([from, to])
  }
  return all
}

/** The silences between stretches of talk, as [from, to]: thinking before and quiet after the answer are no pauses. */
export function pausesOf(spans) {
  return spans.slice(1).map(([from], i) => [spans[i][1], from])
}

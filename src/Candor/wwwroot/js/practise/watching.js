// What the camera shows of an answer, out of a few numbers a picture (see face-worker.js). Arithmetic without a browser.
// Everything is held against the calibration: where the head is when one looks at the camera, how wide the mouth is at rest
// and in a smile. Nobody is compared with anybody else.

/** How far the nose may wander between the ears before the head counts as turned away: about 15 degrees. */
const turned = 0.15

/** Degrees, as the face mesh gives them, before the head counts as turned up or down: about 16 degrees of a real head. */
const tilted = 9.5

/** Mean brightness of the face, of 255, below which nothing is measured. */
const tooDark = 40

/** How much wider than at rest a calibrated smile has to be before smiles are measured at all. */
const plainSmile = 1.06

/** How much larger than at the start a face is that leans in. */
const leansIn = 1.25

/** Head widths a second from which the head moves. */
const moves = 0.25

/** Seconds that a state lasts before it is a stretch: a glance that nobody sees is none. */
const shortest = 0.3

/** Seconds that one picture can stand for; after a longer gap nobody watched. */
const longestGap = 1

const degrees = 180 / Math.PI

/**
 * The head at rest, the median of some pictures of one who looks at the camera.
 * @returns null where fewer than five of the pictures had one well-lit face
 */
export function calibrate(looks) {
  const faces = looks.filter((look) => look.faces.length === 1 && look.light >= tooDark).map((look) => look.faces[0])
  if (faces.length < 5) return null
  const of = (value) => median(faces.map(value))
  return { turn: of((f) => f.turn), pitch: of((f) => f.pitch), mouth: of((f) => f.mouth), size: of((f) => f.box[2]), smile: null }
}

/** Adds the smile; it stays null where the mouth hardly changed, and smiles are then not measured. */
export function calibrateSmile(rest, looks) {
  const wide = median(looks.filter((look) => look.faces.length === 1).map((look) => look.faces[0].mouth))
  return { ...rest, smile: wide >= rest.mouth * plainSmile ? wide : null }
}

/** What one picture shows: "dark", "lost", "several", "away" or "towards". */
export function stateOf(rest, { light, faces }) {
  if (light < tooDark) return 'dark'
  if (faces.length === 0) return 'lost'
  if (faces.length > 1) return 'several'
  const away = Math.abs(faces[0].turn - rest.turn) > turned || Math.abs(faces[0].pitch - rest.pitch) * degrees > tilted
  return away ? 'away' : 'towards'
}

/** Collects the pictures of one answer; keeps stretches, not pictures. */
export class Watching {
  #rest
  #last = null
  #before = null
  #recent = []
  #moved = 0
  #still = 0
  #spans = { away: [], lost: [], dark: [], several: [], smile: [], near: [], edge: [] }

  /** Seconds watched, and pictures looked at. */
  seconds = 0
  frames = 0

  constructor(rest) {
    this.#rest = rest
  }

  /** @param {number} at seconds since the answer began */
  add(at, look) {
    this.frames++
    const gap = this.#last === null ? 0 : at - this.#last
    this.#last = at
    const state = this.#settle(stateOf(this.#rest, look))
    if (gap <= 0 || gap > longestGap) {
      this.#before = null
      return state
    }
    this.seconds += gap
    const face = look.faces[0]
    if (state !== 'towards') this.#put(state, at - gap, at)
    if (state === 'towards' || state === 'away') this.#measure(face, at - gap, at, gap)
    else this.#before = null
    return state
  }

  // One picture that says otherwise is an error more often than a glance: two of the last three decide.
  #settle(state) {
    this.#recent = [...this.#recent.slice(-2), state]
    return this.#recent.length === 3 && this.#recent[0] === this.#recent[1] ? this.#recent[1] : state
  }

  #measure(face, from, to, gap) {
    if (!face) return
    const [x, y, w, h] = face.box
    const rest = this.#rest
    if (rest.smile && face.mouth > (rest.mouth + rest.smile) / 2) this.#put('smile', from, to)
    if (w > rest.size * leansIn) this.#put('near', from, to)
    const middle = x + w / 2
    if (x < 0.01 || y < 0.005 || x + w > 0.99 || y + h > 0.995 || middle < 0.25 || middle > 0.75) this.#put('edge', from, to)
    const now = [middle, y + h / 2]
    if (this.#before) {
      const speed = Math.hypot(now[0] - this.#before[0], now[1] - this.#before[1]) / w / gap
      if (speed > moves) this.#moved += gap
      else this.#still += gap
    }
    this.#before = now
  }

  #put(kind, from, to) {
    const spans = this.#spans[kind]
    const last = spans.at(-1)
    if (last && from - last.to < 0.2) last.to = to
    else spans.push({ from, to })
  }

  /** What is kept of it. */
  result() {
    const kept = Object.fromEntries(Object.entries(this.#spans).map(([kind, spans]) => [kind, long(spans)]))
    const measured = this.#moved + this.#still
    return {
      seconds: round(this.seconds),
      frames: this.frames,
      ...kept,
      smile: this.#rest.smile ? kept.smile : null,
      moving: measured >= 3 ? round(this.#moved / measured) : null,
    }
  }
}

function long(spans) {
  return spans.filter(({ from, to }) => to - from >= shortest).map(({ from, to }) => ({ from: round(from), to: round(to) }))
}

function median(values) {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)]
}

const round = (number) => Math.round(number * 1000) / 1000

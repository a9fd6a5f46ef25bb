// The sound of an answer as a WAV file (16,000 samples a second, one channel), for a recogniser. Kept in pieces until the
// answer is written down, and then forgotten.
import { keepPiece, pieces, forgetPieces } from './keep.js'

const rate = 16000

/** Samples in one piece: ten seconds. */
const pieceSize = rate * 10

export class WavPieces {
  #id
  #piece = new Int16Array(pieceSize)
  #held = 0
  #number = 0

  constructor(id) {
    this.#id = id
  }

  /** Adds samples between -1 and 1. */
  add(samples) {
    for (const sample of samples) {
      this.#piece[this.#held++] = Math.max(-1, Math.min(1, sample)) * 32767
      if (this.#held === pieceSize) this.#put()
    }
  }

  async file() {
    await this.#put()
    const all = await pieces(this.#id, 'wav')
    return new Blob([header(all.reduce((bytes, one) => bytes + one.size, 0)), ...all], { type: 'audio/wav' })
  }

  forget() {
    return forgetPieces(this.#id, 'wav')
  }

  #put() {
    const piece = new Blob([this.#piece.slice(0, this.#held)])
    this.#held = 0
    return keepPiece(this.#id, 'wav', this.#number++, piece)
  }
}

// RIFF, one "fmt " chunk of plain samples, one "data" chunk.
function header(bytes) {
  const view = new DataView(new ArrayBuffer(44))
  const letters = (at, text) => [...text].forEach((letter, i) => view.setUint8(at + i, letter.charCodeAt(0)))
  letters(0, 'RIFF')
  view.setUint32(4, 36 + bytes, true)
  letters(8, 'WAVEfmt ')
  view.setUint32(16, 16, true)
  view.setUint16(20, 1, true)
  view.setUint16(22, 1, true)
  view.setUint32(24, rate, true)
  view.setUint32(28, rate * 2, true)
  view.setUint16(32, 2, true)
  view.setUint16(34, 16, true)
  letters(36, 'data')
  view.setUint32(40, bytes, true)
  return view.buffer
}

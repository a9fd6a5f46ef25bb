// Recording, only where it was wished for: pieces of five seconds into this browser's own store, so that an hour takes no
// room in memory and a closed tab costs five seconds at most.
import { keepPiece } from './keep.js'

const pieceSeconds = 5

/** Bits a second: speech needs no more, and two hours stay below a gigabyte. */
const quality = { audioBitsPerSecond: 64_000, videoBitsPerSecond: 600_000 }

const kinds = ['video/webm;codecs=vp8,opus', 'video/webm', 'video/mp4']
const soundKinds = ['audio/webm;codecs=opus', 'audio/webm', 'audio/mp4', 'audio/ogg']

/** Records a stream for one answer until `stop`; null where this browser cannot. */
export function record(stream, id) {
  if (!('MediaRecorder' in window)) return null
  const type = (stream.getVideoTracks().length > 0 ? kinds : soundKinds).find((one) => MediaRecorder.isTypeSupported(one))
  if (!type) return null
  const recorder = new MediaRecorder(stream, { mimeType: type, ...quality })
  let number = 0
  let last = Promise.resolve()
  recorder.ondataavailable = ({ data }) => {
    if (data.size > 0) last = keepPiece(id, 'record', number++, new Blob([data], { type: type.split(';')[0] }))
  }
  recorder.start(pieceSeconds * 1000)
  return {
    pause: () => recorder.state === 'recording' && recorder.pause(),
    resume: () => recorder.state === 'paused' && recorder.resume(),
    stop: () =>
      new Promise((done) => {
        if (recorder.state === 'inactive') return done(last)
        recorder.onstop = () => done(last)
        recorder.stop()
      }),
  }
}

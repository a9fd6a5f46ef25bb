// The camera's pictures on their way to the worker that looks at them: one at a time, at whatever rate the machine gives.

/** Pictures a second at most; more tell nothing more about where a head is turned. */
const most = 12

/** Loads the worker and its models; about 5 MB from this machine, and only when this is called. */
export async function watcher() {
  const worker = new Worker('/js/practise/face-worker.js', { type: 'module' })
  const ask = (message, transfer = []) =>
    new Promise((done, failed) => {
      worker.onmessage = ({ data }) => (data.failed ? failed(new Error(data.failed)) : done(data))
      worker.onerror = (event) => failed(new Error(event.message || 'The part that sees a face could not be loaded.'))
      worker.postMessage(message, transfer)
    })
  await ask({ load: true })
  return {
    /** What one picture shows: `{ light, faces, tensors }`. Takes a video or whatever else can be drawn. */
    look: async (from) => {
      // A frame is handed over as it is; where there are none, as a bitmap.
      const picture = 'VideoFrame' in window ? new VideoFrame(from, { timestamp: 0 }) : await createImageBitmap(from)
      return ask({ picture }, [picture])
    },
    close: () => worker.terminate(),
  }
}

/**
 * Looks again and again at what a video element shows, until `stop` is called.
 * @param {(look: { light: number, faces: object[] }) => void} onLook
 */
export function watch(video, seen, onLook) {
  let stopped = false
  const again = async () => {
    while (!stopped) {
      const began = performance.now()
      if (video.readyState >= 2 && video.videoWidth > 0) {
        try {
          const look = await seen.look(video)
          if (!stopped) onLook(look)
        } catch {
          // A picture that cannot be read is one picture less.
        }
      }
      await new Promise((done) => setTimeout(done, Math.max(4, 1000 / most - (performance.now() - began))))
    }
  }
  again()
  return { stop: () => { stopped = true } }
}

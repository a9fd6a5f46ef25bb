// Looks at pictures of the camera beside the page, so that the page never waits: one picture in, a few numbers out. The
// picture is not kept. @vladmandic/human with its wasm backend, face finder and face mesh only; about 5 MB from this machine.
import { Human } from '/vendor/human/human.esm.js'

const human = new Human({
  backend: 'wasm',
  wasmPath: '/vendor/tfjs-wasm/',
  modelBasePath: '/vendor/human/models/',
  debug: false,
  async: true,
  warmup: 'none',
  cacheSensitivity: 0,
  filter: { enabled: false },
  gesture: { enabled: false },
  face: {
    enabled: true,
    detector: { rotation: false, maxDetected: 3, skipFrames: 0, skipTime: 0, minConfidence: 0.3 },
    mesh: { enabled: true, keepInvalid: false },
    attention: { enabled: false },
    iris: { enabled: false },
    description: { enabled: false },
    emotion: { enabled: false },
    antispoof: { enabled: false },
    liveness: { enabled: false },
  },
  body: { enabled: false },
  hand: { enabled: false },
  object: { enabled: false },
  segmentation: { enabled: false },
})

/** Points of the face mesh (MediaPipe's numbers): left and right as seen in the picture. */
const points = { nose: 1, leftEar: 234, rightEar: 454, leftEye: 33, rightEye: 263, leftMouth: 61, rightMouth: 291 }

let canvas

addEventListener('message', async ({ data }) => {
  try {
    if (data.load) {
      await human.load()
      postMessage({ ready: true })
      return
    }
    postMessage({ at: data.at, ...(await look(data.picture)) })
  } catch (error) {
    postMessage({ at: data.at, failed: String(error?.message ?? error) })
  }
})

async function look(picture) {
  const { width, height } = picture
  if (canvas?.width !== width || canvas?.height !== height) canvas = new OffscreenCanvas(width, height)
  const brush = canvas.getContext('2d', { willReadFrequently: true })
  brush.globalCompositeOperation = 'copy'
  brush.drawImage(picture, 0, 0)
  picture.close()
  const pixels = brush.getImageData(0, 0, width, height)
  const { face } = await human.detect(pixels)
  const faces = face.filter((one) => one.mesh?.length > 400)
  return { light: light(pixels, faces[0]?.box), faces: faces.map((one) => numbers(one, width, height)) }
}

function numbers(face, width, height) {
  const at = (name) => face.mesh[points[name]]
  const eyes = between(at('leftEye'), at('rightEye'))
  const [x, y, w, h] = face.box
  return {
    sure: face.boxScore,
    box: [x / width, y / height, w / width, h / height],
    // Where the tip of the nose stands between the ears, 0 to 1: the mesh's own angle to the side shows half of a turn.
    turn: along(at('nose'), at('leftEar'), at('rightEar')),
    pitch: face.rotation?.angle?.pitch ?? 0,
    mouth: between(at('leftMouth'), at('rightMouth')) / eyes,
  }
}

const between = (a, b) => Math.hypot(a[0] - b[0], a[1] - b[1])

// The share of the way from one point to another at which a third stands, in the picture's plane.
function along(point, from, to) {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]]
  return ((point[0] - from[0]) * dx + (point[1] - from[1]) * dy) / (dx * dx + dy * dy)
}

// Mean brightness, 0 to 255, of the face where there is one, else of the picture; every fourth pixel will do.
function light({ data, width, height }, box) {
  const [left, top, w, h] = (box ?? [0, 0, width, height]).map(Math.round)
  let sum = 0
  let count = 0
  for (let y = Math.max(0, top); y < Math.min(height, top + h); y += 4) {
    for (let x = Math.max(0, left); x < Math.min(width, left + w); x += 4) {
      const at = (y * width + x) * 4
      sum += 0.299 * data[at] + 0.587 * data[at + 1] + 0.114 * data[at + 2]
      count++
    }
  }
  return count ? sum / count : 0
}

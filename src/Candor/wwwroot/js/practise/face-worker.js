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

/** Pixels: the face finder works on less. */
const smallWidth = 320

addEventListener('message', async ({ data }) => {
  try {
    if (data.load) {
      await human.load()
      postMessage({ ready: true })
      return
    }
    postMessage(await look(data.picture))
  } catch (error) {
    postMessage({ failed: String(error?.message ?? error) })
  }
})

async function look(picture) {
  const pixels = await pixelsOf(picture)
  picture.close()
  const { width, height } = pixels
  const { face } = await human.detect(pixels)
  const faces = face.filter((one) => one.mesh?.length > 400)
  // What the models hold of the machine's memory must not grow; the long run looks at it.
  const tensors = human.tf.memory().numTensors
  return { tensors, light: light(pixels, faces[0]?.box), faces: faces.map((one) => numbers(one, width, height)) }
}

let room = new Uint8ClampedArray(0)
let small
let canvas

// The picture, made small. Its bytes are copied into room of our own: drawing a film, or making bitmaps of it, leaves each
// picture in memory that is shared with the browser, some 450 MB of them before it forgets the first.
async function pixelsOf(picture) {
  if (picture.copyTo) {
    try {
      const size = picture.allocationSize({ format: 'RGBA' })
      if (room.length < size) room = new Uint8ClampedArray(size)
      await picture.copyTo(room, { format: 'RGBA' })
      return smaller(room, picture.visibleRect.width, picture.visibleRect.height)
    } catch {
      // A browser that has frames and cannot turn them into colours draws them.
    }
  }
  const [w, h] = [picture.displayWidth ?? picture.width, picture.displayHeight ?? picture.height]
  const height = Math.round((smallWidth * h) / w)
  if (canvas?.height !== height) canvas = new OffscreenCanvas(smallWidth, height)
  const brush = canvas.getContext('2d', { willReadFrequently: true, alpha: false })
  brush.drawImage(picture, 0, 0, smallWidth, height)
  return brush.getImageData(0, 0, smallWidth, height)
}

// Each small pixel is the mean of those that it stands for. One picture's room serves them all: each is looked at before the next comes.
function smaller(from, w, h) {
  const scale = w / smallWidth
  const height = Math.round(h / scale)
  if (small?.height !== height) small = new ImageData(smallWidth, height)
  for (let y = 0, at = 0; y < small.height; y++) {
    const [top, bottom] = [Math.floor(y * scale), Math.max(Math.floor(y * scale) + 1, Math.min(h, Math.floor((y + 1) * scale)))]
    for (let x = 0; x < smallWidth; x++) {
      const left = Math.floor(x * scale)
      const right = Math.max(left + 1, Math.min(w, Math.floor((x + 1) * scale)))
      let [red, green, blue] = [0, 0, 0]
      for (let row = top; row < bottom; row++) {
        for (let pixel = (row * w + left) * 4; pixel < (row * w + right) * 4; pixel += 4) {
          red += from[pixel]
          green += from[pixel + 1]
          blue += from[pixel + 2]
        }
      }
      const count = (bottom - top) * (right - left)
      small.data[at++] = red / count
      small.data[at++] = green / count
      small.data[at++] = blue / count
      small.data[at++] = 255
    }
  }
  return small
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

// Makes pictures of a head whose direction is known: the still of a real face is laid over a surface (the face mesh's own
// depth in the face, as deep as faces are; the rest of the head falls away behind it) and that surface is turned by a given angle. Runs in the page.
const { Human } = await import('/vendor/human/human.esm.js')

/** @param {ImageBitmap} still a face that looks at the camera */
export async function makeHead(still) {
  const human = new Human({ backend: 'wasm', wasmPath: '/vendor/tfjs-wasm/', modelBasePath: '/vendor/human/models/', filter: { enabled: false }, face: { iris: { enabled: false }, description: { enabled: false }, emotion: { enabled: false }, attention: { enabled: false } }, body: { enabled: false }, hand: { enabled: false }, object: { enabled: false }, gesture: { enabled: false } })
  const sheet = new OffscreenCanvas(still.width, still.height)
  sheet.getContext('2d').drawImage(still, 0, 0)
  const { face } = await human.detect(sheet.getContext('2d').getImageData(0, 0, still.width, still.height))
  const mesh = face[0].mesh
  const [left, top, width, height] = face[0].box
  const centre = [left + width / 2, top + height * 0.45]
  const [wide, high] = [width * 0.78, height * 0.85]

  // From the ears' plane to the tip of the nose it is four fifths of the face's width in people; the mesh is flatter.
  const [nose, leftEar, rightEar] = [mesh[1], mesh[234], mesh[454]]
  const ears = (leftEar[2] + rightEar[2]) / 2
  const deep = (0.8 * Math.hypot(rightEar[0] - leftEar[0], rightEar[1] - leftEar[1])) / (ears - nose[2])

  // Depth in pixels towards the camera, over the plane through the ears. Beyond the face the head falls away behind it.
  const depth = (x, y) => {
    const near = mesh.map((point) => [Math.hypot(point[0] - x, point[1] - y), (ears - point[2]) * deep]).sort((a, b) => a[0] - b[0]).slice(0, 6)
    const weights = near.map(([d]) => 1 / (d * d + 1))
    const ofMesh = near.reduce((sum, [, z], i) => sum + z * weights[i], 0) / weights.reduce((a, b) => a + b, 0)
    return ofMesh - 0.8 * Math.max(0, near[0][0] - width * 0.05)
  }

  const step = 9
  const grid = []
  for (let y = top - height * 0.6; y <= top + height * 1.25; y += step) {
    const row = []
    for (let x = left - width * 0.5; x <= left + width * 1.5; x += step) row.push({ x, y, z: depth(x, y) })
    grid.push(row)
  }
  const triangles = []
  const inHead = (p) => ((p.x - centre[0]) / wide) ** 2 + ((p.y - centre[1]) / high) ** 2 < 1
  for (let r = 1; r < grid.length; r++) {
    for (let c = 1; c < grid[r].length; c++) {
      const [a, b, d, e] = [grid[r - 1][c - 1], grid[r - 1][c], grid[r][c - 1], grid[r][c]]
      if ([a, b, d, e].every(inHead)) triangles.push([a, b, d], [b, e, d])
    }
  }
  return { still, triangles, centre, wide, size: [still.width, still.height] }
}

/**
 * Draws the head turned. Degrees: yaw to the side, pitch up or down; shift in pixels; light 1 as it was taken; covered: a
 * sheet of paper before the face; twice: a second head beside it.
 * @returns {OffscreenCanvas} as large as the still
 */
export function turned(head, { yaw = 0, pitch = 0, shift = [0, 0], size = 1, light = 1, mirror = false, covered = false, twice = false } = {}) {
  const [width, height] = head.size
  const canvas = new OffscreenCanvas(width, height)
  const brush = canvas.getContext('2d')
  brush.fillStyle = '#8d8a84'
  brush.fillRect(0, 0, width, height)
  if (mirror) brush.setTransform(-1, 0, 0, 1, width, 0)
  if (twice) {
    for (const by of [-head.wide * 1.3, head.wide * 1.3]) draw(brush, head, { yaw, pitch, shift: [by + width / 2 - head.centre[0], 0], size: 0.7 })
  } else {
    draw(brush, head, { yaw, pitch, shift, size, covered })
  }
  if (light === 1) return canvas
  const lit = new OffscreenCanvas(width, height)
  const over = lit.getContext('2d')
  over.filter = `brightness(${light})`
  over.drawImage(canvas, 0, 0)
  return lit
}

function draw(brush, head, { yaw, pitch, shift, size, covered }) {
  const [cy, sy, cp, sp] = [Math.cos(rad(yaw)), Math.sin(rad(yaw)), Math.cos(rad(pitch)), Math.sin(rad(pitch))]
  const place = ({ x, y, z }) => {
    const [u, v] = [x - head.centre[0], y - head.centre[1]]
    const [u1, z1] = [u * cy + z * sy, z * cy - u * sy]
    return [head.centre[0] + u1, head.centre[1] + v * cp + z1 * sp, z1 * cp - v * sp]
  }
  brush.save()
  brush.translate(...shift)
  brush.translate(...head.centre)
  brush.scale(size, size)
  brush.translate(-head.centre[0], -head.centre[1])
  if (size >= 1 || !shift[0]) brush.drawImage(head.still, 0, 0)
  const placed = head.triangles.map((corners) => ({ corners, at: corners.map(place) }))
  placed.sort((a, b) => a.at[0][2] + a.at[1][2] + a.at[2][2] - (b.at[0][2] + b.at[1][2] + b.at[2][2]))
  for (const { corners, at } of placed) triangle(brush, head.still, corners, at)
  if (covered) {
    brush.fillStyle = '#d8d2c4'
    brush.fillRect(head.centre[0] - head.wide, head.centre[1] - head.wide * 1.3, head.wide * 2, head.wide * 2.6)
  }
  brush.restore()
}

const rad = (degrees) => (degrees * Math.PI) / 180

// One triangle of the still, moved: the affine map between the corners, a hair larger so that no seam shows.
function triangle(brush, still, [a, b, c], [p, q, r]) {
  const front = (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0])
  if (front <= 0) return
  const area = (b.x - a.x) * (c.y - a.y) - (c.x - a.x) * (b.y - a.y)
  const map = (i) => [((q[i] - p[i]) * (c.y - a.y) - (r[i] - p[i]) * (b.y - a.y)) / area, ((r[i] - p[i]) * (b.x - a.x) - (q[i] - p[i]) * (c.x - a.x)) / area]
  const [[xx, xy], [yx, yy]] = [map(0), map(1)]
  const middle = [(p[0] + q[0] + r[0]) / 3, (p[1] + q[1] + r[1]) / 3]
  brush.save()
  brush.beginPath()
  for (const [x, y] of [p, q, r]) brush.lineTo(middle[0] + (x - middle[0]) * 1.12, middle[1] + (y - middle[1]) * 1.12)
  brush.clip()
  brush.transform(xx, yx, xy, yy, p[0] - xx * a.x - xy * a.y, p[1] - yx * a.x - yy * a.y)
  brush.drawImage(still, 0, 0)
  brush.restore()
}

// The room before a session: the way is chosen, microphone and camera are let in where it needs them, one sees and hears
// oneself, and the camera learns what looking at it and smiling are for this face.
import { DeviceFault, close, open, whenUnplugged } from './devices.js'

const page = document.getElementById('session')
const at = (id) => document.getElementById(id)

/** What is open: `{ way, stream, ears, video, seen, rest }`; null while there is nothing. */
export let devices = null

// How the head is at rest is of a face and not of a device: it outlasts a camera that fails.
let rest = null

let onUnplugged = () => {}
let onBack = () => {}

/** Calls back with "audio" or "video" when a device goes, and with the devices when they are back. */
export function whenGone(gone, back) {
  onUnplugged = gone
  onBack = back
}

/** Whether the microphone ("audio") or the camera ("video") is there and gives something. */
export const isLive = (kind) => Boolean(devices?.stream.getTracks().some((track) => track.kind === kind && track.readyState === 'live'))

export const chosen = () => page.querySelector('[name="way"]:checked').value

page.addEventListener('change', (event) => {
  if (event.target.name === 'way') showWay()
})

function showWay() {
  const way = chosen()
  for (const one of page.querySelectorAll('[data-for]')) one.hidden = !one.dataset.for.split(' ').includes(way)
  at('begin').disabled = way !== 'typed' && devices?.way !== way
  at('fault').hidden = true
}
showWay()

at('open').addEventListener('click', tryDevices)
at('retry').addEventListener('click', tryDevices)

async function tryDevices() {
  at('fault').hidden = true
  at('open').disabled = true
  tell('Loading …')
  try {
    await letIn()
    onBack(devices)
  } catch (error) {
    fault(error instanceof DeviceFault ? error.message : `This way cannot be used here (${error.message}). Typing works.`)
  }
  tell('')
  at('open').disabled = false
}

async function letIn() {
  const way = chosen()
  const camera = way === 'camera'
  // The new ones first: where they cannot be had, what still works goes on.
  const stream = await open({ camera })
  const before = devices
  await before?.ears?.stop()
  close(before?.stream)
  devices = { way, stream, video: at('self'), rest, seen: before?.seen ?? null, ears: null }
  whenUnplugged(stream, unplugged)
  try {
    if (camera) {
      for (const video of page.querySelectorAll('video')) video.srcObject = stream
      await at('self').play()
    }
    const { listen } = await import('./sound.js')
    devices.ears = await listen(new MediaStream(stream.getAudioTracks()))
    devices.ears.onFrame = ({ level }) => showLevel(level)
    if (camera) {
      const { watcher } = await import('./camera.js')
      devices.seen ??= await watcher()
      at('calibrate').disabled = false
      if (rest) at('calibrating').textContent = 'Your calm face and your smile are known still; show them again if the camera stands elsewhere now.'
    }
  } catch (error) {
    await letOut()
    throw error
  }
  at('open').textContent = 'Try the device again'
  at('begin').disabled = false
  if (!at('ready').hidden) at('begin').focus()
}

/** Closes everything: the light of the camera goes out. */
export async function letOut() {
  await devices?.ears?.stop()
  devices?.seen?.close()
  close(devices?.stream)
  devices = null
}

/** @param {number} level 0 to 1 of full scale */
export function showLevel(level) {
  // Speech lies around 0.02 to 0.2 of full scale; the root makes it a picture.
  for (const meter of page.querySelectorAll('.level')) meter.value = Math.min(1, Math.sqrt(level) * 1.6)
}

function unplugged(kind) {
  onUnplugged(kind)
  const [what, sensed] = kind === 'video' ? ['The camera', 'seen'] : ['The microphone', 'heard']
  const instead = kind === 'video' ? 'the sound goes on without it' : 'go on by typing'
  fault(`${what} is gone. What was ${sensed} until now is kept. Plug it in and press “Try the device again”, or ${instead}.`)
}

at('calibrate')?.addEventListener('click', async () => {
  const { calibrate, calibrateSmile } = await import('./watching.js')
  const say = (text) => { at('calibrating').textContent = text }
  say('Look at the camera, with a calm face …')
  const calm = calibrate(await looks(2500))
  if (!calm) {
    say('Your face was not seen well: is there light on it, and nobody else in the picture? Try again, or begin without: then nothing is measured of it.')
    return
  }
  say('Now smile …')
  devices.rest = rest = calibrateSmile(calm, await looks(2500))
  say(rest.smile ? 'Thank you. You are compared with this, and with nobody else.' : 'Thank you. Your smile looked much like your calm face, so smiling is not measured.')
})

async function looks(milliseconds) {
  const { watch } = await import('./camera.js')
  const all = []
  const watching = watch(devices.video, devices.seen, (look) => all.push(look))
  await new Promise((done) => setTimeout(done, milliseconds))
  watching.stop()
  return all
}

/** A line that tells what is going on. */
export function tell(text) {
  at('told').textContent = text
}

/** What cannot be done, and what can. */
export function fault(text) {
  at('fault-text').textContent = text
  at('fault').hidden = false
}

// Microphone and camera, asked for only here, and what to say where there is none.

/** Opens what the way needs: sound, and with `camera` a picture. Throws a `DeviceFault` that says what can still be done. */
export async function open({ camera }) {
  if (!navigator.mediaDevices?.getUserMedia) throw new DeviceFault('This browser gives no page a microphone. Typing works.')
  const sound = { channelCount: 1, echoCancellation: true, noiseSuppression: false, autoGainControl: true }
  try {
    return await navigator.mediaDevices.getUserMedia({ audio: sound, video: camera ? { width: 640, height: 480, frameRate: 15 } : false })
  } catch (error) {
    throw new DeviceFault(why(error, camera))
  }
}

export class DeviceFault extends Error {}

function why(error, camera) {
  const what = camera ? 'the camera and the microphone' : 'the microphone'
  const instead = camera ? 'Speaking without the camera works, and so does typing.' : 'Typing works.'
  switch (error.name) {
    case 'NotAllowedError':
    case 'SecurityError':
      return `You have not allowed ${what}, which is fine. ${instead} To allow it after all, click the sign left of the address.`
    case 'NotFoundError':
    case 'OverconstrainedError':
      return `There is no ${camera ? 'camera or no microphone' : 'microphone'} to be found. ${instead} Plug one in and try again, if you like.`
    case 'NotReadableError':
    case 'AbortError':
      return `Another program holds ${what}. Close it and try again. ${instead}`
    default:
      return `It did not work (${error.message || error.name}). ${instead}`
  }
}

/** Closes everything of a stream: the light of the camera goes out. */
export function close(stream) {
  stream?.getTracks().forEach((track) => track.stop())
}

/** Calls back once when a device of the stream is unplugged or taken away. */
export function whenUnplugged(stream, callback) {
  for (const track of stream.getTracks()) track.addEventListener('ended', () => callback(track.kind), { once: true })
}

// This browser's own store (IndexedDB): answers and recordings go here first and to the program from here, under ids that
// the browser made. A closed tab, a lost line or a stopped program costs nothing that was said until then.
const token = () => document.querySelector('meta[name="candor-token"]').content

const opened = new Promise((done) => {
  try {
    const asked = indexedDB.open('candor-session', 1)
    asked.onupgradeneeded = () => {
      asked.result.createObjectStore('answers')
      asked.result.createObjectStore('pieces')
    }
    asked.onsuccess = () => done(asked.result)
    asked.onerror = () => done(null)
  } catch {
    // A private window may have no store: then nothing is kept before it is sent.
    done(null)
  }
})

async function within(name, mode, deed) {
  const store = await opened
  if (!store) return undefined
  return new Promise((done) => {
    const asked = deed(store.transaction(name, mode).objectStore(name))
    asked.onsuccess = () => done(asked.result)
    asked.onerror = () => done(undefined)
  })
}

/** Keeps an answer as it stands; called again and again while it is given. */
export const keepAnswer = (answer) => within('answers', 'readwrite', (all) => all.put(answer, answer.id))

/** Answers that the program has not taken yet. */
export const unsent = async () => (await within('answers', 'readonly', (all) => all.getAll())) ?? []

export const forgetAnswer = (id) => within('answers', 'readwrite', (all) => all.delete(id))

/**
 * Sends an answer; the same id is the same answer, however often.
 * @returns null where it is taken, else what is wrong
 */
export async function sendAnswer(answer) {
  await keepAnswer(answer)
  try {
    const reply = await fetch('/api/practise/answers', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-Candor-Token': token() },
      body: JSON.stringify(answer),
    })
    if (!reply.ok) return await reply.text()
    dispatchEvent(new Event('candor-back'))
    await forgetAnswer(answer.id)
    return null
  } catch {
    dispatchEvent(new Event('candor-lost'))
    return 'Candor does not answer. Your answer is kept in this browser; it goes to Candor when this page is opened again.'
  }
}

/** Keeps one piece of a recording or of its sound: kind is "record" or "wav". */
export const keepPiece = (id, kind, number, piece) =>
  within('pieces', 'readwrite', (all) => all.put(piece, `${id} ${kind} ${String(number).padStart(6, '0')}`))

const range = (id, kind) => IDBKeyRange.bound(`${id} ${kind} `, `${id} ${kind} ~`)

/** The pieces in order. */
export const pieces = async (id, kind) => (await within('pieces', 'readonly', (all) => all.getAll(range(id, kind)))) ?? []

export const forgetPieces = (id, kind) => within('pieces', 'readwrite', (all) => all.delete(range(id, kind)))

/** Recordings that lie here still, by answer. */
export async function waitingRecordings() {
  const keys = (await within('pieces', 'readonly', (all) => all.getAllKeys())) ?? []
  return [...new Set(keys.filter((key) => key.includes(' record ')).map((key) => key.split(' ')[0]))]
}

/** Sends a recording whole; the program replaces what it had under this id. */
export async function sendRecording(id) {
  const parts = await pieces(id, 'record')
  if (parts.length === 0) return null
  const whole = new Blob(parts, { type: parts[0].type })
  try {
    const reply = await fetch(`/api/practise/recordings/${id}`, {
      method: 'PUT',
      headers: { 'Content-Type': whole.type || 'video/webm', 'X-Candor-Token': token() },
      body: whole,
    })
    if (!reply.ok) return await reply.text()
    await forgetPieces(id, 'record')
    return null
  } catch {
    return 'The recording is kept in this browser until Candor answers again.'
  }
}

/** Asks the program to turn sound into words: with "server" or "rough". */
export async function transcribe(wav, how) {
  const reply = await fetch(`/api/practise/transcribe?with=${how}`, {
    method: 'POST',
    headers: { 'Content-Type': 'audio/wav', 'X-Candor-Token': token() },
    body: wav,
  })
  if (!reply.ok) throw new Error(await reply.text())
  return reply.json()
}

/** Keeps a coach's notes. */
export async function sendNotes(session, notes) {
  const reply = await fetch(`/api/practise/sessions/${session}/notes`, {
    method: 'POST',
    keepalive: true,
    headers: { 'Content-Type': 'application/json', 'X-Candor-Token': token() },
    body: JSON.stringify({ notes }),
  })
  if (!reply.ok) throw new Error(await reply.text())
}

// What is typed is kept in this browser first: by the draft's id, until the server has it.

const shelf = new Promise((resolve) => {
  const open = indexedDB.open('candor', 1)
  open.onupgradeneeded = () => open.result.createObjectStore('drafts')
  open.onsuccess = () => resolve(open.result)
  open.onerror = () => resolve(null)
}).catch(() => null)

export async function keep(draft, what) {
  const db = await shelf
  if (!db) return
  const drafts = db.transaction('drafts', 'readwrite').objectStore('drafts')
  if (what) drafts.put(what, draft)
  else drafts.delete(draft)
}

export async function kept(draft) {
  const db = await shelf
  if (!db) return null
  return new Promise((resolve) => {
    const asked = db.transaction('drafts').objectStore('drafts').get(draft)
    asked.onsuccess = () => resolve(asked.result ?? null)
    asked.onerror = () => resolve(null)
  })
}

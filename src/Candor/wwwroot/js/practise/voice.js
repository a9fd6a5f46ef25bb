// Reads aloud with a voice of this machine; other voices send the text to a server, and are never used.

function voice() {
  return 'speechSynthesis' in window ? speechSynthesis.getVoices().find((one) => one.localService && one.lang.startsWith('en')) : undefined
}

/** Calls back whenever it becomes known whether there is such a voice. */
export function whenVoice(callback) {
  if (!('speechSynthesis' in window)) return
  callback(Boolean(voice()))
  speechSynthesis.addEventListener?.('voiceschanged', () => callback(Boolean(voice())))
}

/** Speaks, and resolves when it has ended; at once where there is no voice of this machine. */
export function say(text) {
  const by = voice()
  if (!by) return Promise.resolve(false)
  return new Promise((done) => {
    const words = new SpeechSynthesisUtterance(text)
    words.voice = by
    words.onend = () => done(true)
    words.onerror = () => done(false)
    speechSynthesis.cancel()
    speechSynthesis.speak(words)
  })
}

export const hush = () => window.speechSynthesis?.cancel()

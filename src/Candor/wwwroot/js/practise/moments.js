// A click on a moment plays the recording from there.
const player = document.getElementById('player')

document.addEventListener('click', (event) => {
  const moment = event.target.closest('[data-at]')
  if (moment) playFrom(Number(moment.dataset.at))
})

async function playFrom(seconds) {
  await whole()
  player.currentTime = Math.max(0, seconds - 0.3)
  player.play()
}

// What a browser records has no index to jump by; fetched whole, once, any moment of it can be reached.
let fetched
function whole() {
  fetched ??= (async () => {
    const recording = await (await fetch(player.dataset.src)).blob()
    player.src = URL.createObjectURL(recording)
    await new Promise((done) => player.addEventListener('loadedmetadata', done, { once: true }))
    if (!Number.isFinite(player.duration)) {
      // It learns its own length by being sent past its end.
      player.currentTime = 1e6
      await new Promise((done) => player.addEventListener('durationchange', done, { once: true }))
    }
  })()
  return fetched
}

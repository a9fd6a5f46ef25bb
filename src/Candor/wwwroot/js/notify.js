// Notifications of what is due, through the system's own, while this page is open and only where the candidate asked
// for them. Each thing is told once a day.

const button = document.getElementById('notify')
const wanted = 'candor-notify'
const told = 'candor-told'
/** Minutes between two looks. Windows are hours long. */
const every = 5

const on = () => localStorage.getItem(wanted) === 'yes' && Notification.permission === 'granted'

function show() {
  button.hidden = !('Notification' in globalThis)
  if (button.hidden) return
  button.textContent = on() ? 'No more notifications' : 'Notify me on this computer'
  document.getElementById('notify-refused').hidden = Notification.permission !== 'denied'
}

async function look() {
  if (!('Notification' in globalThis) || !on()) return
  const answer = await fetch('/api/today').catch(() => null)
  if (!answer?.ok) return
  const today = new Date().toDateString()
  const before = JSON.parse(localStorage.getItem(told) ?? '{}')
  const seen = before.day === today ? before.seen : []
  for (const one of (await answer.json()).due) {
    if (seen.includes(one.id)) continue
    const notice = new Notification(one.title, { body: one.text, tag: one.id })
    notice.addEventListener('click', () => { focus(); location.href = one.page })
    seen.push(one.id)
  }
  localStorage.setItem(told, JSON.stringify({ day: today, seen }))
}

button.addEventListener('click', async () => {
  if (on()) localStorage.removeItem(wanted)
  else if (await Notification.requestPermission() === 'granted') localStorage.setItem(wanted, 'yes')
  show()
  look()
})

show()
look()
setInterval(look, every * 60_000)

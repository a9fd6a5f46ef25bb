import { make } from './make.js'

/** Whoever writes of self-harm is given a kind line and somebody to call; it comes before all advice on style. */
export function care(given) {
  const note = document.getElementById('care')
  const key = JSON.stringify(given ?? null)
  if (note.dataset.key === key) return
  note.dataset.key = key
  note.hidden = !given
  if (!given) { note.replaceChildren(); return }
  const numbers = given.lines.map((line) => {
    const p = make('p', `${line.name}: `)
    const call = make('a', line.phone)
    call.href = `tel:${line.phone.replaceAll(' ', '')}`
    p.append(call, ` (${line.open})`)
    return p
  })
  const more = make('p', `${given.directory} lists numbers of every country. `, 'why')
  const help = make('a', 'Whom to call, and your own list')
  help.href = '/help'
  more.append(help)
  note.replaceChildren(make('p', given.message), ...numbers, more)
}

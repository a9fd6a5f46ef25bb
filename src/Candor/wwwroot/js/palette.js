// Go anywhere from the keyboard. Ctrl or Cmd and K opens the palette, "/" goes to where one searches, "?" shows the keys, "g" and a
// letter goes to a place: the links marked data-go in the list of keys. Single letters only where they are on, nobody writes and
// no dialog is open.

const by = (id) => document.getElementById(id)
const off = document.documentElement.dataset.keys === 'off'
const typing = (target) => target.isContentEditable || /^(input|textarea|select)$/i.test(target.tagName)
let afterG

// The dialogs come into the page when first asked for; most visits need neither.
const parts = by('palette-parts').content
const take = (id) => by(id) ?? document.body.appendChild(parts.getElementById(id))

const link = document.querySelector('[data-palette]')
link.setAttribute('role', 'button')
link.setAttribute('aria-haspopup', 'dialog')
link.setAttribute('aria-keyshortcuts', 'Control+K Meta+K')
if (/Mac|iPhone|iPad/.test(navigator.platform)) link.querySelector('kbd').textContent = '⌘ K'
link.addEventListener('click', (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return
  event.preventDefault()
  open()
})
// A button answers to Space as well.
link.addEventListener('keydown', (event) => {
  if (event.key !== ' ') return
  event.preventDefault()
  open()
})

// Before the keys of single pages, so that the letter after "g" does nothing else.
document.addEventListener('keydown', (event) => {
  if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === 'k') {
    event.preventDefault()
    if (by('palette')?.open) by('palette').close()
    else open()
    return
  }
  if (off || event.ctrlKey || event.metaKey || event.altKey || typing(event.target) || document.querySelector('dialog[open]')) return
  const second = afterG && event.key.length === 1 && (by('keys-help') ?? parts).querySelector(`[data-go="${CSS.escape(event.key.toLowerCase())}"]`)
  afterG = clearTimeout(afterG)
  if (second) location.assign(second.href)
  else if (event.key === 'g') afterG = setTimeout(() => { afterG = undefined }, 1500)
  else if (event.key === '/') search()
  else if (event.key === '?') take('keys-help').showModal()
  else return
  event.preventDefault()
  event.stopImmediatePropagation()
}, true)

function search() {
  const find = document.querySelector('main [data-find]')
  if (find) find.focus()
  else location.assign('/search')
}
if (/^\/(search|go)$/.test(location.pathname) && !location.search) document.querySelector('main [data-find]')?.focus()

let words
let list
let says
let asked = 0
let chosen = 0

function open() {
  document.querySelector('dialog[open]')?.close()
  const palette = take('palette')
  if (!words) begin()
  words.value = ''
  palette.showModal()
  words.focus()
  offer()
}

function begin() {
  [words, list, says] = [by('palette-words'), by('palette-list'), by('palette-says')]
  words.addEventListener('input', offer)
  words.addEventListener('keydown', (event) => {
    const to = { ArrowDown: chosen + 1, ArrowUp: chosen - 1, PageDown: chosen + 8, PageUp: chosen - 8 }[event.key]
    if (to !== undefined) choose(to)
    else if (event.key === 'Enter') go(list.children[chosen])
    else return
    event.preventDefault()
  })
  list.addEventListener('click', (event) => go(event.target.closest('li')))
}

async function offer() {
  const mine = ++asked
  let offers
  try {
    const answer = await fetch(`/go/list?q=${encodeURIComponent(words.value)}`)
    if (!answer.ok) throw new Error(answer.statusText)
    offers = await answer.json()
  } catch {
    if (mine === asked) says.textContent = 'Candor does not answer.'
    return
  }
  if (mine !== asked) return
  list.replaceChildren(...offers.map(line))
  choose(0)
  says.textContent = offers.length === 1 ? 'One line' : `${offers.length} lines`
}

function line(offer, at) {
  const one = document.createElement('li')
  one.role = 'option'
  one.id = `palette-${at}`
  one.dataset.href = offer.href
  one.append(Object.assign(document.createElement('span'), { textContent: offer.name }))
  const note = offer.keys || (offer.kind === 'Go to' ? '' : offer.kind)
  if (note) one.append(' ', Object.assign(document.createElement('small'), { textContent: note }))
  return one
}

function choose(at) {
  const all = [...list.children]
  chosen = Math.max(0, Math.min(at, all.length - 1))
  for (const [i, one] of all.entries()) one.setAttribute('aria-selected', i === chosen)
  words.setAttribute('aria-activedescendant', all[chosen]?.id ?? '')
  all[chosen]?.scrollIntoView({ block: 'nearest' })
}

const go = (one) => { if (one) location.assign(one.dataset.href) }

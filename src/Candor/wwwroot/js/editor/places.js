// The text that is typed, and places in it, in UTF-16 units as the server counts them.

export const text = document.getElementById('text')

/** The text's nodes with the place where each begins; a line break may be a character or an element. */
function* pieces() {
  const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT)
  let at = 0
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.nodeType === Node.TEXT_NODE) {
      yield { node, at, words: node.data }
      at += node.data.length
    } else if (node.nodeName === 'BR') {
      yield { node, at, words: '\n' }
      at += 1
    }
  }
}

export function read() {
  let all = ''
  for (const piece of pieces()) all += piece.words
  // An editor keeps a break at the end that nobody typed.
  return all
}

export function rangeOf(start, end) {
  const range = new Range()
  let begun = false
  for (const { node, at, words } of pieces()) {
    const to = at + words.length
    const isText = node.nodeType === Node.TEXT_NODE
    if (!begun && start <= to) {
      if (isText) range.setStart(node, start - at)
      else range.setStartBefore(node)
      begun = true
    }
    if (begun && end <= to) {
      if (isText) range.setEnd(node, end - at)
      else range.setEndAfter(node)
      return range
    }
  }
  return begun ? range : null
}

export function caret() {
  const selection = getSelection()
  if (!selection.rangeCount || !text.contains(selection.anchorNode)) return -1
  const before = new Range()
  before.setStart(text, 0)
  before.setEnd(selection.focusNode, selection.focusOffset)
  const holder = document.createElement('div')
  holder.append(before.cloneContents())
  return holder.textContent.length + holder.querySelectorAll('br').length
}

/** Puts words in place through the browser's own editing, so that Ctrl+Z takes them back. */
export function put(start, end, words) {
  const range = rangeOf(start, end)
  if (!range) return
  text.focus({ preventScroll: true })
  const selection = getSelection()
  selection.removeAllRanges()
  selection.addRange(range)
  if (words) document.execCommand('insertText', false, words)
  else document.execCommand('delete')
}

export function replaceAll(words) {
  put(0, read().length, words)
}

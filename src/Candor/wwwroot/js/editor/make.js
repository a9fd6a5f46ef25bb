/** An element with words in it. */
export function make(name, words = '', className = '') {
  const element = document.createElement(name)
  element.textContent = words
  element.className = className
  return element
}

/** A button that does something. */
export function deed(words, act) {
  const button = make('button', words, 'btn small')
  button.type = 'button'
  button.addEventListener('click', act)
  return button
}

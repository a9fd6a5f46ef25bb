// What was found is painted over the text without touching it, so that the caret never moves.
import { rangeOf } from './places.js'

/** The gravest first. */
export const levels = ['error', 'warning', 'suggestion', 'good']

export function paint(findings) {
  if (!globalThis.CSS?.highlights) return
  for (const level of levels) {
    const ranges = findings.filter((one) => one.level === level && one.end > one.start).map((one) => rangeOf(one.start, one.end)).filter(Boolean)
    if (ranges.length) CSS.highlights.set(`candor-${level}`, new Highlight(...ranges))
    else CSS.highlights.delete(`candor-${level}`)
  }
}

/** Shows which words a note is about. */
export function point(one) {
  if (!globalThis.CSS?.highlights) return
  const range = one && one.end > one.start ? rangeOf(one.start, one.end) : null
  if (range) CSS.highlights.set('candor-current', new Highlight(range))
  else CSS.highlights.delete('candor-current')
}

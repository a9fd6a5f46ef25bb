using System.Text.Json;
using Microsoft.Playwright;

namespace Candor.Browser;

/// <summary>
/// Looks whether a page fits into its window: no scrolling sideways but in a region of its own, no text cut off, no
/// control out of reach (WCAG 2.2, 1.4.4 and 1.4.10). What is folded is unfolded first, and dialogs are opened.
/// </summary>
internal static class Reflow
{
    /// <summary>One line for each thing that does not fit; none where all is well.</summary>
    /// <param name="onPaper">Where nothing can be scrolled or opened: what lies outside a region is cut off.</param>
    public static async Task<IReadOnlyList<string>> LookAsync(IPage page, bool onPaper = false)
    {
        var result = await page.EvaluateAsync<JsonElement>(
            """
            (onPaper) => {
              const faults = new Set()
              const width = document.documentElement.clientWidth
              for (const folded of document.querySelectorAll(onPaper ? 'nothing' : 'details')) folded.open = true
              const name = (e) => `${e.localName}${e.id ? '#' + e.id : ''}${e.className?.split ? '.' + e.className.split(' ').join('.') : ''} “${(e.innerText ?? '').trim().replaceAll(/\s+/g, ' ').slice(0, 40)}”`
              const seen = (e) => e.checkVisibility({ visibilityProperty: true })
              // Something that only a screen reader has: clipped to a point.
              const forEars = (e) => e.closest('.skip') || (e.getBoundingClientRect().width <= 1)
              // What clips or scrolls around an element, up to the page itself.
              const fits = (rect, from, what) => {
                let [sideways, down] = [true, true]
                const clips = onPaper ? ['hidden', 'clip', 'auto', 'scroll'] : ['hidden', 'clip']
                for (let box = from; box && box !== document.body && box !== document.documentElement; box = box.parentElement) {
                  const style = getComputedStyle(box), edge = box.getBoundingClientRect()
                  if (style.display === 'inline' || style.display === 'contents') continue
                  if (sideways && clips.includes(style.overflowX) && (rect.right > edge.right + 1 || rect.left < edge.left - 1)) faults.add(`${what} is cut off at the side by ${name(box)}`)
                  // A font's box may be a little higher than its line.
                  if (down && clips.includes(style.overflowY) && (rect.bottom > edge.bottom + 5 || rect.top < edge.top - 5)) faults.add(`${what} is cut off below by ${name(box)}`)
                  sideways &&= !['auto', 'scroll'].includes(style.overflowX)
                  down &&= !['auto', 'scroll'].includes(style.overflowY)
                }
                if (sideways && (rect.right > width + 1 || rect.left < -1)) faults.add(`${what} reaches from ${Math.round(rect.left)} to ${Math.round(rect.right)} of ${width}`)
              }
              const look = (root) => {
                const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
                while (texts.nextNode()) {
                  const text = texts.currentNode, of = text.parentElement
                  if (!text.data.trim() || !seen(of) || forEars(of) || of.closest('svg, option, textarea, script, style, noscript, template')) continue
                  const range = document.createRange()
                  range.selectNodeContents(text)
                  const control = of.closest('a[href], button, .chip, summary, label, th, td')
                  for (const rect of range.getClientRects()) {
                    if (rect.width < 1) continue
                    fits(rect, of, `text of ${name(of)}`)
                    const edge = control?.getClientRects().length === 1 ? control.getBoundingClientRect() : null
                    if (edge && (rect.right > edge.right + 1 || rect.left < edge.left - 1)) faults.add(`text runs out of ${name(control)}`)
                  }
                }
                for (const control of root.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"], [contenteditable]')) {
                  if (!seen(control) || forEars(control)) continue
                  for (const rect of control.getClientRects()) fits(rect, control.parentElement, name(control))
                }
                for (const picture of root.querySelectorAll('svg text')) {
                  if (!seen(picture) || !picture.textContent.trim()) continue
                  fits(picture.getBoundingClientRect(), picture.closest('svg').parentElement, `text of a picture “${picture.textContent}”`)
                  const size = parseFloat(getComputedStyle(picture).fontSize) * (picture.getScreenCTM()?.a ?? 1)
                  if (size < 8) faults.add(`text of a picture is ${size.toFixed(1)} px high: “${picture.textContent}”`)
                }
              }
              look(document.body)
              if (document.documentElement.scrollWidth > width) faults.add(`the page needs ${document.documentElement.scrollWidth} px of ${width}`)
              for (const dialog of document.querySelectorAll(onPaper ? 'nothing' : 'dialog:not([open])')) {
                dialog.showModal()
                look(dialog)
                dialog.close()
              }
              return [...faults]
            }
            """,
            onPaper
        );
        return [.. result.EnumerateArray().Select(line => line.GetString()!)];
    }
}

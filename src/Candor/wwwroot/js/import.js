// An import's page: asks twice a second where it is. What is heard is said at each tenth, not at each look; and where the
// page tells something older than what is, it is loaded again, with the reader set to its heading.
// Without this script the link "Look again" does the same.

const page = document.querySelector('[data-import]')
const bar = page?.querySelector('progress')

if (sessionStorage.getItem('import') === location.pathname) {
  sessionStorage.removeItem('import')
  document.querySelector('h1')?.focus()
}
if (bar) {
  page.querySelector('[data-again]').hidden = true
  let tenth = 0
  const look = async () => {
    try {
      const answer = await fetch(`/inbox/imports/${page.dataset.import}/now`, { cache: 'no-store' })
      const now = answer.ok ? await answer.json() : { state: 'gone' }
      dispatchEvent(new Event('candor-back'))
      if (now.state !== page.dataset.state) {
        sessionStorage.setItem('import', location.pathname)
        location.reload()
        return
      }
      bar.value = Math.round(now.share * 1000)
      page.querySelector('[data-says]').textContent = now.says
      if (Math.floor(now.share * 10) > tenth) {
        tenth = Math.floor(now.share * 10)
        page.querySelector('[data-heard]').textContent = now.says
      }
    } catch {
      dispatchEvent(new Event('candor-lost'))
    }
    setTimeout(look, 500)
  }
  look()
}

// A picture as PNG: the SVG file drawn on a canvas, twice its size, and handed over as a download.

document.addEventListener('click', async (event) => {
  const link = event.target.closest?.('[data-png]')
  if (!link) return
  event.preventDefault()
  const svg = await (await fetch(link.href)).blob()
  const image = new Image()
  const from = URL.createObjectURL(svg)
  image.src = from
  await image.decode()
  const canvas = document.createElement('canvas')
  canvas.width = image.naturalWidth * 2
  canvas.height = image.naturalHeight * 2
  canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height)
  URL.revokeObjectURL(from)
  const png = await new Promise((done) => canvas.toBlob(done, 'image/png'))
  const save = document.createElement('a')
  save.href = URL.createObjectURL(png)
  save.download = link.download
  save.click()
  setTimeout(() => URL.revokeObjectURL(save.href), 1000)
})

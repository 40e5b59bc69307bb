/** A click on a picture sets its focal point; the numbers beside it stay for the keyboard, and move the mark too. */
export function setFocalPointByClick(page: Document): void {
  const frame = page.querySelector<HTMLElement>('[data-focus-picture]')
  const picture = frame?.querySelector('img')
  const across = page.querySelector<HTMLInputElement>('input[name=focusX]')
  const down = page.querySelector<HTMLInputElement>('input[name=focusY]')
  if (!frame || !picture || !across || !down) return
  const mark = page.createElement('span')
  mark.className = 'focus-mark'
  frame.append(mark)
  const show = () => {
    mark.style.setProperty('left', `${within(Number(across.value))}%`)
    mark.style.setProperty('top', `${within(Number(down.value))}%`)
  }
  picture.addEventListener('click', (event) => {
    const box = picture.getBoundingClientRect()
    across.value = String(within(Math.round(((event.clientX - box.left) / box.width) * 100)))
    down.value = String(within(Math.round(((event.clientY - box.top) / box.height) * 100)))
    show()
    across.dispatchEvent(new Event('input', { bubbles: true }))
  })
  for (const input of [across, down]) input.addEventListener('input', show)
  frame.classList.add('media-preview-ready')
  show()
}

function within(percent: number): number {
  return Math.min(Math.max(percent || 0, 0), 100)
}

/** Dragging an entry to another day sends its form with that day and the same hour. */
export function dragDates(page: Document): void {
  const calendar = page.querySelector<HTMLElement>('[data-calendar]')
  if (!calendar) return
  let dragged: HTMLFormElement | undefined
  for (const item of calendar.querySelectorAll<HTMLElement>('[data-card]')) {
    const form = item.querySelector<HTMLFormElement>('form[data-time]')
    if (!form) continue
    item.draggable = true
    item.addEventListener('dragstart', (event) => {
      dragged = form
      event.dataTransfer?.setData('text/plain', item.querySelector('a')?.href ?? '')
    })
    item.addEventListener('dragend', () => {
      dragged = undefined
      for (const day of calendar.querySelectorAll('.drop-here')) day.classList.remove('drop-here')
    })
  }
  for (const day of calendar.querySelectorAll<HTMLElement>('[data-day]')) {
    day.addEventListener('dragover', (event) => {
      if (!dragged) return
      event.preventDefault()
      day.classList.add('drop-here')
    })
    day.addEventListener('dragleave', (event) => {
      const inside = event.relatedTarget instanceof Node && day.contains(event.relatedTarget)
      if (!inside) day.classList.remove('drop-here')
    })
    day.addEventListener('drop', (event) => {
      const time = dragged?.querySelector<HTMLInputElement>('input[name="at"]')
      if (!time || !dragged) return
      event.preventDefault()
      const moved = `${day.dataset.day}T${time.value.slice(11)}`
      if (moved === time.value) return
      time.value = moved
      dragged.requestSubmit()
    })
  }
}

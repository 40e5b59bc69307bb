/**
 * Dragging a row of an ordered list does what its buttons do: it sends the form of one of them, with the number of the
 * place where it was dropped.
 */
export function dragToOrder(page: Document): void {
  for (const list of page.querySelectorAll<HTMLElement>('[data-order]')) {
    let dragged: Element | undefined
    for (const row of list.children) {
      if (!(row instanceof HTMLElement) || !directionOf(row)) continue
      row.draggable = true
      row.addEventListener('dragstart', (event) => {
        dragged = row
        row.classList.add('dragged')
        event.dataTransfer?.setData('text/plain', row.querySelector('a')?.href ?? '')
      })
      row.addEventListener('dragend', () => {
        dragged = undefined
        for (const one of list.children) one.classList.remove('dragged', 'drop-before', 'drop-after')
      })
    }
    list.addEventListener('dragover', (event) => {
      const over = rowAt(list, event.target)
      if (!dragged || !over) return
      event.preventDefault()
      const isLater = placeOf(over) > placeOf(dragged)
      for (const one of list.children) {
        one.classList.toggle('drop-before', one === over && one !== dragged && !isLater)
        one.classList.toggle('drop-after', one === over && isLater)
      }
    })
    list.addEventListener('drop', (event) => {
      const over = rowAt(list, event.target)
      const direction = dragged && directionOf(dragged)
      if (!direction || !over || over === dragged) return
      event.preventDefault()
      direction.value = String(placeOf(over))
      direction.form?.requestSubmit()
    })
  }
}

function directionOf(row: Element): HTMLInputElement | null {
  return row.querySelector<HTMLInputElement>('input[name="direction"]')
}

function rowAt(list: Element, target: EventTarget | null): Element | undefined {
  return target instanceof Node ? [...list.children].find((row) => row.contains(target)) : undefined
}

function placeOf(row: Element): number {
  return [...(row.parentElement?.children ?? [])].indexOf(row)
}

/**
 * Dragging a card to a column does what the card's menu does: it sends the form, or follows the link, that leads there.
 * Columns that a card may not go to take no drop.
 */
export function dragCards(page: Document): void {
  const board = page.querySelector<HTMLElement>('[data-board]')
  if (!board) return
  let dragged: HTMLElement | undefined
  for (const card of board.querySelectorAll<HTMLElement>('[data-card]')) {
    if (!card.querySelector('[data-to]')) continue
    card.draggable = true
    card.addEventListener('dragstart', (event) => {
      dragged = card
      card.classList.add('dragged')
      event.dataTransfer?.setData('text/plain', card.querySelector('a')?.href ?? '')
    })
    card.addEventListener('dragend', () => {
      dragged = undefined
      card.classList.remove('dragged')
      for (const column of board.querySelectorAll('.drop-here')) column.classList.remove('drop-here')
    })
  }
  for (const column of board.querySelectorAll<HTMLElement>('[data-column]')) {
    const way = () => dragged?.querySelector<HTMLElement>(`[data-to="${column.dataset.column}"]`)
    column.addEventListener('dragover', (event) => {
      if (!way()) return
      event.preventDefault()
      column.classList.add('drop-here')
    })
    column.addEventListener('dragleave', (event) => {
      const inside = event.relatedTarget instanceof Node && column.contains(event.relatedTarget)
      if (!inside) column.classList.remove('drop-here')
    })
    column.addEventListener('drop', (event) => {
      const found = way()
      if (!found) return
      event.preventDefault()
      if (found instanceof HTMLFormElement) found.requestSubmit()
      else found.click()
    })
  }
}

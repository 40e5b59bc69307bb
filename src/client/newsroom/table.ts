/** Boxes at the beginning of rows: all at once, a range with Shift, and a count beside the bulk acts. */
export function easeSelecting(page: Document): void {
  for (const table of page.querySelectorAll<HTMLTableElement>('table[data-table]')) {
    const boxes = [...table.querySelectorAll<HTMLInputElement>('tbody .table-select input')]
    const all = table.querySelector<HTMLInputElement>('[data-select-all]')
    if (boxes.length === 0 || !all) continue
    all.hidden = false
    const show = () => showCount(table, all, boxes)
    all.addEventListener('change', () => {
      for (const box of boxes) box.checked = all.checked
      show()
    })
    table.addEventListener('change', show)
    selectRanges(table, boxes, show)
    pressTheNextButton(table.closest('form')?.querySelector<HTMLElement>('[data-bulk]'))
    show()
  }
}

function selectRanges(table: HTMLTableElement, boxes: HTMLInputElement[], show: () => void): void {
  let last = -1
  table.addEventListener('click', (event) => {
    const at = boxes.findIndex((box) => box === event.target)
    const box = boxes[at]
    if (!box) return
    if (event.shiftKey && last >= 0) {
      for (const between of boxes.slice(Math.min(at, last), Math.max(at, last))) between.checked = box.checked
      show()
    }
    last = at
  })
}

/** Enter in a field of a bulk act presses the button beside it; without a script it does nothing. */
function pressTheNextButton(bar: HTMLElement | null | undefined): void {
  bar?.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement)) return
    event.preventDefault()
    event.target.closest('.menu-items')?.querySelector('button')?.click()
  })
}

function showCount(table: HTMLTableElement, all: HTMLInputElement, boxes: HTMLInputElement[]): void {
  const count = boxes.filter((box) => box.checked).length
  all.checked = count === boxes.length
  all.indeterminate = count > 0 && count < boxes.length
  for (const box of boxes) box.closest('tr')?.classList.toggle('selected', box.checked)
  const bar = table.closest('form')?.querySelector<HTMLElement>('[data-bulk]')
  if (!bar) return
  bar.classList.add('bulk-ready')
  bar.hidden = count === 0
  const place = bar.querySelector('[data-selected-count]')
  if (place) place.textContent = String(count)
}

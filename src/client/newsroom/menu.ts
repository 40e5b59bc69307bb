/** Menus open without this; it closes them as people expect, and lets the arrows walk. */
export function easeMenus(page: Document): void {
  page.addEventListener('click', (event) => closeAllBut(page, menuAround(event.target)))
  page.addEventListener('focusin', (event) => closeAllBut(page, menuAround(event.target)))
  page.addEventListener('keydown', (event) => {
    const menu = menuAround(event.target)
    if (!menu) return
    if (event.key === 'Escape' && menu.open) {
      menu.open = false
      menu.querySelector('summary')?.focus()
      event.stopPropagation()
    } else if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && !isControl(event.target)) {
      event.preventDefault()
      walk(page, menu, event.key === 'ArrowDown' ? 1 : -1)
    }
  })
}

function walk(page: Document, menu: HTMLDetailsElement, step: number): void {
  menu.open = true
  const items = [...menu.querySelectorAll<HTMLElement>('.menu-items :is(a[href], button)')]
  const at = items.findIndex((item) => item === page.activeElement)
  const next = at < 0 && step < 0 ? items.length - 1 : (at + step + items.length) % items.length
  items[next]?.focus()
}

/** Boxes and lists of choices have their own use for the arrows. */
function isControl(target: EventTarget | null): boolean {
  return target instanceof Element && target.matches('input, select, textarea')
}

function menuAround(target: EventTarget | null): HTMLDetailsElement | null {
  return target instanceof Element ? target.closest<HTMLDetailsElement>('details[data-menu]') : null
}

function closeAllBut(page: Document, kept: HTMLDetailsElement | null): void {
  for (const menu of page.querySelectorAll<HTMLDetailsElement>('details[data-menu][open]'))
    if (menu !== kept) menu.open = false
}

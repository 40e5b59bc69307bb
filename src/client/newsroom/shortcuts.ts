import { announce } from './announce.ts'

const SWITCH = 'newsroom-shortcuts'
const TYPING =
  'input:not([type=checkbox], [type=radio], [type=button]), textarea, select, [contenteditable]:not([contenteditable=false])'
/** How long "g" waits for its letter. */
const PATIENCE_MS = 2_000

/**
 * "g" and a letter jumps, "/" searches, "n" begins an article, j and k walk the rows of a list, x ticks one, "?" lists
 * all of them. Off while typing, while a dialog is open, and wherever a member has switched them off (WCAG 2.1.4).
 */
export function listenForShortcuts(page: Document): void {
  const list = page.querySelector<HTMLDialogElement>('#shortcuts')
  if (!list) return
  offerTheList(page, list)
  let jumping: ReturnType<typeof setTimeout> | undefined
  page.addEventListener('keydown', (event) => {
    if (isQuickSearch(event)) {
      event.preventDefault()
      return void focusOn(page.querySelector<HTMLElement>('[data-search]'))
    }
    if (!isMeant(page, event)) return
    const key = keyOf(event)
    if (jumping !== undefined) {
      clearTimeout(jumping)
      jumping = undefined
      return jump(page, event, key)
    }
    if (key === 'g') {
      jumping = setTimeout(() => (jumping = undefined), PATIENCE_MS)
      return announce(page, list.dataset['waiting'] ?? '')
    }
    const act = acts[key]
    if (act?.(page, list)) event.preventDefault()
  })
}

type Act = (page: Document, list: HTMLDialogElement) => boolean

const acts: { [key: string]: Act | undefined } = {
  '/': (page) => focusOn(page.querySelector<HTMLElement>('[data-search]')),
  '?': (_, list) => {
    list.showModal()
    return true
  },
  n: (page) => {
    const button = page.querySelector<HTMLElement>('.top-new button')
    button?.click()
    return button !== null
  },
  j: (page) => walkRows(page, 1),
  k: (page) => walkRows(page, -1),
  x: (page) => {
    const box = page.activeElement?.closest('tr')?.querySelector<HTMLInputElement>('.table-select input')
    box?.click()
    return box !== null && box !== undefined
  },
}

function jump(page: Document, event: KeyboardEvent, key: string): void {
  const link = page.querySelector<HTMLAnchorElement>(`.side a[data-key="${CSS.escape(key)}"]`)
  if (!link) return
  event.preventDefault()
  announce(page, link.textContent?.trim() ?? '')
  link.click()
}

function walkRows(page: Document, step: number): boolean {
  const rows = [...page.querySelectorAll<HTMLElement>('[data-table] tbody tr, [data-rows] > li')]
  const at = rows.findIndex((row) => row.contains(page.activeElement))
  const next = at < 0 ? rows.at(step > 0 ? 0 : -1) : rows[at + step]
  return focusOn(next?.querySelector<HTMLElement>('.table-main a, a') ?? null)
}

function focusOn(element: HTMLElement | null): boolean {
  element?.focus()
  if (element instanceof HTMLInputElement) element.select()
  return element !== null
}

function isMeant(page: Document, event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.metaKey || event.ctrlKey || event.altKey || event.isComposing)
    return false
  if (localStorage.getItem(SWITCH) === 'off') return false
  if (page.querySelector('dialog[open]')) return false
  return !(event.target instanceof Element && event.target.closest(TYPING))
}

/** Ctrl or ⌘ with K, as in other programs, except where a text has its own use for it. */
function isQuickSearch(event: KeyboardEvent): boolean {
  const isK = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && keyOf(event) === 'k'
  const isInText = event.target instanceof Element && event.target.closest('[contenteditable]') !== null
  return isK && !isInText && !event.defaultPrevented
}

/** On a keyboard of another script the place of the key counts. */
function keyOf(event: KeyboardEvent): string {
  if (/^[\x20-\x7e]$/.test(event.key)) return event.key.toLowerCase()
  if (event.code === 'Slash') return event.shiftKey ? '?' : '/'
  return /^Key[A-Z]$/.test(event.code) ? event.code.slice(3).toLowerCase() : event.key
}

function offerTheList(page: Document, list: HTMLDialogElement): void {
  for (const opener of page.querySelectorAll<HTMLElement>('[data-shortcuts]')) {
    opener.hidden = false
    opener.addEventListener('click', () => list.showModal())
  }
  const toggle = list.querySelector<HTMLInputElement>('[data-shortcuts-switch]')
  if (!toggle) return
  toggle.checked = localStorage.getItem(SWITCH) !== 'off'
  toggle.addEventListener('change', () => localStorage.setItem(SWITCH, toggle.checked ? 'on' : 'off'))
}

import type { Editor } from '@tiptap/core'
import { isInTable } from '@tiptap/pm/tables'
import type { Act } from './acts.ts'

/** Brings the buttons to life: what they do, whether they are on, and one stop for the Tab key in each toolbar. */
export function startToolbars(root: HTMLElement, editor: Editor, acts: { [name: string]: Act }): void {
  const main = root.querySelector<HTMLElement>('[data-toolbar]')
  const table = root.querySelector<HTMLElement>('[data-table-toolbar]')
  if (!main || !table) return
  main.hidden = false
  nameKeys(root)
  for (const bar of [main, table]) rove(bar, editor)
  for (const menu of root.querySelectorAll<HTMLElement>('[data-tool-menu]')) startMenu(root, menu, editor)
  root.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-act]') : null
    if (!button || button.getAttribute('aria-disabled') === 'true') return
    button.closest<HTMLElement>('[popover]')?.hidePopover()
    acts[button.dataset['act'] ?? '']?.run(editor)
  })
  // The text keeps its selection while a button is pressed.
  root.addEventListener('mousedown', (event) => {
    if (event.target instanceof Element && event.target.closest('[data-act], [data-opens]'))
      event.preventDefault()
  })
  root.addEventListener('keydown', (event) => {
    if (event.altKey && event.key === 'F10') {
      event.preventDefault()
      currentStop(isInTable(editor.state) && event.shiftKey ? table : main)?.focus()
    }
  })
  const show = perFrame(() => {
    table.hidden = !editor.isEditable || !isInTable(editor.state)
    showStates(root, editor, acts)
  })
  editor.on('transaction', show)
  show()
}

function showStates(root: HTMLElement, editor: Editor, acts: { [name: string]: Act }): void {
  for (const button of root.querySelectorAll<HTMLElement>('[data-act]')) {
    const act = acts[button.dataset['act'] ?? '']
    if (!act) continue
    if (act.isOn) {
      const name = button.hasAttribute('aria-checked') ? 'aria-checked' : 'aria-pressed'
      set(button, name, String(act.isOn(editor)))
    }
    set(button, 'aria-disabled', String(!editor.isEditable || (act.isOff?.(editor) ?? false)))
  }
}

function set(element: Element, name: string, value: string): void {
  if (element.getAttribute(name) !== value) element.setAttribute(name, value)
}

function rove(bar: HTMLElement, editor: Editor): void {
  const stops = () => [...bar.querySelectorAll<HTMLElement>('button')]
  const [first] = stops()
  if (first) first.tabIndex = 0
  bar.addEventListener('focusin', ({ target }) => {
    for (const stop of stops()) stop.tabIndex = stop === target ? 0 : -1
  })
  bar.addEventListener('keydown', (event) => {
    const all = stops()
    const at = all.findIndex((stop) => stop === document.activeElement)
    const forward = getComputedStyle(bar).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight'
    const next = { [forward]: at + 1, Home: 0, End: all.length - 1 }[event.key]
    const backward = forward === 'ArrowLeft' ? 'ArrowRight' : 'ArrowLeft'
    const to = event.key === backward ? at - 1 : next
    if (event.key === 'Escape') editor.view.focus()
    else if (to !== undefined) all[(to + all.length) % all.length]?.focus()
    else return
    event.preventDefault()
  })
}

function startMenu(root: HTMLElement, menu: HTMLElement, editor: Editor): void {
  const opener = root.querySelector<HTMLElement>(`[data-opens="${menu.id}"]`)
  if (!opener) return
  const items = () => [...menu.querySelectorAll<HTMLElement>('button')]
  const toggle = () => {
    menu.togglePopover()
    if (!menu.matches(':popover-open')) return
    place(menu, opener)
    items()[0]?.focus()
  }
  opener.addEventListener('click', toggle)
  opener.addEventListener('keydown', (event) => {
    if (event.key !== 'ArrowDown') return
    event.preventDefault()
    toggle()
  })
  menu.addEventListener('toggle', () =>
    opener.setAttribute('aria-expanded', String(menu.matches(':popover-open'))),
  )
  menu.addEventListener('keydown', (event) => {
    const all = items()
    const at = all.findIndex((item) => item === document.activeElement)
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[event.key]
    if (event.key === 'Escape' || event.key === 'Tab') {
      menu.hidePopover()
      if (event.key === 'Escape') opener.focus()
      else editor.view.focus()
    } else if (to !== undefined) all[(to + all.length) % all.length]?.focus()
    else return
    event.preventDefault()
  })
}

/** Under its button, inside the window. */
export function place(popup: HTMLElement, anchor: { getBoundingClientRect: () => DOMRect }): void {
  const at = anchor.getBoundingClientRect()
  const { width, height } = popup.getBoundingClientRect()
  const isRtl = getComputedStyle(popup).direction === 'rtl'
  const left = isRtl ? at.right - width : at.left
  const below = at.bottom + 4
  const top = below + height > innerHeight && at.top > height ? at.top - height - 4 : below
  popup.style.left = `${Math.max(4, Math.min(left, innerWidth - width - 4))}px`
  popup.style.top = `${Math.max(4, top)}px`
}

function currentStop(bar: HTMLElement): HTMLElement | null {
  return bar.querySelector<HTMLElement>('button[tabindex="0"]') ?? bar.querySelector('button')
}

/** "Bold (Ctrl+B)" as the title, and as aria-keyshortcuts. */
function nameKeys(root: HTMLElement): void {
  const isMac = /Mac|iP(?:hone|ad)/.test(navigator.platform)
  for (const element of root.querySelectorAll<HTMLElement>('[data-key]')) {
    const key = element.dataset['key'] ?? ''
    const words = key
      .replace('Mod', isMac ? '⌘' : 'Ctrl')
      .replace('Alt', isMac ? '⌥' : 'Alt')
      .replace('Shift', isMac ? '⇧' : 'Shift')
      .split('-')
      .map((part) => (part.length === 1 ? part.toUpperCase() : part))
      .join(isMac ? '' : '+')
    if (element.localName === 'kbd') {
      element.textContent = words
      continue
    }
    element.title = `${element.getAttribute('aria-label') ?? element.textContent?.trim()} (${words})`
    element.setAttribute(
      'aria-keyshortcuts',
      key.replace('Mod', isMac ? 'Meta' : 'Control').replaceAll('-', '+'),
    )
  }
  for (const element of root.querySelectorAll<HTMLElement>('[data-toolbar] button:not([title])'))
    element.title = element.getAttribute('aria-label') ?? ''
}

export function perFrame(call: () => void): () => void {
  let asked = false
  return () => {
    if (asked) return
    asked = true
    requestAnimationFrame(() => {
      asked = false
      call()
    })
  }
}

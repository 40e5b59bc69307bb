import { type AnyExtension, type Editor, Extension } from '@tiptap/core'
import { Plugin } from '@tiptap/pm/state'
import type { Act } from './acts.ts'
import type { Say } from './facts.ts'
import { place } from './toolbar.ts'

type Entry = { act: string; words: string; icon: Element | null }
type Open = { from: number; to: number; typed: string }

/** Names that are the same in every language, so that "/h2" works everywhere. */
const alsoCalled: { [act: string]: string } = {
  heading2: 'h2 heading',
  heading3: 'h3 heading',
  heading4: 'h4 heading',
  bulletList: 'ul list',
  orderedList: 'ol list',
  blockquote: 'quote',
  pullQuote: 'pull',
  figure: 'picture image',
  horizontalRule: 'hr divider',
  teaserEnd: 'teaser wall',
  codeBlock: 'code',
  articleBlock: 'article',
  sectionBlock: 'section',
  eventBlock: 'event',
}

const offered = [
  'articleBlock',
  'sectionBlock',
  'eventBlock',
  'heading2',
  'heading3',
  'heading4',
  'bulletList',
  'orderedList',
  'blockquote',
  'pullQuote',
  'figure',
  'gallery',
  'embed',
  'table',
  'callout',
  'codeBlock',
  'horizontalRule',
  'footnote',
  'teaserEnd',
]

/** "/" at the beginning of a paragraph, or after a space, offers everything that can be inserted. */
export function slashMenu(root: HTMLElement, acts: { [name: string]: Act }, say: Say): AnyExtension {
  return Extension.create({
    name: 'slashMenu',
    priority: 300,
    addProseMirrorPlugins() {
      const menu = createMenu(this.editor, root, acts, say)
      return [
        new Plugin({
          props: { handleKeyDown: (_, event) => menu.key(event) },
          view: () => ({ update: () => menu.look(), destroy: () => menu.close() }),
        }),
      ]
    },
  })
}

function createMenu(editor: Editor, root: HTMLElement, acts: { [name: string]: Act }, say: Say) {
  const list = document.createElement('ul')
  list.className = 'slash-menu'
  list.id = 'slash-menu'
  list.setAttribute('role', 'listbox')
  list.setAttribute('aria-label', say('menu'))
  list.hidden = true
  root.append(list)
  let open: Open | undefined
  let entries: Entry[] = []
  let at = 0
  /** Where the menu was closed by Escape; it stays closed there. */
  let dismissed = -1

  function look(): void {
    const found = editor.isEditable ? readSlash(editor) : undefined
    if (!found || found.from === dismissed) {
      if (!found) dismissed = -1
      return close()
    }
    const next = entriesFor(root, found.typed)
    if (next.length === 0) return close()
    if (open?.typed !== found.typed) at = 0
    open = found
    entries = next
    draw()
  }

  function draw(): void {
    if (!open) return
    list.replaceChildren(...entries.map(toItem))
    list.hidden = false
    const { left, right, top, bottom } = editor.view.coordsAtPos(open.from)
    const rect = new DOMRect(left, top, right - left, bottom - top)
    place(list, { getBoundingClientRect: () => rect })
    editor.view.dom.setAttribute('aria-controls', list.id)
    editor.view.dom.setAttribute('aria-activedescendant', `slash-${at}`)
    list.children[at]?.scrollIntoView({ block: 'nearest' })
  }

  function toItem({ words, icon }: Entry, index: number): HTMLElement {
    const item = document.createElement('li')
    item.id = `slash-${index}`
    item.setAttribute('role', 'option')
    item.setAttribute('aria-selected', String(index === at))
    if (icon) item.append(icon.cloneNode(true))
    item.append(words)
    item.addEventListener('mousedown', (event) => {
      event.preventDefault()
      take(index)
    })
    return item
  }

  function take(index: number): void {
    const entry = entries[index]
    if (!entry || !open) return
    const { from, to } = open
    close()
    editor.chain().focus().deleteRange({ from, to }).run()
    acts[entry.act]?.run(editor)
  }

  function close(): void {
    if (list.hidden && !open) return
    open = undefined
    list.hidden = true
    editor.view.dom.removeAttribute('aria-activedescendant')
    editor.view.dom.removeAttribute('aria-controls')
  }

  function key(event: KeyboardEvent): boolean {
    if (!open || event.isComposing) return false
    const { key } = event
    if (key === 'ArrowDown') at = (at + 1) % entries.length
    else if (key === 'ArrowUp') at = (at - 1 + entries.length) % entries.length
    else if (key === 'Enter' || key === 'Tab') {
      take(at)
      return true
    } else if (key === 'Escape') {
      dismissed = open.from
      close()
      return true
    } else return false
    draw()
    return true
  }

  return { look, key, close }
}

function readSlash(editor: Editor): Open | undefined {
  const { empty, $from } = editor.state.selection
  if (!empty || !editor.view.hasFocus() || $from.parent.type.name !== 'paragraph') return undefined
  const before = $from.parent.textBetween(0, $from.parentOffset, undefined, '\ufffc')
  const typed = /(?:^|\s)\/(\p{Letter}?[\p{Letter}\p{Mark}\d -]{0,24})$/u.exec(before)?.[1]
  if (typed === undefined || /\s$/.test(typed)) return undefined
  return { from: $from.pos - typed.length - 1, to: $from.pos, typed }
}

/** The words and icons are those of the toolbar's buttons. */
function entriesFor(root: HTMLElement, typed: string): Entry[] {
  const wanted = typed.toLocaleLowerCase()
  return offered.flatMap((act) => {
    const button = root.querySelector<HTMLElement>(`[data-act="${act}"]`)
    const words = button?.getAttribute('aria-label') ?? button?.textContent?.trim() ?? ''
    if (!button || words === '') return []
    const names = `${words.toLocaleLowerCase()} ${alsoCalled[act] ?? ''} ${act.toLowerCase()}`
    const fits = names.split(' ').some((name) => name.startsWith(wanted)) || names.startsWith(wanted)
    return fits ? [{ act, words, icon: button.querySelector('svg, .tool-letter') }] : []
  })
}

import { type AnyExtension, type Editor, Extension } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { Plugin, PluginKey, TextSelection } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import type { Say } from './facts.ts'

type Found = { from: number; to: number }
type Search = { text: string; matchCase: boolean; found: Found[]; at: number }

const key = new PluginKey<Search>('find')
const nothing: Search = { text: '', matchCase: false, found: [], at: -1 }

/** Shows what is found; the bar below tells it what to look for. */
export function findable(): AnyExtension {
  return Extension.create({
    name: 'findable',
    addProseMirrorPlugins: () => [
      new Plugin<Search>({
        key,
        state: {
          init: () => nothing,
          apply(tr, search) {
            const asked: Partial<Search> | undefined = tr.getMeta(key)
            if (!asked && !tr.docChanged) return search
            const next = { ...search, ...asked }
            const found = next.text === '' ? [] : findAll(tr.doc, next.text, next.matchCase)
            return { ...next, found, at: Math.min(next.at, found.length - 1) }
          },
        },
        props: {
          decorations(state) {
            const { found, at } = key.getState(state) ?? nothing
            if (found.length === 0) return null
            return DecorationSet.create(
              state.doc,
              found.map(({ from, to }, index) =>
                Decoration.inline(from, to, { class: index === at ? 'found-text found-now' : 'found-text' }),
              ),
            )
          },
        },
      }),
    ],
  })
}

/** The bar above the text. Answers how to open it. */
export function startFind(root: HTMLElement, editor: Editor, say: Say): () => void {
  const bar = root.querySelector<HTMLElement>('[data-find]')
  const part = <T extends Element>(name: string) => bar?.querySelector<T>(`[data-find-${name}]`)
  const text = part<HTMLInputElement>('text')
  const withText = part<HTMLInputElement>('with')
  const matchCase = part<HTMLInputElement>('case')
  const count = part<HTMLElement>('count')
  if (!bar || !text || !withText || !matchCase || !count) return () => undefined

  const present = () => key.getState(editor.state) ?? nothing
  const ask = (search: Partial<Search>) => editor.view.dispatch(editor.state.tr.setMeta(key, search))
  const look = () => {
    ask({ text: text.value, matchCase: matchCase.checked, at: -1 })
    const { found } = present()
    const after = found.findIndex(({ from }) => from >= editor.state.selection.from)
    if (found.length > 0) go(Math.max(0, after))
    else tell()
  }
  const tell = () => {
    const { found, at } = present()
    count.textContent =
      text.value === ''
        ? ''
        : found.length === 0
          ? say('found-none')
          : say('found', { at: at + 1, total: found.length })
  }
  const go = (to: number) => {
    const { found } = present()
    if (found.length === 0) return tell()
    const at = (to + found.length) % found.length
    const match = found[at]
    ask({ at })
    if (match) reveal(editor, match.from)
    tell()
  }
  const replace = () => {
    const { found, at } = present()
    const match = found[at]
    if (!match || !editor.isEditable) return go(0)
    editor.view.dispatch(editor.state.tr.insertText(withText.value, match.from, match.to))
    const behind = match.from + withText.value.length
    const next = present().found.findIndex(({ from }) => from >= behind)
    go(Math.max(0, next))
  }
  const replaceAll = () => {
    const { found } = present()
    if (found.length === 0 || !editor.isEditable) return tell()
    const { tr } = editor.state
    for (const { from, to } of found.toReversed()) tr.insertText(withText.value, from, to)
    editor.view.dispatch(tr)
    count.textContent = say('replaced', { count: found.length })
  }
  const close = () => {
    const { found, at } = present()
    const match = found[at]
    ask(nothing)
    bar.hidden = true
    if (match) editor.commands.setTextSelection(match)
    editor.commands.focus()
  }

  text.addEventListener('input', look)
  matchCase.addEventListener('change', look)
  const onClick = (name: string, act: () => void) => part<HTMLElement>(name)?.addEventListener('click', act)
  onClick('next', () => go(present().at + 1))
  onClick('previous', () => go(present().at - 1))
  onClick('replace', replace)
  onClick('all', replaceAll)
  onClick('close', close)
  bar.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') close()
    else if (event.key === 'Enter' && event.target === text) go(present().at + (event.shiftKey ? -1 : 1))
    else if (event.key === 'Enter' && event.target === withText) replace()
    else return
    event.preventDefault()
  })
  return () => {
    bar.hidden = false
    const { from, to, empty } = editor.state.selection
    const chosen = empty ? '' : editor.state.doc.textBetween(from, to, ' ')
    if (chosen !== '' && chosen.length < 100) text.value = chosen
    text.focus()
    text.select()
    look()
  }
}

/** Every place where the text stands within one block, footnotes and captions included. */
export function findAll(doc: Node, wanted: string, matchCase: boolean): Found[] {
  const found: Found[] = []
  const fold = (text: string) => (matchCase ? text : lower(text))
  const want = fold(wanted)
  doc.descendants((node, at) => {
    if (!node.inlineContent) return true
    const text = fold(textOf(node))
    for (let from = text.indexOf(want); from >= 0; from = text.indexOf(want, from + want.length))
      found.push({ from: at + 1 + from, to: at + 1 + from + want.length })
    return true
  })
  return found
}

/** As long as the node's content, so that places in the one are places in the other. */
function textOf(node: Node): string {
  let text = ''
  node.forEach((child) => {
    text += child.isText ? child.text : '\ufffc'.repeat(child.nodeSize)
  })
  return text
}

/** Lower case of the same length: a few letters grow by it, and stay as they are. */
function lower(text: string): string {
  const small = text.toLowerCase()
  if (small.length === text.length) return small
  return Array.from(text, (letter) => {
    const one = letter.toLowerCase()
    return one.length === letter.length ? one : letter
  }).join('')
}

function reveal(editor: Editor, at: number): void {
  const { state, view } = editor
  const selection = TextSelection.near(state.doc.resolve(at))
  const { node } = view.domAtPos(selection.from)
  const element = node instanceof Element ? node : node.parentElement
  element?.scrollIntoView({ block: 'center' })
}

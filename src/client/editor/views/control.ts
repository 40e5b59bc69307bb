import type { Node } from '@tiptap/pm/model'
import { cleanText } from '../paste/text.ts'
import { Selection } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'

export type GetPos = () => number | undefined

/** Writes one attribute of the node at `getPos`, as a step that can be undone. */
export function writeAttribute(view: EditorView, getPos: GetPos, name: string, value: unknown): void {
  const at = getPos()
  if (at === undefined || !view.editable) return
  if (view.state.doc.nodeAt(at)?.attrs[name] === value) return
  view.dispatch(view.state.tr.setNodeAttribute(at, name, value))
}

export type LineOptions = {
  name: string
  label: string
  /** What an empty line means: no words, or nothing said. */
  empty: '' | null
  class?: string
  dir?: 'ltr' | 'auto'
  isValid?: (text: string) => boolean
}

export type Line = { element: HTMLElement; show: (node: Node) => void }

/** One line under a node for one of its attributes. Enter and the arrow down lead back into the text. */
export function createLine(view: EditorView, getPos: GetPos, options: LineOptions): Line {
  const { name, label, empty, dir = 'auto' } = options
  const input = document.createElement('input')
  input.type = 'text'
  input.dir = dir
  input.autocomplete = 'off'
  input.setAttribute('aria-label', label)
  input.placeholder = label
  input.className = `node-line ${options.class ?? ''}`.trim()
  input.addEventListener('input', () => {
    const text = cleanText(input.value).trim()
    if (options.isValid && text !== '' && !options.isValid(text))
      return input.setAttribute('aria-invalid', 'true')
    input.removeAttribute('aria-invalid')
    writeAttribute(view, getPos, name, text === '' ? empty : text)
  })
  input.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' && event.key !== 'Escape') return
    event.preventDefault()
    leaveNode(view, getPos)
  })
  return {
    element: input,
    show(node) {
      const value = String(node.attrs[name] ?? '')
      if (input.value.trim() !== value) input.value = value
      input.readOnly = !view.editable
    },
  }
}

/** The cursor goes behind the node, into a paragraph that is made where there is none. */
export function leaveNode(view: EditorView, getPos: GetPos): void {
  const at = getPos()
  const node = at === undefined ? null : view.state.doc.nodeAt(at)
  if (at === undefined || !node) return
  const end = at + node.nodeSize
  const { tr, schema, doc } = view.state
  const paragraph = schema.nodes['paragraph']
  if (!doc.nodeAt(end)?.isTextblock && paragraph) tr.insert(end, paragraph.create())
  view.dispatch(tr.setSelection(Selection.near(tr.doc.resolve(end + 1))).scrollIntoView())
  view.focus()
}

import type { Editor } from '@tiptap/core'
import type { Named } from '../../lib/editor/facts.ts'
import { ensureLineAfter } from './after.ts'

/** Blocks of an edition stand at its top level: one goes behind the block that holds the cursor. */
export function insertBlock(editor: Editor, type: string, attrs: Record<string, unknown>): void {
  const { state, view } = editor
  const kind = state.schema.nodes[type]
  if (!kind) return
  const { $to } = state.selection
  const at = $to.depth === 0 ? state.selection.to : $to.after(1)
  const { tr } = state
  const line = $to.depth === 1 && $to.parent.type.name === 'paragraph' && $to.parent.content.size === 0
  // An empty line gives its place.
  if (line) tr.replaceWith($to.before(1), $to.after(1), kind.create(attrs))
  else tr.insert(at, kind.create(attrs))
  view.dispatch(tr.scrollIntoView())
  editor.commands.setNodeSelection(line ? $to.before(1) : at)
  ensureLineAfter(editor)
  view.focus()
}

/** The first there is; which one is chosen in the block itself. */
export function insertFirst(editor: Editor, type: string, name: string, choices: readonly Named[]): void {
  const [first] = choices
  if (first) insertBlock(editor, type, { [name]: first.id })
}

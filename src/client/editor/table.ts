import { type AnyExtension, type Editor, Extension } from '@tiptap/core'
import { TextSelection } from '@tiptap/pm/state'
import { ensureLineAfter } from './after.ts'
import { addRowAfter, goToNextCell, isInTable, tableEditing } from '@tiptap/pm/tables'

/** A table of empty cells whose first row is a header, with the cursor in its first cell. */
export function insertTable(editor: Editor, rows: number, columns: number): void {
  const row = (type: string) => ({
    type: 'tableRow',
    content: Array.from({ length: columns }, () => ({ type, content: [{ type: 'paragraph' }] })),
  })
  const content = Array.from({ length: rows }, (_, at) => row(at === 0 ? 'tableHeader' : 'tableCell'))
  const { from } = editor.state.selection
  editor.chain().focus().insertContent({ type: 'table', content }).run()
  ensureLineAfter(editor)
  const { state, view } = editor
  const before = Math.max(0, from - 1)
  let inside = -1
  state.doc.nodesBetween(before, Math.min(state.doc.content.size, from + 20), (node, at) => {
    if (inside < 0 && node.type.name === 'tableHeader') inside = at + 2
  })
  if (inside >= 0) view.dispatch(state.tr.setSelection(TextSelection.create(state.doc, inside)))
}

/** Tab walks through the cells and adds a row after the last. */
export function tables(): AnyExtension {
  return Extension.create({
    name: 'tables',
    priority: 200,
    addProseMirrorPlugins: () => [tableEditing()],
    addKeyboardShortcuts() {
      const { editor } = this
      const go = (direction: 1 | -1) => {
        const { state, view } = editor
        if (!isInTable(state)) return false
        if (goToNextCell(direction)(state, view.dispatch)) return true
        if (direction < 0 || !addRowAfter(state, view.dispatch)) return true
        return goToNextCell(1)(editor.state, view.dispatch)
      }
      return { Tab: () => go(1), 'Shift-Tab': () => go(-1) }
    },
  })
}

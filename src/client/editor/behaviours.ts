import { type AnyExtension, Extension } from '@tiptap/core'
import { dropCursor } from '@tiptap/pm/dropcursor'
import { gapCursor } from '@tiptap/pm/gapcursor'
import { history, redo, undo } from '@tiptap/pm/history'

/** What the editor does beyond holding text; each in a file of its own. */
export function behaviours(): AnyExtension[] {
  return [
    Extension.create({
      name: 'past',
      addProseMirrorPlugins: () => [history({ depth: 500 }), gapCursor(), dropCursor()],
      addKeyboardShortcuts() {
        const { editor } = this
        return {
          'Mod-z': () => undo(editor.state, editor.view.dispatch),
          'Mod-Shift-z': () => redo(editor.state, editor.view.dispatch),
          'Mod-y': () => redo(editor.state, editor.view.dispatch),
        }
      },
    }),
  ]
}

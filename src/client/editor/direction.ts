import { type AnyExtension, type Editor, Extension } from '@tiptap/core'
import { Plugin } from '@tiptap/pm/state'

const RIGHT_TO_LEFT = /^[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u
const LETTER = /\p{Letter}/u

/** The block at the cursor runs the other way than the article, and back. */
export function toggleDirection(editor: Editor): void {
  const other = editor.view.dom.dir === 'rtl' ? 'ltr' : 'rtl'
  const dir = editor.isActive({ dir: other }) ? null : other
  editor.chain().focus().updateAttributes('paragraph', { dir }).updateAttributes('heading', { dir }).run()
}

/** A paragraph whose first letter is of the other direction than the article's is turned as it is typed. */
export function turnsByItself(): AnyExtension {
  return Extension.create({
    name: 'turnsByItself',
    addProseMirrorPlugins() {
      const { editor } = this
      return [
        new Plugin({
          props: {
            handleTextInput(view, from, to, text) {
              const letter = text.match(LETTER)?.[0]
              const { $from } = view.state.selection
              const { parent } = $from
              if (letter === undefined || !('dir' in parent.attrs) || LETTER.test(parent.textContent))
                return false
              const own = view.dom.dir === 'rtl' ? 'rtl' : 'ltr'
              const typed = RIGHT_TO_LEFT.test(letter) ? 'rtl' : 'ltr'
              const dir = typed === own ? null : typed
              if (parent.attrs['dir'] === dir) return false
              const { tr } = view.state
              tr.setNodeAttribute($from.before(), 'dir', dir).insertText(text, from, to)
              editor.view.dispatch(tr)
              return true
            },
          },
        }),
      ]
    },
  })
}

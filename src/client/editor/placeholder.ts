import { type AnyExtension, Extension } from '@tiptap/core'
import { Plugin } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'

/** What can be done, said in the empty line where the cursor stands; shown by the style sheet. */
export function placeholder(words: string): AnyExtension {
  return Extension.create({
    name: 'placeholder',
    addProseMirrorPlugins: () => [
      new Plugin({
        props: {
          decorations({ doc, selection }) {
            const { $from, empty } = selection
            if (!empty || $from.parent.type.name !== 'paragraph' || $from.parent.content.size > 0) return null
            if ($from.depth > 1) return null
            const at = $from.before()
            return DecorationSet.create(doc, [
              Decoration.node(at, at + $from.parent.nodeSize, {
                class: 'empty-line',
                'data-placeholder': words,
              }),
            ])
          },
        },
      }),
    ],
  })
}

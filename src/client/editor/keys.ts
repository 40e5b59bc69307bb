import { type AnyExtension, type Editor, Extension } from '@tiptap/core'
import { dropCursor } from '@tiptap/pm/dropcursor'
import { gapCursor } from '@tiptap/pm/gapcursor'
import { history } from '@tiptap/pm/history'
import { NodeSelection } from '@tiptap/pm/state'
import type { Act } from './acts.ts'
import { leaveNode } from './views/control.ts'
import { addFootnote } from './views/footnote.ts'

/** Which key does which act comes from the buttons, so that what they say is what is done. */
export function actKeys(root: ParentNode, acts: { [name: string]: Act }): AnyExtension {
  return Extension.create({
    name: 'actKeys',
    addKeyboardShortcuts() {
      const { editor } = this
      const keys: { [key: string]: () => boolean } = {}
      for (const button of root.querySelectorAll<HTMLElement>('[data-act][data-key]')) {
        const { act = '', key = '' } = button.dataset
        keys[key] = () => {
          acts[act]?.run(editor)
          return true
        }
      }
      return { ...keys, 'Mod-y': keys['Mod-Shift-z'] ?? (() => false) }
    },
  })
}

export function past(): AnyExtension {
  return Extension.create({
    name: 'past',
    addProseMirrorPlugins: () => [
      history({ depth: 1_000, newGroupDelay: 600 }),
      gapCursor(),
      dropCursor({ color: false, class: 'drop-cursor' }),
    ],
  })
}

/** Enter, Tab and Backspace in lists; a line break; a way out of boxes. */
export function structureKeys(): AnyExtension {
  return Extension.create({
    name: 'structureKeys',
    priority: 150,
    addKeyboardShortcuts() {
      const { editor } = this
      return {
        Enter() {
          const { selection } = editor.state
          if (selection instanceof NodeSelection && selection.node.type.name === 'footnote') {
            addFootnote(editor)
            return true
          }
          if (selection.$from.parent.type.name === 'figure') return leaveCaption(editor)
          const isItem = editor.isActive('listItem') && !editor.isActive('codeBlock')
          return isItem && editor.commands.splitListItem('listItem')
        },
        Tab: () => {
          if (editor.isActive('codeBlock')) return editor.commands.insertContent('  ')
          return editor.isActive('listItem') ? editor.commands.sinkListItem('listItem') || true : false
        },
        'Shift-Tab': () =>
          editor.isActive('listItem') ? editor.commands.liftListItem('listItem') || true : false,
        'Shift-Enter': () =>
          editor.commands.first(({ commands }) => [
            () => commands.newlineInCode(),
            () => commands.insertContent({ type: 'hardBreak' }),
          ]),
        Backspace: () => leaveBox(),
      }

      /** At the beginning of a list item, a quotation or a call-out, Backspace takes the text out of it. */
      function leaveBox(): boolean {
        const { empty, $from } = editor.state.selection
        if (!empty || $from.parentOffset > 0 || !$from.parent.isTextblock) return false
        if ($from.parent.type.name === 'pullQuote' || $from.parent.type.name === 'codeBlock')
          return editor.commands.setNode('paragraph')
        const box = $from.depth > 1 ? $from.node(-1) : undefined
        if (!box || $from.index(-1) > 0) return false
        if (box.type.name === 'listItem') return editor.commands.liftListItem('listItem')
        if (box.type.name === 'blockquote' || box.type.name === 'callout')
          return editor.commands.lift(box.type.name)
        return false
      }
    },
  })
}

/** A caption is not split: its picture would stand there twice. */
function leaveCaption(editor: Editor): boolean {
  const { $from } = editor.state.selection
  const depth = $from.node(-1).type.name === 'gallery' ? $from.depth - 1 : $from.depth
  leaveNode(editor.view, () => $from.before(depth))
  return true
}

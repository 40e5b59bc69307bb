import { Extension } from '@tiptap/core'

/**
 * The library gives the text its focus with the next frame, and what is typed in between is lost: somebody who closes a
 * dialog and writes on misses letters on a slow machine. Here it has it at once.
 */
export function focusAtOnce(): Extension {
  return Extension.create({
    name: 'focusAtOnce',
    addCommands: () => ({
      focus:
        () =>
        ({ view, tr, dispatch }) => {
          if (!dispatch) return true
          view.focus()
          tr.scrollIntoView()
          return true
        },
    }),
  })
}

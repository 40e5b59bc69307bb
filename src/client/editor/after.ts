import type { Editor } from '@tiptap/core'

/** Where a text ends with a table or a picture, a line to go on from is made behind it. */
export function ensureLineAfter(editor: Editor): void {
  const { doc, schema, tr } = editor.state
  const paragraph = schema.nodes['paragraph']
  if (doc.lastChild?.type === paragraph || !paragraph) return
  editor.view.dispatch(tr.insert(doc.content.size, paragraph.create()))
}

/** A click into the empty sheet below the text goes on writing at its end. */
export function writeOnBelow(place: HTMLElement, editor: Editor): void {
  const sheet = place.parentElement
  sheet?.addEventListener('mousedown', (event) => {
    const isBelow = event.clientY > editor.view.dom.getBoundingClientRect().bottom
    if (event.target !== sheet || !isBelow || !editor.isEditable) return
    event.preventDefault()
    ensureLineAfter(editor)
    editor.commands.focus('end')
  })
}

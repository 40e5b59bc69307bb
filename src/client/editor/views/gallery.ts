import type { Node } from '@tiptap/pm/model'
import type { EditorView, NodeView } from '@tiptap/pm/view'
import type { Say } from '../facts.ts'
import type { GetPos } from './control.ts'
import { ignoringAllBut } from './frame.ts'
import { isInside } from './lines.ts'

/** Pictures side by side, and a button for one more. */
export function galleryView(say: Say, choose: (set: (id: string, alt: string) => void) => void) {
  return (_node: Node, view: EditorView, getPos: GetPos): NodeView => {
    const dom = document.createElement('div')
    dom.className = 'gallery-node'
    const contentDOM = document.createElement('div')
    contentDOM.className = 'gallery'
    const foot = document.createElement('div')
    foot.contentEditable = 'false'
    foot.className = 'node-lines'
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'button button-plain'
    button.textContent = say('add-picture')
    button.addEventListener('click', () =>
      choose((media, alt) => {
        const at = getPos()
        const gallery = at === undefined ? null : view.state.doc.nodeAt(at)
        const figure = view.state.schema.nodes['figure']
        if (at === undefined || !gallery || !figure) return
        view.dispatch(view.state.tr.insert(at + gallery.nodeSize - 1, figure.create({ media, alt })))
      }),
    )
    foot.append(button)
    dom.append(contentDOM, foot)
    return {
      dom,
      contentDOM,
      stopEvent: (event) => isInside(foot, event),
      ...ignoringAllBut(contentDOM),
    }
  }
}

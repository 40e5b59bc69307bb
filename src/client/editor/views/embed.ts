import type { Node } from '@tiptap/pm/model'
import type { EditorView, NodeView } from '@tiptap/pm/view'
import type { Say } from '../facts.ts'
import { createLine, type GetPos } from './control.ts'
import { outlined, showing } from './frame.ts'
import { isInside } from './lines.ts'

/** The card that readers see before they load it. */
export function embedView(say: Say) {
  return (node: Node, view: EditorView, getPos: GetPos): NodeView => {
    const dom = document.createElement('div')
    dom.className = 'embed'
    const provider = document.createElement('p')
    provider.className = 'embed-provider'
    const address = document.createElement('a')
    address.target = '_blank'
    address.rel = 'noopener'
    address.dir = 'ltr'
    const title = createLine(view, getPos, { name: 'title', label: say('embed-title'), empty: '' })
    const note = document.createElement('p')
    note.className = 'embed-notice'
    note.textContent = say('embed-note')
    dom.append(provider, title.element, address, note)
    const show = (next: Node) => {
      provider.textContent = String(next.attrs['provider'])
      address.href = String(next.attrs['url'])
      address.textContent = String(next.attrs['url'])
      title.show(next)
    }
    return {
      dom,
      ...showing(node, show),
      ...outlined(dom),
      stopEvent: (event) => isInside(title.element, event),
      ignoreMutation: () => true,
    }
  }
}

/** A mark on the page, not a block of text. */
export function teaserEndView(say: Say) {
  return (): NodeView => {
    const dom = document.createElement('div')
    dom.className = 'teaser-end'
    const words = document.createElement('span')
    words.textContent = say('teaser-end')
    dom.append(words)
    return {
      dom,
      ...outlined(dom),
      ignoreMutation: () => true,
    }
  }
}

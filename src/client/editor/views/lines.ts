import type { Node } from '@tiptap/pm/model'
import type { EditorView, NodeView } from '@tiptap/pm/view'
import { createLine, type GetPos, type LineOptions } from './control.ts'
import { ignoringAllBut, showing } from './frame.ts'

type Shape = {
  tag: string
  class?: string
  /** Where the node's own content goes; without it the element itself. */
  content: string
  contentClass?: string
  lines: LineOptions[]
}

/** A node with lines under it for what its attributes say: a quotation's source, a table's caption. */
export function withLines(shape: Shape): (node: Node, view: EditorView, getPos: GetPos) => NodeView {
  return (node, view, getPos) => {
    const dom = document.createElement(shape.tag)
    if (shape.class) dom.className = shape.class
    const contentDOM = document.createElement(shape.content)
    if (shape.contentClass) contentDOM.className = shape.contentClass
    const lines = shape.lines.map((options) => createLine(view, getPos, options))
    const foot = document.createElement('div')
    foot.className = 'node-lines'
    foot.contentEditable = 'false'
    foot.append(...lines.map(({ element }) => element))
    dom.append(contentWithin(shape, contentDOM), foot)
    const show = (next: Node) => {
      for (const line of lines) line.show(next)
    }
    return {
      dom,
      contentDOM,
      ...showing(node, show),
      stopEvent: (event) => isInside(foot, event),
      ...ignoringAllBut(contentDOM),
    }
  }
}

export function isInside(element: Element, event: Event): boolean {
  return event.target instanceof globalThis.Node && element.contains(event.target)
}

function contentWithin({ content }: Shape, contentDOM: HTMLElement): HTMLElement {
  if (content === 'tbody') {
    const table = document.createElement('table')
    table.append(contentDOM)
    return table
  }
  if (content === 'code') {
    const pre = document.createElement('pre')
    pre.append(contentDOM)
    return pre
  }
  return contentDOM
}

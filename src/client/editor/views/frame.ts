import type { Node } from '@tiptap/pm/model'
import type { NodeView, ViewMutationRecord } from '@tiptap/pm/view'

/** Shows the node, and again whatever it becomes while it stays of its type. */
export function showing(node: Node, show: (node: Node) => void): Pick<NodeView, 'update'> {
  const { type } = node
  show(node)
  return {
    update(next) {
      if (next.type !== type) return false
      show(next)
      return true
    },
  }
}

/** Outlined as one thing while it is chosen. */
export function outlined(dom: HTMLElement): Pick<NodeView, 'selectNode' | 'deselectNode'> {
  return {
    selectNode: () => dom.classList.add('chosen-node'),
    deselectNode: () => dom.classList.remove('chosen-node'),
  }
}

/** What changes in its lines and buttons is not read back into the document; what is written in its content is. */
export function ignoringAllBut(contentDOM: HTMLElement): Pick<NodeView, 'ignoreMutation'> {
  return {
    ignoreMutation: (mutation: ViewMutationRecord) =>
      mutation.type !== 'selection' && !contentDOM.contains(mutation.target),
  }
}

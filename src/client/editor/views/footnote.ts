import type { Editor } from '@tiptap/core'
import { baseKeymap, toggleMark } from '@tiptap/pm/commands'
import { history, redo, undo } from '@tiptap/pm/history'
import { keymap } from '@tiptap/pm/keymap'
import type { Node } from '@tiptap/pm/model'
import { EditorState, NodeSelection, TextSelection, type Transaction } from '@tiptap/pm/state'
import { StepMap } from '@tiptap/pm/transform'
import { EditorView, type NodeView } from '@tiptap/pm/view'
import type { Say } from '../facts.ts'
import { place } from '../toolbar.ts'
import type { GetPos } from './control.ts'
import { outlined } from './frame.ts'

/** A number in the text; its words are written in a small window below it. After the footnote example of ProseMirror. */
export function footnoteView(say: Say) {
  return (first: Node, outer: EditorView, getPos: GetPos): NodeView => {
    let node = first
    let inner: EditorView | undefined
    const dom = document.createElement('sup')
    dom.className = 'footnote-node'
    const button = document.createElement('button')
    button.type = 'button'
    button.tabIndex = -1
    button.setAttribute('aria-label', say('footnote', { number: '' }).trim())
    dom.append(button)
    button.addEventListener('click', () => {
      const at = getPos()
      if (at === undefined) return
      outer.dispatch(outer.state.tr.setSelection(NodeSelection.create(outer.state.doc, at)))
      open()
    })
    const popup = createPopup(say, close, remove)

    function open(): void {
      if (inner || !outer.editable) return
      document.body.append(popup.element)
      inner = new EditorView(popup.text, {
        state: EditorState.create({ doc: node, plugins: innerPlugins(node, outer, close) }),
        attributes: { role: 'textbox', 'aria-multiline': 'true', 'aria-label': say('footnote-text') },
        dispatchTransaction: dispatchInner,
      })
      popup.element.showPopover()
      place(popup.element, dom)
      inner.focus()
    }

    function close(): void {
      if (!inner) return
      inner.destroy()
      inner = undefined
      popup.element.hidePopover()
      popup.element.remove()
      const at = getPos()
      if (at === undefined) return
      const behind = TextSelection.near(outer.state.doc.resolve(at + node.nodeSize))
      outer.dispatch(outer.state.tr.setSelection(behind))
      outer.focus()
    }

    function remove(): void {
      const at = getPos()
      close()
      if (at !== undefined) outer.dispatch(outer.state.tr.delete(at, at + node.nodeSize))
    }

    function dispatchInner(tr: Transaction): void {
      if (!inner) return
      const { state, transactions } = inner.state.applyTransaction(tr)
      inner.updateState(state)
      const at = getPos()
      if (tr.getMeta('fromOutside') || at === undefined) return
      const outerTr = outer.state.tr
      const offset = StepMap.offset(at + 1)
      for (const { steps } of transactions)
        for (const step of steps) {
          const mapped = step.map(offset)
          if (mapped) outerTr.step(mapped)
        }
      if (outerTr.docChanged) outer.dispatch(outerTr)
    }

    return {
      dom,
      update(next) {
        if (next.type !== node.type) return false
        node = next
        if (inner) takeIn(inner, next)
        return true
      },
      ...outlined(dom),
      destroy: () => inner && close(),
      stopEvent: (event) => event.target === button || (inner?.dom.contains(asNode(event.target)) ?? false),
      ignoreMutation: () => true,
    }
  }
}

/** Puts a footnote at the cursor and opens it; a chosen one is opened. */
export function addFootnote(editor: Editor): void {
  const { state, view } = editor
  const type = state.schema.nodes['footnote']
  if (!type) return
  const { selection } = state
  const isChosen = selection instanceof NodeSelection && selection.node.type === type
  const at = isChosen ? selection.from : selection.to
  if (!isChosen) {
    const { parent } = state.doc.resolve(at)
    if (!parent.isTextblock || !parent.type.contentMatch.matchType(type)) return
    view.dispatch(state.tr.insert(at, type.create()))
  }
  const dom = view.nodeDOM(at)
  if (dom instanceof HTMLElement) dom.querySelector('button')?.click()
}

function innerPlugins(node: Node, outer: EditorView, close: () => void) {
  const { marks } = node.type.schema
  const toggle = (name: string) => (marks[name] ? toggleMark(marks[name]) : () => false)
  return [
    keymap({
      'Mod-z': () => undo(outer.state, outer.dispatch),
      'Mod-Shift-z': () => redo(outer.state, outer.dispatch),
      'Mod-b': toggle('bold'),
      'Mod-i': toggle('italic'),
      Enter: () => {
        close()
        return true
      },
      Escape: () => {
        close()
        return true
      },
    }),
    keymap(baseKeymap),
    history(),
  ]
}

/** What changed outside, as by undoing, is shown inside without moving the cursor more than needed. */
function takeIn(inner: EditorView, next: Node): void {
  const { state } = inner
  const start = next.content.findDiffStart(state.doc.content)
  const ends = next.content.findDiffEnd(state.doc.content)
  if (start === null || !ends) return
  const overlap = Math.max(0, start - Math.min(ends.a, ends.b))
  inner.dispatch(
    state.tr
      .replace(start, ends.b + overlap, next.slice(start, ends.a + overlap))
      .setMeta('fromOutside', true),
  )
}

function createPopup(say: Say, close: () => void, remove: () => void) {
  const element = document.createElement('div')
  element.className = 'footnote-popup'
  element.popover = 'manual'
  element.setAttribute('role', 'dialog')
  element.setAttribute('aria-label', say('footnote-text'))
  const text = document.createElement('div')
  text.className = 'footnote-text body'
  const acts = document.createElement('div')
  acts.className = 'toolbar'
  acts.append(
    toButton(say('footnote-done'), 'primary', close),
    toButton(say('footnote-remove'), 'quiet', remove),
  )
  element.append(text, acts)
  return { element, text }
}

function toButton(words: string, tone: string, act: () => void): HTMLElement {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = `button button-${tone}`
  button.textContent = words
  button.addEventListener('click', act)
  return button
}

function asNode(target: EventTarget | null): globalThis.Node | null {
  return target instanceof globalThis.Node ? target : null
}

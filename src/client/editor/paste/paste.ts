import { type AnyExtension, type Editor, Extension } from '@tiptap/core'
import { Fragment, type Node as DocumentNode, Slice } from '@tiptap/pm/model'
import { Plugin, TextSelection } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { ensureLineAfter } from '../after.ts'
import { insertEmbed, isEmbeddable } from '../embeds.ts'
import { setLink, toHref } from '../links.ts'
import type { WrittenKind } from '../../../lib/editor/fields.ts'
import type { Picture } from '../facts.ts'
import { cleanPasted } from './clean.ts'
import { cleanText } from './text.ts'

/** Takes files in: uploads each and calls back for those that became pictures. */
export type TakeIn = (files: File[], insert: (picture: Picture) => void) => void

/** What is pasted and dropped becomes clean structure, links, cards and pictures. */
export function pasting(takeIn: TakeIn, kind: WrittenKind): AnyExtension {
  return Extension.create({
    name: 'pasting',
    priority: 200,
    addProseMirrorPlugins() {
      const { editor } = this
      return [
        new Plugin({
          props: {
            transformPastedHTML: (html, view) => cleanPasted(html, view.dom.dir === 'rtl' ? 'rtl' : 'ltr'),
            transformPastedText: cleanText,
            transformPasted: (slice) => withoutStrangers(slice, kind),
            handlePaste: (view, event) =>
              pasteAddress(editor, view, event) || pastePictures(editor, event, takeIn),
            handleDrop: (view, event, _slice, moved) => !moved && dropPictures(editor, view, event, takeIn),
          },
        }),
      ]
    },
  })
}

const walled: readonly WrittenKind[] = ['article', 'transcript']

/** A page has no wall, so the mark means nothing there; blocks of editions stand in editions only. */
function withoutStrangers({ content, openStart, openEnd }: Slice, kind: WrittenKind): Slice {
  const nodes: DocumentNode[] = []
  content.forEach((node) => {
    const { name, spec } = node.type
    const isStranger =
      spec.group === 'editionBlock' ? kind !== 'edition' : name === 'teaserEnd' && !walled.includes(kind)
    if (!isStranger) nodes.push(node)
  })
  return new Slice(Fragment.from(nodes), openStart, openEnd)
}

/** An address over chosen words makes them a link; alone on an empty line it becomes a card, if it is of such a site. */
function pasteAddress(editor: Editor, view: EditorView, event: ClipboardEvent): boolean {
  const text = event.clipboardData?.getData('text/plain').trim() ?? ''
  if (!/^(?:https?:\/\/|www\.|mailto:)\S+$/i.test(text)) return false
  const href = toHref(text)
  if (!href) return false
  const { selection } = view.state
  const { $from, empty } = selection
  if ($from.parent.type.spec.code) return false
  if (!empty && selection instanceof TextSelection && $from.sameParent(selection.$to)) {
    setLink(editor, href)
    return true
  }
  if (!empty) return false
  const isEmptyLine = $from.parent.type.name === 'paragraph' && $from.parent.content.size === 0
  if (isEmptyLine && isEmbeddable(href)) {
    insertEmbed(editor, href)
    return true
  }
  setLink(editor, href)
  return true
}

function pastePictures(editor: Editor, event: ClipboardEvent, takeIn: TakeIn): boolean {
  const files = picturesOf(event.clipboardData)
  // A spreadsheet or Word also gives a picture of its text.
  if (files.length === 0 || event.clipboardData?.getData('text/html').match(/<(?:p|table|span|td)\b/i))
    return false
  takeIn(files, (picture) => insertFigure(editor, picture))
  return true
}

function dropPictures(editor: Editor, view: EditorView, event: DragEvent, takeIn: TakeIn): boolean {
  const files = picturesOf(event.dataTransfer)
  if (files.length === 0) return false
  const at = view.posAtCoords({ left: event.clientX, top: event.clientY })
  if (at) view.dispatch(view.state.tr.setSelection(TextSelection.near(view.state.doc.resolve(at.pos))))
  event.preventDefault()
  takeIn(files, (picture) => insertFigure(editor, picture))
  return true
}

/** A file that is dropped beside the text would lead away from the page. */
export function keepDropsInText(editor: Editor): void {
  for (const kind of ['dragover', 'drop'] as const)
    document.addEventListener(kind, (event) => {
      const isFile = event.dataTransfer?.types.includes('Files') ?? false
      const isInText = event.target instanceof Node && editor.view.dom.contains(event.target)
      if (isFile && !isInText) event.preventDefault()
    })
}

/** After the block that holds the cursor, or in its place when it is empty. */
export function insertFigure(editor: Editor, { id, alt, credit }: Picture): void {
  const attrs = { media: id, alt, credit: credit || null }
  const { $from } = editor.state.selection
  const isEmptyLine = $from.parent.isTextblock && $from.parent.content.size === 0
  const chain = editor.chain().focus()
  if (!isEmptyLine && $from.depth > 0) chain.insertContentAt($from.after(1), { type: 'figure', attrs }).run()
  else chain.insertContent({ type: 'figure', attrs }).run()
  ensureLineAfter(editor)
}

function picturesOf(data: DataTransfer | null): File[] {
  return [...(data?.files ?? [])].filter(({ type }) => type.startsWith('image/'))
}

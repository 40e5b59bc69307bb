import type { Editor } from '@tiptap/core'
import { redo, redoDepth, undo, undoDepth } from '@tiptap/pm/history'
import {
  addColumnAfter,
  addColumnBefore,
  addRowAfter,
  addRowBefore,
  deleteColumn,
  deleteRow,
  deleteTable,
  mergeCells,
  splitCell,
  toggleHeaderColumn,
  toggleHeaderRow,
} from '@tiptap/pm/tables'
import type { Command } from '@tiptap/pm/state'
import { ensureLineAfter } from './after.ts'
import { toggleDirection } from './direction.ts'
import { insertTable } from './table.ts'

/** One thing that a button, a menu and a key do. */
export type Act = {
  run: (editor: Editor) => void
  isOn?: (editor: Editor) => boolean
  /** Where it is never possible, its button is off. */
  isOff?: (editor: Editor) => boolean
}

/** Acts that need a dialog; `main.ts` says which. */
export type Opener = 'link' | 'embed' | 'figure' | 'gallery' | 'footnote' | 'find' | 'help' | EditionOpener
/** Of editions alone. */
export type EditionOpener = 'articleBlock' | 'sectionBlock' | 'eventBlock'

export function createActs(open: { [name in Opener]: () => void }): { [name: string]: Act } {
  return {
    undo: { ...bare(undo), isOff: ({ state }) => undoDepth(state) === 0 },
    redo: { ...bare(redo), isOff: ({ state }) => redoDepth(state) === 0 },
    paragraph: {
      run: (editor) => editor.chain().focus().clearNodes().run(),
      isOn: (editor) => editor.isActive('paragraph'),
    },
    heading2: heading(2),
    heading3: heading(3),
    heading4: heading(4),
    bold: mark('bold'),
    italic: mark('italic'),
    strike: mark('strike'),
    code: mark('code'),
    superscript: mark('superscript', 'subscript'),
    subscript: mark('subscript', 'superscript'),
    link: { run: open.link, isOn: (editor) => editor.isActive('link') },
    footnote: { run: open.footnote },
    bulletList: list('bulletList'),
    orderedList: list('orderedList'),
    blockquote: wrap('blockquote'),
    callout: wrap('callout'),
    pullQuote: block('pullQuote'),
    codeBlock: block('codeBlock'),
    figure: { run: open.figure },
    gallery: { run: open.gallery },
    embed: { run: open.embed },
    table: { run: (editor) => insertTable(editor, 3, 3) },
    horizontalRule: insert('horizontalRule'),
    teaserEnd: { run: moveTeaserEnd },
    direction: {
      run: toggleDirection,
      isOn: (editor) => editor.isActive({ dir: editor.view.dom.dir === 'rtl' ? 'ltr' : 'rtl' }),
    },
    clear: { run: (editor) => editor.chain().focus().unsetAllMarks().clearNodes().run() },
    articleBlock: { run: open.articleBlock },
    sectionBlock: { run: open.sectionBlock },
    eventBlock: { run: open.eventBlock },
    find: { run: open.find },
    help: { run: open.help },
    rowBefore: bare(addRowBefore),
    rowAfter: bare(addRowAfter),
    rowDelete: bare(deleteRow),
    columnBefore: bare(addColumnBefore),
    columnAfter: bare(addColumnAfter),
    columnDelete: bare(deleteColumn),
    headerRow: bare(toggleHeaderRow),
    headerColumn: bare(toggleHeaderColumn),
    mergeCells: possible(mergeCells),
    splitCell: possible(splitCell),
    tableDelete: bare(deleteTable),
  }
}

function bare(command: Command): Act {
  return {
    run({ state, view }) {
      command(state, view.dispatch, view)
      view.focus()
    },
  }
}

function possible(command: Command): Act {
  return { ...bare(command), isOff: ({ state }) => !command(state) }
}

function heading(level: number): Act {
  return {
    run: (editor) => editor.chain().focus().toggleNode('heading', 'paragraph', { level }).run(),
    isOn: (editor) => editor.isActive('heading', { level }),
  }
}

/** `instead`: what cannot stand together with it. */
function mark(name: string, instead?: string): Act {
  return {
    run(editor) {
      const chain = editor.chain().focus()
      if (instead !== undefined && editor.isActive(instead)) chain.unsetMark(instead)
      chain.toggleMark(name).run()
    },
    isOn: (editor) => editor.isActive(name),
  }
}

function list(name: string): Act {
  return {
    run: (editor) => editor.chain().focus().toggleList(name, 'listItem').run(),
    isOn: (editor) => editor.isActive(name),
  }
}

function wrap(name: string): Act {
  return {
    run: (editor) => editor.chain().focus().toggleWrap(name).run(),
    isOn: (editor) => editor.isActive(name),
  }
}

function block(name: string): Act {
  return {
    run: (editor) => editor.chain().focus().toggleNode(name, 'paragraph').run(),
    isOn: (editor) => editor.isActive(name),
  }
}

function insert(type: string): Act {
  return {
    run(editor) {
      editor.chain().focus().insertContent({ type }).run()
      ensureLineAfter(editor)
    },
  }
}

/** There is one, at the top level, after the block that holds the cursor. */
function moveTeaserEnd(editor: Editor): void {
  const { state, view } = editor
  const type = state.schema.nodes['teaserEnd']
  if (!type) return
  const { tr } = state
  const after = state.selection.$to.depth === 0 ? state.selection.to : state.selection.$to.after(1)
  tr.insert(after, type.create())
  state.doc.forEach((node, offset) => {
    if (node.type !== type) return
    const at = tr.mapping.map(offset)
    tr.delete(at, at + node.nodeSize)
  })
  view.dispatch(tr.scrollIntoView())
  view.focus()
}

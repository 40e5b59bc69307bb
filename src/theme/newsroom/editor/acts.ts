/** What the toolbar, the menus and the "/" menu offer, with the keys that do the same; `Mod` is Ctrl or ⌘. */
export const acts = {
  undo: 'Mod-z',
  redo: 'Mod-Shift-z',
  paragraph: 'Mod-Alt-0',
  heading2: 'Mod-Alt-2',
  heading3: 'Mod-Alt-3',
  heading4: 'Mod-Alt-4',
  bold: 'Mod-b',
  italic: 'Mod-i',
  link: 'Mod-k',
  footnote: 'Mod-Alt-f',
  bulletList: 'Mod-Shift-8',
  orderedList: 'Mod-Shift-7',
  blockquote: 'Mod-Shift-b',
  figure: 'Mod-Alt-p',
  gallery: '',
  embed: '',
  table: '',
  pullQuote: '',
  callout: '',
  codeBlock: 'Mod-Alt-c',
  horizontalRule: '',
  teaserEnd: '',
  articleBlock: '',
  sectionBlock: '',
  eventBlock: '',
  strike: 'Mod-Shift-x',
  code: 'Mod-e',
  superscript: 'Mod-.',
  subscript: 'Mod-,',
  direction: 'Mod-Shift-d',
  clear: 'Mod-\\',
  find: 'Mod-f',
  help: 'Alt-F1',
} as const

export type ToolAct = keyof typeof acts

export const toolGroups: readonly (readonly ToolAct[])[] = [
  ['undo', 'redo'],
  ['paragraph', 'heading2', 'heading3', 'heading4'],
  ['bold', 'italic', 'link', 'footnote'],
  ['bulletList', 'orderedList', 'blockquote'],
  ['figure'],
]

export const inserts: readonly ToolAct[] = [
  'gallery',
  'embed',
  'table',
  'pullQuote',
  'callout',
  'codeBlock',
  'horizontalRule',
  'teaserEnd',
]

/** A page has no wall, and so no teaser. */
export const insertsOfPages: readonly ToolAct[] = inserts.filter((act) => act !== 'teaserEnd')

/** A mail shows what of ours there is to read and to attend. */
export const insertsOfEditions: readonly ToolAct[] = [
  'articleBlock',
  'sectionBlock',
  'eventBlock',
  ...insertsOfPages.filter((act) => act !== 'embed'),
]

export const lessOften: readonly ToolAct[] = [
  'strike',
  'code',
  'superscript',
  'subscript',
  'direction',
  'clear',
]

/** On and off: their buttons say which. */
export const toggles: ReadonlySet<ToolAct> = new Set([
  'paragraph',
  'heading2',
  'heading3',
  'heading4',
  'bold',
  'italic',
  'strike',
  'code',
  'superscript',
  'subscript',
  'link',
  'bulletList',
  'orderedList',
  'blockquote',
  'pullQuote',
  'callout',
  'codeBlock',
  'direction',
])

export const tableActs = [
  'rowBefore',
  'rowAfter',
  'rowDelete',
  'columnBefore',
  'columnAfter',
  'columnDelete',
  'headerRow',
  'headerColumn',
  'mergeCells',
  'splitCell',
  'tableDelete',
] as const

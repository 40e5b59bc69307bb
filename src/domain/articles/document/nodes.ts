export type Direction = 'ltr' | 'rtl'
type Flow = { dir: Direction | null; lang: string | null }

export type PlainMark = 'bold' | 'italic' | 'strike' | 'code' | 'superscript' | 'subscript'
export type LinkMark = { type: 'link'; attrs: { href: string } }
export type LanguageMark = { type: 'language'; attrs: Flow }
export type Mark = { type: PlainMark } | LinkMark | LanguageMark

export type Text = { type: 'text'; text: string; marks?: Mark[] }
export type HardBreak = { type: 'hardBreak'; marks?: Mark[] }
export type Footnote = { type: 'footnote'; content?: Phrase[]; marks?: Mark[] }
/** What a footnote may hold: anything inline but a further footnote. */
export type Phrase = Text | HardBreak
export type Inline = Phrase | Footnote

export type Paragraph = { type: 'paragraph'; attrs: Flow; content?: Inline[] }
export type HeadingLevel = 2 | 3 | 4
export type Heading = {
  type: 'heading'
  attrs: Flow & { level: HeadingLevel; id: string | null }
  content?: Inline[]
}
export type ListItem = { type: 'listItem'; content: Block[] }
export type BulletList = { type: 'bulletList'; content: ListItem[] }
export type OrderedList = { type: 'orderedList'; attrs: { start: number }; content: ListItem[] }
export type Blockquote = { type: 'blockquote'; attrs: { attribution: string | null }; content: Block[] }
export type PullQuote = { type: 'pullQuote'; attrs: { attribution: string | null }; content?: Inline[] }
export type Callout = { type: 'callout'; content: Block[] }
export type FigureWidth = 'narrow' | 'wide' | 'full'
/** `media` is a media Id; null while no picture has been chosen. The content is the caption. */
export type Figure = {
  type: 'figure'
  attrs: { media: string | null; alt: string; credit: string | null; width: FigureWidth | null }
  content?: Inline[]
}
export type Gallery = { type: 'gallery'; content: Figure[] }
export type TableCell = {
  type: 'tableCell' | 'tableHeader'
  attrs: { colspan: number; rowspan: number }
  content: Block[]
}
export type TableRow = { type: 'tableRow'; content?: TableCell[] }
export type Table = { type: 'table'; attrs: { caption: string | null }; content: TableRow[] }
export type Embed = { type: 'embed'; attrs: { provider: string; url: string; title: string } }
export type CodeBlock = { type: 'codeBlock'; attrs: { language: string | null }; content?: Text[] }
export type HorizontalRule = { type: 'horizontalRule' }
/** Text that an importer could not place, kept word for word under a label that says what it was. */
export type PlainBlock = { type: 'plainBlock'; attrs: { label: string }; content?: Text[] }
/** Ends the teaser; stands at the top level only. */
export type TeaserEnd = { type: 'teaserEnd' }

export type Block =
  | Paragraph
  | Heading
  | BulletList
  | OrderedList
  | Blockquote
  | PullQuote
  | Callout
  | Figure
  | Gallery
  | Table
  | Embed
  | CodeBlock
  | HorizontalRule
  | PlainBlock

export type Document = { type: 'doc'; content: (Block | TeaserEnd)[] }

/** An article in an edition, in the language of the edition if there is such a version. */
export type ArticleForm = 'card' | 'teaser' | 'whole'
export type ArticleBlock = { type: 'articleBlock'; attrs: { work: string; form: ArticleForm } }
/** The newest articles of a section. */
export type SectionBlock = { type: 'sectionBlock'; attrs: { section: string; count: number } }
export type EventBlock = { type: 'eventBlock'; attrs: { event: string } }
export type EditionBlock = ArticleBlock | SectionBlock | EventBlock
/** What an edition says: a document that may show articles, sections and events between its paragraphs. */
export type EditionDocument = { type: 'doc'; content: (Block | TeaserEnd | EditionBlock)[] }
export type Node =
  | EditionDocument
  | Block
  | TeaserEnd
  | EditionBlock
  | ListItem
  | TableRow
  | TableCell
  | Inline

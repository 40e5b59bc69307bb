import * as fc from 'fast-check'
import type {
  Block,
  Document,
  EditionBlock,
  EditionDocument,
  Figure,
  Footnote,
  Inline,
  ListItem,
  Mark,
  Phrase,
  TableCell,
  Text,
} from './nodes.ts'

// Arbitrary valid documents, for the tests of this folder.

const MARKS: Mark[] = [
  { type: 'link', attrs: { href: 'https://example.org/a?b=c&d' } },
  { type: 'language', attrs: { lang: 'ar', dir: 'rtl' } },
  { type: 'bold' },
  { type: 'italic' },
  { type: 'strike' },
  { type: 'superscript' },
  { type: 'subscript' },
  { type: 'code' },
]

const words = fc.oneof(
  fc.array(fc.constantFrom('siege', 'corridor', 'حلب', 'fuel', '250,000', 'a<b', '*not*', '1.'), {
    minLength: 1,
  }),
  fc.array(fc.string({ unit: 'grapheme-ascii', minLength: 1 }), { minLength: 1, maxLength: 3 }),
)
const prose = words.map((list) => list.join(' '))
const spaced = fc.oneof(
  prose,
  prose.map((text) => ` ${text} `),
  fc.constantFrom(' ', '\u00A0'),
)

const flow = fc.constantFrom<{ dir: 'ltr' | 'rtl' | null; lang: string | null }>(
  { dir: null, lang: null },
  { dir: 'rtl', lang: 'ar' },
  { dir: 'ltr', lang: null },
)
const optional = fc.option(prose, { nil: null })

const text: fc.Arbitrary<Text> = fc
  .record({ text: spaced, marks: fc.subarray(MARKS, { maxLength: 3 }) })
  .map(({ text: value, marks }) => ({ type: 'text', text: value, ...(marks.length > 0 && { marks }) }))
const bare: fc.Arbitrary<Text> = prose.map((value) => ({ type: 'text', text: value }))
const phrase: fc.Arbitrary<Phrase> = fc.oneof(
  { weight: 6, arbitrary: text },
  fc.constant({ type: 'hardBreak' as const }),
)
const footnote: fc.Arbitrary<Footnote> = filled(fc.array(phrase, { maxLength: 2 }), 'footnote')
const inline: fc.Arbitrary<Inline> = fc.oneof({ weight: 5, arbitrary: phrase }, footnote)
const inlines = fc.array(inline, { maxLength: 4 })

const paragraph = fc.record({ attrs: flow, content: inlines }).map(({ attrs, content }) => ({
  type: 'paragraph' as const,
  attrs,
  ...(content.length > 0 && { content }),
}))

const figure: fc.Arbitrary<Figure> = fc
  .record({
    attrs: fc.record({
      media: fc.constantFrom('map', 'chart', null),
      alt: fc.oneof(prose, fc.constant('')),
      credit: optional,
      width: fc.constantFrom('wide' as const, null),
    }),
    content: inlines,
  })
  .map(({ attrs, content }) => ({ type: 'figure', attrs, ...(content.length > 0 && { content }) }))

const leaf: fc.Arbitrary<Block> = fc.oneof(
  { weight: 6, arbitrary: paragraph },
  fc
    .record({ flow, level: fc.constantFrom(2 as const, 3 as const, 4 as const), content: inlines })
    .map(({ flow: attrs, level, content }) => ({
      type: 'heading' as const,
      attrs: { ...attrs, level, id: null },
      ...(content.length > 0 && { content }),
    })),
  fc.record({ attribution: optional, content: inlines }).map(({ attribution, content }) => ({
    type: 'pullQuote' as const,
    attrs: { attribution },
    ...(content.length > 0 && { content }),
  })),
  figure,
  fc.array(figure, { minLength: 1, maxLength: 2 }).map((content) => ({ type: 'gallery' as const, content })),
  prose.map((title) => ({
    type: 'embed' as const,
    attrs: { provider: 'example.org', url: 'https://example.org/v/1', title },
  })),
  bare.map((node) => ({ type: 'codeBlock' as const, attrs: { language: null }, content: [node] })),
  bare.map((node) => ({ type: 'plainBlock' as const, attrs: { label: 'form' }, content: [node] })),
  fc.constant({ type: 'horizontalRule' as const }),
)

const { block } = fc.letrec<{ block: Block }>((tie) => {
  const blocks = fc.array(tie('block'), { minLength: 1, maxLength: 3 })
  const item: fc.Arbitrary<ListItem> = fc
    .record({ first: paragraph, rest: fc.array(tie('block'), { maxLength: 1 }) })
    .map(({ first, rest }) => ({ type: 'listItem', content: [first, ...rest] }))
  const items = fc.array(item, { minLength: 1, maxLength: 3 })
  const span = fc.integer({ min: 1, max: 3 })
  const cell: fc.Arbitrary<TableCell> = fc.record({
    type: fc.constantFrom('tableCell' as const, 'tableHeader' as const),
    attrs: fc.record({ colspan: span, rowspan: span }),
    content: blocks,
  })
  const row = fc
    .array(cell, { minLength: 1, maxLength: 3 })
    .map((content) => ({ type: 'tableRow' as const, content }))
  return {
    block: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      leaf,
      items.map((content) => ({ type: 'bulletList' as const, content })),
      items.map((content) => ({ type: 'orderedList' as const, attrs: { start: 3 }, content })),
      fc.record({ attribution: optional, content: blocks }).map(({ attribution, content }) => ({
        type: 'blockquote' as const,
        attrs: { attribution },
        content,
      })),
      blocks.map((content) => ({ type: 'callout' as const, content })),
      fc
        .record({ caption: optional, content: fc.array(row, { minLength: 1, maxLength: 3 }) })
        .map(({ caption, content }) => ({ type: 'table' as const, attrs: { caption }, content })),
    ),
  }
})

export const anyBlock = block

export const anyDocument: fc.Arbitrary<Document> = fc
  .array(fc.oneof({ weight: 9, arbitrary: block }, fc.constant({ type: 'teaserEnd' as const })), {
    minLength: 1,
    maxLength: 8,
  })
  .map((content) => ({ type: 'doc', content }))

const editionBlock: fc.Arbitrary<EditionBlock> = fc.oneof(
  fc
    .record({ work: fc.uuid(), form: fc.constantFrom('card' as const, 'teaser' as const, 'whole' as const) })
    .map((attrs) => ({ type: 'articleBlock' as const, attrs })),
  fc
    .record({ section: fc.uuid(), count: fc.integer({ min: 1, max: 10 }) })
    .map((attrs) => ({ type: 'sectionBlock' as const, attrs })),
  fc.record({ event: fc.uuid() }).map((attrs) => ({ type: 'eventBlock' as const, attrs })),
)

export const anyEdition: fc.Arbitrary<EditionDocument> = fc
  .array(fc.oneof({ weight: 4, arbitrary: block }, { weight: 3, arbitrary: editionBlock }), {
    minLength: 1,
    maxLength: 8,
  })
  .map((content) => ({ type: 'doc', content }))

function filled(content: fc.Arbitrary<Phrase[]>, type: 'footnote'): fc.Arbitrary<Footnote> {
  return content.map((list) => ({ type, ...(list.length > 0 && { content: list }) }))
}

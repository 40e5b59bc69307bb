import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { anyDocument } from './document.arbitrary.ts'
import type { Block, Document, Footnote, Inline, TableCell } from './nodes.ts'
import { readingMinutes, renderText, wordCount } from './text.ts'

function paragraph(...content: (string | Inline)[]): Block {
  const inline = content.map((node): Inline =>
    typeof node === 'string' ? { type: 'text', text: node } : node,
  )
  return { type: 'paragraph', attrs: { dir: null, lang: null }, content: inline }
}

function doc(...content: Document['content']): Document {
  return { type: 'doc', content }
}

function cell(type: TableCell['type'], text: string): TableCell {
  return { type, attrs: { colspan: 1, rowspan: 1 }, content: [paragraph(text)] }
}

const note: Footnote = { type: 'footnote', content: [{ type: 'text', text: 'UN report, 2016.' }] }

test('paragraphs are apart by an empty line and footnotes stand at the end', () => {
  const text = renderText(
    doc(paragraph('Fuel ran out', note, ' in June.'), paragraph('Then', { type: 'hardBreak' }, 'quiet.')),
  )
  assert.equal(text, 'Fuel ran out[1] in June.\n\nThen\nquiet.\n\n[1] UN report, 2016.')
})

test('quotations name their source, lists keep their numbers, pictures say what they show', () => {
  const text = renderText(
    doc(
      { type: 'blockquote', attrs: { attribution: 'A baker' }, content: [paragraph('No flour.')] },
      {
        type: 'orderedList',
        attrs: { start: 4 },
        content: [
          { type: 'listItem', content: [paragraph('Fuel')] },
          { type: 'listItem', content: [paragraph('Flour'), paragraph('of wheat')] },
        ],
      },
      {
        type: 'figure',
        attrs: { media: null, alt: 'Map of Aleppo', credit: 'Causeway', width: null },
        content: [{ type: 'text', text: 'The two roads' }],
      },
    ),
  )
  assert.equal(
    text,
    'No flour.\n\n— A baker\n\n4. Fuel\n5. Flour\n\n   of wheat\n\n[Map of Aleppo]\nThe two roads\nCauseway',
  )
})

test('tables, embeds and plain blocks keep every text', () => {
  const text = renderText(
    doc(
      {
        type: 'table',
        attrs: { caption: 'Stocks' },
        content: [
          { type: 'tableRow', content: [cell('tableHeader', 'Good'), cell('tableHeader', 'Weeks')] },
          { type: 'tableRow', content: [cell('tableCell', 'Flour'), cell('tableCell', '3')] },
        ],
      },
      { type: 'embed', attrs: { provider: 'Vimeo', url: 'https://vimeo.com/1', title: 'A film' } },
      { type: 'plainBlock', attrs: { label: 'form' }, content: [{ type: 'text', text: 'Your name' }] },
      { type: 'teaserEnd' },
      { type: 'horizontalRule' },
    ),
  )
  assert.equal(text, 'Stocks\nGood | Weeks\nFlour | 3\n\nA film\nhttps://vimeo.com/1\n\nform\nYour name')
})

test('words and minutes are counted in Arabic too', () => {
  const document = doc(paragraph(Array(460).fill('حلب').join(' ')))
  assert.equal(wordCount(document), 460)
  assert.equal(readingMinutes(document), 2)
})

test('every text of a document is in its plain text', () => {
  fc.assert(
    fc.property(anyDocument, (document) => {
      const text = renderText(document).replace(/\s+/g, ' ')
      JSON.stringify(document, (key, value: unknown) => {
        if (
          ['text', 'alt', 'credit', 'attribution', 'caption', 'title'].includes(key) &&
          typeof value === 'string'
        )
          assert.ok(text.includes(value.trim().replace(/\s+/g, ' ')), value)
        return value
      })
    }),
  )
})

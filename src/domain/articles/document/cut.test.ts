import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { cut } from './cut.ts'
import { anyDocument } from './document.arbitrary.ts'
import type { Block, Document, Footnote, Inline, TeaserEnd } from './nodes.ts'
import { renderText } from './text.ts'

const mark: TeaserEnd = { type: 'teaserEnd' }
const figure: Block = { type: 'figure', attrs: { media: 'map', alt: 'A map', credit: null, width: null } }

function paragraph(text: string, ...more: Inline[]): Block {
  const content: Inline[] = text === '' ? [] : [{ type: 'text', text }]
  return { type: 'paragraph', attrs: { dir: null, lang: null }, content: [...content, ...more] }
}

function footnote(text: string): Footnote {
  return { type: 'footnote', content: [{ type: 'text', text }] }
}

function doc(...content: Document['content']): Document {
  return { type: 'doc', content }
}

test('the teaser ends after the third paragraph', () => {
  const whole = doc(paragraph('one'), figure, paragraph('two'), paragraph('three'), figure, paragraph('four'))
  assert.deepEqual(cut(whole), { teaser: doc(...whole.content.slice(0, 4)), rest: true, paragraphs: 3 })
})

test('a paragraph without text is not counted', () => {
  const whole = doc(
    paragraph('one'),
    paragraph('  '),
    paragraph(''),
    paragraph('two'),
    paragraph('three'),
    figure,
  )
  assert.equal(renderText(cut(whole).teaser), 'one\n\ntwo\n\nthree')
})

test('a paragraph inside a quotation is not counted', () => {
  const quote: Block = { type: 'blockquote', attrs: { attribution: null }, content: [paragraph('quoted')] }
  const { teaser } = cut(
    doc(quote, paragraph('one'), paragraph('two'), paragraph('three'), paragraph('four')),
  )
  assert.equal(renderText(teaser), 'quoted\n\none\n\ntwo\n\nthree')
})

test('the editor’s mark counts, early or late, and the first one only', () => {
  const early = doc(paragraph('one'), mark, paragraph('two'), mark, paragraph('three'))
  assert.deepEqual(cut(early), { teaser: doc(paragraph('one'), mark), rest: true, paragraphs: 1 })
  const late = doc(paragraph('1'), paragraph('2'), paragraph('3'), paragraph('4'), mark, paragraph('5'))
  assert.equal(renderText(cut(late).teaser), '1\n\n2\n\n3\n\n4')
  assert.deepEqual(cut(doc(mark, paragraph('one'))), { teaser: doc(mark), rest: true, paragraphs: 0 })
})

test('a short document is all teaser', () => {
  const short = doc(paragraph('one'), paragraph('two'), paragraph('three'), paragraph(' '), mark)
  assert.deepEqual(cut(short), { teaser: short, rest: false, paragraphs: 3 })
})

test('a footnote stays with its paragraph', () => {
  const [one, two, three] = [paragraph('one'), paragraph('two', footnote('open')), paragraph('three')]
  const { teaser } = cut(doc(one, two, three, paragraph('four', footnote('withheld'))))
  assert.equal(renderText(teaser), 'one\n\ntwo[1]\n\nthree\n\n[1] open')
})

test('the teaser is always a beginning of the document, and cutting it again changes nothing', () => {
  fc.assert(
    fc.property(anyDocument, (document) => {
      const { teaser, rest, paragraphs } = cut(document)
      assert.deepEqual(teaser.content, document.content.slice(0, teaser.content.length))
      assert.ok(teaser.content.length > 0)
      if (!rest) assert.deepEqual(teaser, document)
      assert.deepEqual(cut(teaser), { teaser, rest: false, paragraphs })
    }),
  )
})

test('no text after the cut is in the teaser', () => {
  fc.assert(
    fc.property(anyDocument, (document) => {
      const numbered = numberTexts(document)
      const { teaser, rest } = cut(numbered)
      const withheld = numbered.content.slice(teaser.content.length)
      const words = JSON.stringify(withheld).match(/secret\d+/g) ?? []
      const open = new Set(renderText(teaser).match(/secret\d+/g))
      assert.ok(words.every((word) => !open.has(word)))
      if (!rest) assert.deepEqual(words, [])
    }),
  )
})

// Gives every text of its own a word that stands nowhere else.
function numberTexts(document: Document): Document {
  let count = 0
  return JSON.parse(JSON.stringify(document), (key, value: unknown) =>
    key === 'text' && typeof value === 'string' ? `secret${(count += 1)}` : value,
  )
}

import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { parseFragment } from 'parse5'
import type { DefaultTreeAdapterTypes } from 'parse5'
import { cut } from './cut.ts'
import { emptyDocument, parseDocument } from './document.ts'
import { documentFromHtml } from './from-html.ts'
import { renderText } from './text.ts'

test('an empty text is an empty document', () => {
  for (const html of ['', ' \n', '<p>&nbsp;</p>', '<!-- x -->', '<div><br></div>'])
    assert.deepEqual(documentFromHtml(html).document, emptyDocument())
})

test('nesting without end is flattened and no text is lost', () => {
  for (const tag of [
    'ul><li',
    'blockquote',
    'div',
    'table><tr><td',
    'b',
    'figure',
    'aside class="pull-quote"',
    'form',
  ])
    assert.match(renderText(documentFromHtml(`<${tag}>`.repeat(3000) + 'deep').document), /deep/, tag)
  const inOrder = documentFromHtml('<ul><li>a'.repeat(60)).document
  assert.equal(renderText(inOrder).match(/a/g)?.length, 60)
})

const WORDY = [
  'p',
  'div',
  'span',
  'h2',
  'b',
  'em',
  'ul',
  'li',
  'ol',
  'dl',
  'dt',
  'dd',
  'blockquote',
  'footer',
  'cite',
  'aside',
  'figure',
]
const ODD = [
  'figcaption',
  'small',
  'table',
  'caption',
  'tr',
  'td',
  'th',
  'tbody',
  'pre',
  'code',
  'a',
  'form',
  'button',
  'details',
  'summary',
]
const ODDER = [
  'video',
  'svg',
  'title',
  'math',
  'select',
  'option',
  'noscript',
  'textarea',
  'center',
  'x-y',
  'object',
  'ruby',
  'label',
  'q',
  'section',
]
const CLASSES = [
  '',
  ' class="footnote"',
  ' class="pull-quote"',
  ' class="call-out"',
  ' class="gallery"',
  ' class="embed"',
  ' class="credit"',
]
const EXTRAS = [
  '<br>',
  '<hr>',
  '<img src=a alt=b>',
  '<img src=gone>',
  '<iframe src="https://a.example"></iframe>',
  '<!--more-->',
  '<input value=v>',
]

const anyHtml = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: fc.nat(99_999).map((word) => ` word${word} `) },
      { weight: 1, arbitrary: fc.nat(99_999).map((word) => `word${word}`) },
      {
        weight: 4,
        arbitrary: fc
          .tuple(fc.constantFrom(...WORDY, ...ODD, ...ODDER), fc.constantFrom(...CLASSES))
          .map(([tag, rest]) => `<${tag}${rest}${tag === 'a' ? ' href="https://a.example"' : ''}>`),
      },
      { weight: 3, arbitrary: fc.constantFrom(...WORDY, ...ODD, ...ODDER).map((tag) => `</${tag}>`) },
      { weight: 1, arbitrary: fc.constantFrom(...EXTRAS) },
    ),
    { maxLength: 30 },
  )
  .map((parts) => parts.join(''))

test('every visible word of any HTML is in the document, which is valid and can be cut', () => {
  fc.assert(
    fc.property(anyHtml, (html) => {
      const { document } = documentFromHtml(html, { media: (src) => (src === 'gone' ? undefined : src) })
      assert.deepEqual(parseDocument(document), { ok: true, document })
      const text = renderText(document)
      for (const word of visibleWords(parseFragment(html, { scriptingEnabled: false }).childNodes))
        assert.ok(text.includes(word), `${word} is missing in ${JSON.stringify(text)}`)
      assert.ok(cut(document).teaser.content.length > 0)
    }),
    { numRuns: 3000 },
  )
})

test('rubbish never throws', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary' }),
      (html) => documentFromHtml(`<p title="${html}">${html}`).document.type === 'doc',
    ),
  )
})

function visibleWords(nodes: DefaultTreeAdapterTypes.ChildNode[]): string[] {
  return nodes.flatMap((node) => {
    if ('value' in node) return node.value.match(/word\d+/g) ?? []
    if (!('tagName' in node)) return []
    return ['iframe', 'title'].includes(node.tagName) ? [] : visibleWords(node.childNodes)
  })
}

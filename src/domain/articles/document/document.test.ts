import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { emptyDocument, parseDocument } from './document.ts'
import { anyDocument } from './document.arbitrary.ts'
import { schema } from '../../../lib/document-schema/schema.ts'

const flow = { dir: null, lang: null }

function paragraph(...content: unknown[]): unknown {
  return { type: 'paragraph', content }
}

function problemOf(...blocks: unknown[]): string {
  const parsed = parseDocument({ type: 'doc', content: blocks })
  return parsed.ok ? 'none' : `${parsed.problem.path}: ${parsed.problem.message}`
}

function linkTo(href: unknown): string {
  return problemOf(paragraph({ type: 'text', text: 'x', marks: [{ type: 'link', attrs: { href } }] }))
}

test('a document comes back with every attribute filled in and its marks in order', () => {
  const marks = [{ type: 'bold' }, { type: 'link', attrs: { href: '/articles/aleppo' } }]
  assert.deepEqual(
    parseDocument({ type: 'doc', content: [paragraph({ type: 'text', text: 'Aleppo', marks })] }),
    {
      ok: true,
      document: {
        type: 'doc',
        content: [
          {
            type: 'paragraph',
            attrs: flow,
            content: [{ type: 'text', text: 'Aleppo', marks: [marks[1], marks[0]] }],
          },
        ],
      },
    },
  )
})

test('what the schema does not know is refused by its place', () => {
  assert.equal(problemOf({ type: 'blink' }), 'content[0].type: must be the name of a node in the schema')
  assert.equal(
    problemOf({ type: 'constructor' }),
    'content[0].type: must be the name of a node in the schema',
  )
  assert.equal(problemOf({ type: 'paragraph', attrs: { style: 'x' } }), 'content[0].attrs.style: is unknown')
  assert.equal(problemOf({ type: 'paragraph', onclick: 'x' }), 'content[0].onclick: is unknown')
  assert.equal(
    problemOf(paragraph({ type: 'text', text: 'x', marks: [{ type: 'underline' }] })),
    'content[0].content[0].marks[0].type: must be the name of a mark in the schema',
  )
  assert.equal(
    problemOf(paragraph({ type: 'text', text: 'x', marks: [{ type: 'bold' }, { type: 'bold' }] })),
    'content[0].content[0].marks: has the mark bold twice',
  )
})

test('an attribute of the wrong kind is refused', () => {
  assert.equal(
    problemOf({ type: 'heading', attrs: { level: 1 } }),
    'content[0].attrs.level: must be 2, 3 or 4',
  )
  assert.equal(
    problemOf({ type: 'paragraph', attrs: { dir: 'up' } }),
    'content[0].attrs.dir: must be ltr, rtl or null',
  )
  assert.match(
    problemOf({ type: 'paragraph', attrs: { lang: 'not a language' } }),
    /attrs\.lang: must be a language/,
  )
  assert.equal(problemOf({ type: 'paragraph', attrs: { lang: 'zh-Hant-TW' } }), 'none')
  assert.match(problemOf({ type: 'embed', attrs: { url: 'javascript:x' } }), /attrs\.url: must be an address/)
  assert.equal(problemOf({ type: 'plainBlock', attrs: {} }), 'content[0].attrs.label: must be text')
})

test('a node in the wrong place is refused', () => {
  assert.equal(problemOf({ type: 'text', text: 'x' }), 'content[0]: a text may not stand here in a doc')
  assert.equal(
    problemOf({ type: 'bulletList' }),
    'content[0].content: something is missing in the bulletList',
  )
  assert.equal(
    problemOf({ type: 'blockquote', content: [{ type: 'teaserEnd' }] }),
    'content[0].content[0]: a teaserEnd may not stand here in a blockquote',
  )
  const nested = { type: 'footnote', content: [{ type: 'footnote' }] }
  assert.match(problemOf(paragraph(nested)), /a footnote may not stand here in a footnote/)
  const bold = { type: 'text', text: 'x', marks: [{ type: 'bold' }] }
  assert.equal(problemOf({ type: 'codeBlock', content: [bold] }), 'content[0].content[0]: may not be bold')
  assert.equal(problemOf(), 'content: something is missing in the doc')
  assert.deepEqual(parseDocument(paragraph()), { ok: false, problem: { path: '', message: 'must be a doc' } })
})

test('links lead to the web, into the site, to a place on the page, to mail or to a telephone', () => {
  const good = [
    'https://a.example/b?c#d',
    'http://a.example',
    'mailto:desk@example.org',
    'tel:+49301',
    '/a',
    '#fn-1',
    '/',
  ]
  for (const href of good) assert.equal(linkTo(href), 'none', href)
  const bad = [
    'javascript:alert(1)',
    'JaVaScRiPt:x',
    ' javascript:x',
    'java\nscript:x',
    'data:text/html,x',
    '//evil.example',
  ]
  for (const href of [
    ...bad,
    '/\\evil.example',
    'https:evil',
    'https://',
    'a/b',
    '',
    'vbscript:x',
    7,
    null,
    undefined,
  ]) {
    assert.match(linkTo(href), /href: must be an address/, String(href))
  }
})

test('text that a database or XML cannot hold is refused', () => {
  for (const text of ['a\u0000', 'a\u000B', '\uD800', ''])
    assert.match(problemOf(paragraph({ type: 'text', text })), /text: must/)
  assert.match(problemOf({ type: 'figure', attrs: { alt: '\u0000' } }), /alt: must be text/)
})

test('nesting ends at 40 and size where the caller says', () => {
  let block: unknown = paragraph()
  for (let depth = 0; depth < 39; depth += 1) block = { type: 'blockquote', content: [block] }
  assert.equal(problemOf(block), 'none')
  assert.match(problemOf({ type: 'blockquote', content: [block] }), /is nested more than 40 deep/)
  const document = { type: 'doc', content: [paragraph({ type: 'text', text: 'ح'.repeat(600) })] }
  assert.equal(parseDocument(document, 1400).ok, true)
  assert.deepEqual(parseDocument(document, 1300), {
    ok: false,
    problem: { path: '', message: 'the document is too large' },
  })
})

test('a document that holds itself, or shares one node a million times, is refused at once', () => {
  const loop: { type: string; content: unknown[] } = { type: 'blockquote', content: [] }
  loop.content.push(loop)
  assert.match(problemOf(loop), /nested more than 40 deep/)
  let block: unknown = paragraph()
  for (let depth = 0; depth < 36; depth += 1) block = { type: 'blockquote', content: [block, block] }
  assert.match(problemOf(block), /too large/)
})

test('rubbish is refused and never throws', () => {
  const anything = fc.anything({
    withNullPrototype: true,
    withBigInt: true,
    withDate: true,
    withSparseArray: true,
  })
  fc.assert(fc.property(anything, (input) => !parseDocument(input).ok))
  const names = fc.constantFrom(
    ...Object.keys(schema.nodes),
    ...Object.keys(schema.marks),
    'toString',
    '__proto__',
  )
  const { node } = fc.letrec((tie) => ({
    node: fc.record(
      {
        type: names,
        attrs: fc.oneof(anything, fc.dictionary(fc.constantFrom('dir', 'href', 'level', 'start'), anything)),
        content: fc.oneof({ maxDepth: 5 }, fc.array(tie('node'), { maxLength: 3 }), anything),
        marks: fc.oneof(fc.array(fc.record({ type: names }), { maxLength: 2 }), anything),
        text: fc.oneof(fc.string(), anything),
      },
      { requiredKeys: ['type'] },
    ),
  }))
  fc.assert(
    fc.property(node, (input) => typeof parseDocument({ type: 'doc', content: [input] }).ok === 'boolean'),
  )
})

test('whatever is accepted also passes ProseMirror, and comes through unchanged the second time', () => {
  fc.assert(
    fc.property(anyDocument, (document) => {
      const parsed = parseDocument(document)
      assert.ok(parsed.ok, JSON.stringify(parsed))
      const node = schema.nodeFromJSON(parsed.document)
      node.check()
      assert.deepEqual(JSON.parse(JSON.stringify(node.toJSON())), parsed.document)
      assert.deepEqual(parseDocument(parsed.document), parsed)
    }),
  )
})

test('the empty document is a document', () => {
  assert.deepEqual(parseDocument(emptyDocument()), { ok: true, document: emptyDocument() })
})

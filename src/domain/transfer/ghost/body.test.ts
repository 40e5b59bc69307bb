import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Document } from '../../articles/document/nodes.ts'
import { renderText } from '../../articles/document/text.ts'
import type { Loose } from '../loose.ts'
import { bodyToBlocks } from './body.ts'
import { lexical, paragraph, words } from '../../../../test/support/transfer/ghost.ts'

test('text keeps its marks, links and breaks', () => {
  const { content } = read({
    lexical: lexical(
      paragraph(
        words('Grain', 3),
        { type: 'linebreak' },
        { type: 'link', url: 'https://example.org/a', children: [words('moves')] },
      ),
    ),
  })
  assert.deepEqual(content, [
    {
      type: 'paragraph',
      attrs: { dir: null, lang: null },
      content: [
        { type: 'text', text: 'Grain', marks: [{ type: 'bold' }, { type: 'italic' }] },
        { type: 'hardBreak' },
        { type: 'text', text: 'moves', marks: [{ type: 'link', attrs: { href: 'https://example.org/a' } }] },
      ],
    },
  ])
})

test('a list within a list belongs to the item before it', () => {
  const { content } = read({ lexical: lexical(list(item(words('one')), item(list(item(words('inner')))))) })
  const [outer] = content
  assert.ok(outer?.type === 'orderedList')
  assert.equal(outer.attrs.start, 3)
  assert.deepEqual(
    outer.content[0]?.content.map(({ type }) => type),
    ['paragraph', 'orderedList'],
  )
})

test('mail-only cards and cards hidden from visitors stay out of the text and are told', () => {
  const notes: string[] = []
  const document = read(
    {
      lexical: lexical(
        paragraph(words('Open.')),
        { type: 'email', html: '<p>Dear reader</p>' },
        { type: 'html', html: '<p>For members</p>', visibility: { web: { nonMember: false } } },
      ),
    },
    () => null,
    notes,
  )
  assert.equal(renderText(document), 'Open.')
  assert.match(notes.join('\n'), /Dear reader/)
  assert.match(notes.join('\n'), /For members/)
})

test('Mobiledoc of older sites is read with its marks, atoms, lists and cards', () => {
  const document = read({
    mobiledoc: JSON.stringify({
      version: '0.3.1',
      markups: [['strong'], ['a', ['href', 'https://example.org/b']]],
      atoms: [['soft-return', '', {}]],
      cards: [
        ['hr', {}],
        ['code', { code: 'x = 1' }],
      ],
      sections: [
        [1, 'h2', [[0, [], 0, 'Prices']]],
        [
          1,
          'p',
          [
            [0, [], 0, 'They '],
            [0, [0, 1], 2, 'rose'],
            [1, [], 0, 0],
            [0, [], 0, 'and fell'],
          ],
        ],
        [3, 'ul', [[[0, [], 0, 'wheat']], [[0, [], 0, 'barley']]]],
        [10, 0],
        [10, 1],
      ],
    }),
  })
  assert.deepEqual(
    document.content.map(({ type }) => type),
    ['heading', 'paragraph', 'bulletList', 'horizontalRule', 'codeBlock'],
  )
  assert.equal(renderText(document), 'Prices\n\nThey rose\nand fell\n\n• wheat\n• barley\n\nx = 1')
})

test('an article with Markdown is read from Ghost’s HTML, footnotes, cards and the paywall included', () => {
  const document = read({
    lexical: lexical({ type: 'markdown', markdown: 'A claim.[^1]' }),
    html: `<p>A claim.<sup class="footnote-ref"><a href="#fn1" id="fnref1">[1]</a></sup></p>
<hr class="footnotes-sep"><section class="footnotes"><ol class="footnotes-list"><li id="fn1" class="footnote-item"><p>From the draft. <a href="#fnref1" class="footnote-backref">↩</a></p></li></ol></section>
<!--members-only-->
<div class="kg-card kg-toggle-card"><div class="kg-toggle-heading"><h4 class="kg-toggle-heading-text">How</h4><button class="kg-toggle-card-icon"><svg></svg></button></div><div class="kg-toggle-content"><p>So.</p></div></div>
<figure class="kg-card kg-bookmark-card"><a class="kg-bookmark-container" href="https://example.org/m"><div class="kg-bookmark-content"><div class="kg-bookmark-title">Room</div><div class="kg-bookmark-description">Maps</div></div></a></figure>`,
  })
  assert.deepEqual(
    document.content.map(({ type }) => type),
    ['paragraph', 'teaserEnd', 'callout', 'callout'],
  )
  assert.equal(renderText(document), 'A claim.[1]\n\nHow\n\nSo.\n\nRoom\n\nMaps\n\n[1] From the draft.')
})

test('a body nested deeper than any editor nests is read from Ghost’s HTML', () => {
  const deep = '{"children":['.repeat(50_000) + ']}'.repeat(50_000)
  const document = read({ lexical: `{"root":${deep}}`, html: '<p>Still here.</p>' })
  assert.equal(renderText(document), 'Still here.')
})

function item(...children: object[]): object {
  return { type: 'listitem', children }
}

function list(...children: object[]): object {
  return { type: 'list', listType: 'number', start: 3, children }
}

function read(
  post: Loose,
  picture: (src: string) => string | null = () => null,
  notes: string[] = [],
): Document {
  const tools = { picture, link: (href: string) => href, note: (text: string) => void notes.push(text) }
  return { type: 'doc', content: bodyToBlocks(post, tools) }
}

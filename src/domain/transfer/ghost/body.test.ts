import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { parseDocument } from '../../articles/document/document.ts'
import type { Document } from '../../articles/document/nodes.ts'
import { renderText } from '../../articles/document/text.ts'
import type { Loose } from '../loose.ts'
import { bodyToBlocks } from './body.ts'
import { lexical, paragraph, words } from './ghost.fixture.ts'

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

/** Every card of Ghost, what it becomes, and the words that must be in it. */
const cards: { card: Loose & { type: string }; becomes: string[]; says: string[] }[] = [
  {
    card: { type: 'image', src: '/a.png', alt: 'Quay', caption: '<i>The quay</i>', cardWidth: 'wide' },
    becomes: ['figure'],
    says: ['Quay', 'The quay'],
  },
  {
    card: {
      type: 'gallery',
      images: [
        { src: '/a.png', alt: 'North' },
        { src: '/b.png', alt: 'South' },
      ],
      caption: 'Both',
    },
    becomes: ['gallery', 'paragraph'],
    says: ['North', 'South', 'Both'],
  },
  {
    card: {
      type: 'bookmark',
      url: 'https://example.org',
      metadata: { title: 'Almanac', description: 'Tides', publisher: 'Office' },
    },
    becomes: ['callout'],
    says: ['Almanac', 'Tides', 'Office'],
  },
  {
    card: {
      type: 'embed',
      url: 'https://vimeo.com/1',
      html: '<iframe src="https://vimeo.com/1"></iframe>',
      metadata: { title: 'Film' },
      caption: 'Watch',
    },
    becomes: ['embed', 'paragraph'],
    says: ['Film', 'Watch'],
  },
  {
    card: {
      type: 'embed',
      url: 'https://x.com/a/1',
      html: '<blockquote>Ships turn.</blockquote><script src="x.js"></script>',
    },
    becomes: ['blockquote', 'embed'],
    says: ['Ships turn.'],
  },
  {
    card: { type: 'callout', calloutText: '<p>Eleven weeks</p>', calloutEmoji: '📦' },
    becomes: ['callout'],
    says: ['📦 Eleven weeks'],
  },
  {
    card: { type: 'toggle', heading: 'How we counted', content: '<p>By hand.</p>' },
    becomes: ['callout'],
    says: ['How we counted', 'By hand.'],
  },
  {
    card: { type: 'button', buttonText: 'See the map', buttonUrl: 'https://example.org/map' },
    becomes: ['paragraph'],
    says: ['See the map'],
  },
  {
    card: { type: 'html', html: '<table><tr><td>shall</td></tr></table>' },
    becomes: ['table'],
    says: ['shall'],
  },
  {
    card: { type: 'markdown', markdown: '**bold** claim' },
    becomes: ['plainBlock'],
    says: ['**bold** claim'],
  },
  {
    card: { type: 'codeblock', code: 'git diff', language: 'bash', caption: 'Compare' },
    becomes: ['codeBlock', 'paragraph'],
    says: ['git diff', 'Compare'],
  },
  { card: { type: 'horizontalrule' }, becomes: ['horizontalRule'], says: [] },
  { card: { type: 'paywall' }, becomes: ['teaserEnd'], says: [] },
  {
    card: {
      type: 'header',
      header: 'Harbours',
      subheader: 'A series',
      buttonEnabled: true,
      buttonText: 'Begin',
      buttonUrl: '/one/',
    },
    becomes: ['heading', 'paragraph', 'paragraph'],
    says: ['Harbours', 'A series', 'Begin'],
  },
  {
    card: {
      type: 'signup',
      header: 'Write to us',
      subheader: 'Weekly',
      buttonText: 'Join',
      disclaimer: 'No spam',
    },
    becomes: ['callout'],
    says: ['Write to us', 'Weekly', 'Join', 'No spam'],
  },
  {
    card: {
      type: 'call-to-action',
      textValue: '<p>Back us</p>',
      buttonText: 'Give',
      buttonUrl: 'https://example.org',
      sponsorLabel: 'Sponsored',
    },
    becomes: ['callout'],
    says: ['Back us', 'Give', 'Sponsored'],
  },
  {
    card: {
      type: 'product',
      productTitle: 'Tide tables',
      productDescription: '<p>Printed.</p>',
      productRatingEnabled: true,
      productStarRating: 4,
      productButton: 'Order',
      productUrl: 'https://example.org',
    },
    becomes: ['callout'],
    says: ['Tide tables', 'Printed.', '★★★★☆', 'Order'],
  },
  {
    card: { type: 'video', src: 'https://example.org/a.mp4', fileName: 'a.mp4', caption: 'Locks' },
    becomes: ['embed', 'paragraph'],
    says: ['a.mp4', 'Locks'],
  },
  {
    card: { type: 'audio', src: 'https://example.org/a.mp3', title: 'Horn' },
    becomes: ['embed'],
    says: ['Horn'],
  },
  {
    card: {
      type: 'file',
      src: 'https://example.org/a.pdf',
      fileTitle: 'Annex',
      fileName: 'a.pdf',
      fileSize: 20_480,
      fileCaption: 'Whole',
    },
    becomes: ['callout'],
    says: ['Annex (a.pdf, 20 KB)', 'Whole'],
  },
  {
    card: {
      type: 'of-the-future',
      title: 'A title',
      parts: [{ text: 'and a part' }],
      url: 'https://example.org',
    },
    becomes: ['plainBlock'],
    says: ['A title', 'and a part'],
  },
]

for (const { card, becomes, says } of cards) {
  test(`a ${card.type} card becomes ${becomes.join(' and ')}`, () => {
    const document = read({ lexical: lexical(card) }, () => 'media')
    assert.deepEqual(
      document.content.map(({ type }) => type),
      becomes,
    )
    assert.ok(parseDocument(document).ok)
    for (const text of says) assert.ok(renderText(document).includes(text), text)
  })
}

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

const token = fc.nat({ max: 1_000_000 }).map((number) => `w${number}w`)
const anyCard = fc
  .tuple(fc.constantFrom(...cards), fc.array(token, { minLength: 30, maxLength: 30 }))
  .filter(([{ card }]) => card.type !== 'of-the-future')
  .map(([{ card, says }, tokens]) => replaceWords(card, says, tokens))

test('no word of any card is lost, alone or among others', () => {
  fc.assert(
    fc.property(fc.array(anyCard, { maxLength: 6 }), (some) => {
      const document = read({ lexical: lexical(...some.map(({ card }) => card)) }, () => 'media')
      assert.ok(parseDocument(document).ok || some.length === 0)
      for (const { tokens } of some)
        for (const word of tokens) assert.ok(renderText(document).includes(word), word)
    }),
  )
})

function item(...children: object[]): object {
  return { type: 'listitem', children }
}

function list(...children: object[]): object {
  return { type: 'list', listType: 'number', start: 3, children }
}

/** The card with each of its visible words replaced by a token. */
function replaceWords(card: Loose, says: string[], tokens: string[]): { card: object; tokens: string[] } {
  const used: string[] = []
  let json = JSON.stringify(card)
  for (const text of says.filter((said) => json.includes(JSON.stringify(said).slice(1, -1)))) {
    const word = tokens[used.length] ?? 'w0w'
    json = json.replace(JSON.stringify(text).slice(1, -1), () => word)
    used.push(word)
  }
  return { card: JSON.parse(json), tokens: used }
}

function read(
  post: Loose,
  picture: (src: string) => string | null = () => null,
  notes: string[] = [],
): Document {
  const tools = { picture, link: (href: string) => href, note: (text: string) => void notes.push(text) }
  return { type: 'doc', content: bodyToBlocks(post, tools) }
}

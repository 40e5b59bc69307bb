import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { parseDocument } from '../../articles/document/document.ts'
import type { Document } from '../../articles/document/nodes.ts'
import { renderText } from '../../articles/document/text.ts'
import type { Loose } from '../loose.ts'
import { bodyToBlocks } from './body.ts'
import { lexical } from '../../../../test/support/transfer/ghost.ts'

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
    const document = read({ lexical: lexical(card) })
    assert.deepEqual(
      document.content.map(({ type }) => type),
      becomes,
    )
    assert.ok(parseDocument(document).ok)
    for (const text of says) assert.ok(renderText(document).includes(text), text)
  })
}

const token = fc.nat({ max: 1_000_000 }).map((number) => `w${number}w`)
const anyCard = fc
  .tuple(fc.constantFrom(...cards), fc.array(token, { minLength: 30, maxLength: 30 }))
  .filter(([{ card }]) => card.type !== 'of-the-future')
  .map(([{ card, says }, tokens]) => replaceWords(card, says, tokens))

test('no word of any card is lost, alone or among others', () => {
  fc.assert(
    fc.property(fc.array(anyCard, { maxLength: 6 }), (some) => {
      const document = read({ lexical: lexical(...some.map(({ card }) => card)) })
      assert.ok(parseDocument(document).ok || some.length === 0)
      for (const { tokens } of some)
        for (const word of tokens) assert.ok(renderText(document).includes(word), word)
    }),
  )
})

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

function read(post: Loose): Document {
  const tools = { picture: () => 'media', link: (href: string) => href, note: () => undefined }
  return { type: 'doc', content: bodyToBlocks(post, tools) }
}

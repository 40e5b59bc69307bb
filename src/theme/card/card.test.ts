import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { cardFonts, drawCard, type ShareCard } from './card.ts'

const card: ShareCard = {
  publication: 'The Lighthouse',
  locale: { language: 'en', timeZone: 'UTC' },
  dir: 'ltr',
  headline: 'A walled strait',
  section: 'The harbour',
  kicker: 'From the tower',
  authors: ['Ada Lindqvist', 'Noor Haddad'],
  hasPicture: false,
}

function markupOf(changes: Partial<ShareCard>): string {
  return drawCard({ ...card, ...changes })
    .texts.map((text) => text.markup)
    .join('\n')
}

describe('a share card', () => {
  it('shows the nameplate, the section, the headline and the byline', () => {
    const markup = markupOf({})
    for (const words of [
      'The Lighthouse',
      'The harbour',
      'A walled strait',
      'By Ada Lindqvist and Noor Haddad',
    ])
      assert.ok(markup.includes(words), words)
  })

  it('takes markup in a headline for text, and leaves out what its fonts cannot show', () => {
    assert.match(markupOf({ headline: 'a <b> & ]]> \u0007🕊️c' }), />a &lt;b&gt; &amp; \]\]&gt; c</)
  })

  it('leaves out words that nobody would see', () => {
    assert.equal(drawCard({ ...card, kicker: '', headline: '\u200e 🕊️', authors: [] }).texts.length, 2)
  })

  it('runs from the right in Arabic, with the picture at the left', () => {
    const sheet = drawCard({ ...card, dir: 'rtl', headline: 'مضيق مسوّر', hasPicture: true })
    assert.ok(sheet.texts.every((text) => text.side === 'right'))
    assert.equal(sheet.picture?.left, 0)
    assert.ok(sheet.texts.every((text) => text.box.left >= (sheet.picture?.width ?? 0)))
  })

  it('shortens a headline without end, between words', () => {
    const markup = markupOf({ headline: 'strait '.repeat(60) })
    assert.match(markup, /strait…</)
    assert.ok(markup.length < 1_200)
  })

  it('brings TrueType fonts', () => assert.ok(cardFonts.every((font) => font.pathname.endsWith('.ttf'))))
})

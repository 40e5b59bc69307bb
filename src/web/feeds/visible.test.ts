import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { defaultPolicy } from '../../domain/access/policy.ts'
import type { ArticleCard } from '../../domain/articles/cards.ts'
import { type Document, parseDocument } from '../../domain/articles/document/document.ts'
import { renderText } from '../../domain/articles/document/text.ts'
import { visibleInFeeds, withPlainEmbeds } from './visible.ts'

const now = Date.parse('2016-08-10T12:00:00Z')

const card: ArticleCard = {
  id: 'a',
  workId: 'a',
  kind: 'analysis',
  slug: 'a-walled-strait',
  language: 'en',
  featured: false,
  headline: 'A walled strait',
  kicker: '',
  standfirst: '',
  summary: '',
  lead: null,
  readingMinutes: 1,
  section: { slug: 'harbour', name: {} },
  authors: [],
  audience: null,
  publishedAt: '2016-08-10T09:00:00.000Z',
  updatedAt: null,
}

function documentOf(...content: object[]): Document {
  const parsed = parseDocument({ type: 'doc', content })
  assert.ok(parsed.ok)
  return parsed.document
}

const paragraph = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] })
const body = documentOf(...['one', 'two', 'three', 'four'].map(paragraph))

function seen(changes: Partial<ArticleCard>, policy = defaultPolicy, document = body) {
  const visible = visibleInFeeds({ ...card, ...changes }, document, policy, now)
  return [renderText(visible.document).replaceAll('\n\n', ' '), visible.withheld]
}

describe('what a feed shows of an article', () => {
  it('is the teaser where it is for registered readers, on the meter or in the archive', () => {
    assert.deepEqual(seen({}), ['one two three', true])
    assert.deepEqual(seen({ publishedAt: '2001-01-01T00:00:00.000Z' }), ['one two three', true])
    assert.deepEqual(seen({ audience: 'plan:gold' }), ['one two three', true])
  })

  it('is never more because the meter is generous or off', () => {
    for (const limit of [0, 1, 100]) {
      const policy = { ...defaultPolicy, meter: { ...defaultPolicy.meter, limit } }
      assert.deepEqual(seen({}, policy), ['one two three', true])
    }
  })

  it('is the whole where it is for everyone, by itself or by the policy', () => {
    assert.deepEqual(seen({ audience: 'everyone' }), ['one two three four', false])
    assert.deepEqual(seen({}, { ...defaultPolicy, defaultAudience: 'everyone' }), [
      'one two three four',
      false,
    ])
  })

  it('has nothing to read on to where nothing is withheld', () => {
    assert.deepEqual(seen({}, defaultPolicy, documentOf(paragraph('all'))), ['all', false])
  })

  it('has links in the place of embeds', () => {
    const url = 'https://video.example/watch'
    const embed = { type: 'embed', attrs: { provider: 'Video', url, title: 'A film' } }
    const [block] = withPlainEmbeds(documentOf(embed)).content
    assert.deepEqual(block, {
      type: 'paragraph',
      attrs: { dir: null, lang: null },
      content: [{ type: 'text', text: 'A film', marks: [{ type: 'link', attrs: { href: url } }] }],
    })
  })
})

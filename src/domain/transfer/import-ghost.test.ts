import assert from 'node:assert/strict'
import { afterEach, beforeEach, test } from 'node:test'
import { forEachDatabase } from '../../../test/support/databases.ts'
import { findArticle } from '../articles/read.ts'
import { findPage } from '../pages/pages.ts'
import { findRedirect } from '../publication/redirects.ts'
import {
  ghostExport,
  lexical,
  paragraph,
  words,
  type TestPost,
} from '../../../test/support/transfer/ghost.ts'
import { readGhostExport } from './ghost/read.ts'
import { openGhost } from './ghost/source.ts'
import { importPlace, itemOf, run, type ImportPlace } from '../../../test/support/transfer/import.ts'
import type { Source } from './source.ts'

forEachDatabase((databases) => {
  let place: ImportPlace
  beforeEach(async () => {
    place = importPlace(await databases.open())
  })
  afterEach(() => place.remove())

  test('Ghost’s visibility becomes the audience, and pages that were not for all stay drafts', async () => {
    const report = await run(
      place,
      ghost(
        [
          post('1', { visibility: 'public' }),
          post('2', { visibility: 'members' }),
          post('3', { visibility: 'paid' }),
          post('4', { visibility: 'tiers' }),
          post('5', { type: 'page', visibility: 'paid' }),
        ],
        {
          products: [
            { id: 'p0', slug: 'free', type: 'free' },
            { id: 'p1', slug: 'patron', type: 'paid' },
            { id: 'p2', slug: 'school', type: 'paid' },
          ],
          posts_products: [{ post_id: '4', product_id: 'p2', sort_order: 0 }],
        },
      ),
    )
    const rows = await place.database.db
      .selectFrom('article')
      .select(['slug', 'audience'])
      .orderBy('slug')
      .execute()
    assert.deepEqual(
      rows.map(({ slug, audience }) => [slug, audience]),
      [
        ['post-1', 'everyone'],
        ['post-2', 'registered'],
        ['post-3', 'plan:patron'],
        ['post-4', 'plan:school'],
      ],
    )
    assert.equal(itemOf(report, 'post:uuid-5').state, 'draft')
    assert.equal(await findPage(place.database.db, 'en', 'post-5'), undefined)
  })

  test('a Ghost export comes in with tags, authors, states, links and redirects', async () => {
    const tables = {
      posts_tags: [
        { post_id: '1', tag_id: 't3', sort_order: 0 },
        { post_id: '1', tag_id: 't2', sort_order: 2 },
        { post_id: '1', tag_id: 't1', sort_order: 1 },
      ],
    }
    const link = { type: 'link', url: '__GHOST_URL__/post-2/', children: [words('there')] }
    const report = await run(
      place,
      ghost(
        [
          post('1', {
            featured: 1,
            custom_excerpt: 'In short',
            lexical: lexical(paragraph(words('See '), link)),
          }),
          post('2', { status: 'scheduled', published_at: '2030-01-01 00:00:00' }),
          post('3', { status: 'draft', published_at: null }),
          post('4', { status: 'sent' }),
        ],
        tables,
      ),
    )
    const found = await findArticle(place.database.db, { language: 'en' }, 'post-1')
    assert.ok(found.found === 'article')
    const { article } = found
    assert.deepEqual(
      [article.featured, article.standfirst, article.section.slug],
      [true, 'In short', 'ports'],
    )
    assert.deepEqual(
      article.topics.map(({ slug }) => slug),
      ['ports', 'grain'],
    )
    assert.deepEqual(article.profiles[0]?.links, [{ label: 'Website', url: 'https://example.org' }])
    assert.ok(JSON.stringify(article.body).includes('"/articles/post-2"'))
    assert.match(itemOf(report, 'post:uuid-1').notes.join(), /internal tags were left behind: #desk/)
    assert.deepEqual(
      report.items.map(({ state }) => state),
      ['published', 'draft', 'draft', 'draft'],
    )
    assert.deepEqual(await findRedirect(place.database.db, '/post-1'), {
      moved: 'to',
      target: '/articles/post-1',
    })
  })
})

function ghost(posts: TestPost[], tables: object = {}): Source {
  return openGhost(readGhostExport(ghostExport(posts, { ...tables })))
}

function post(id: string, fields: object): TestPost {
  return { lexical: lexical(paragraph(words(`Words of ${id}.`))), ...fields, id }
}

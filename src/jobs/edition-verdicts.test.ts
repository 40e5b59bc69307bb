import assert from 'node:assert/strict'
import { test } from 'node:test'
import { simpleParser } from 'mailparser'
import { addArticle } from '../../test/support/articles.ts'
import { forEachDatabase } from '../../test/support/databases.ts'
import { holdClock } from '../../test/support/held-clock.ts'
import { addEdition, addNewsletter, addSubscribers } from '../../test/support/letters.ts'
import { at, makeWorld } from '../../test/support/world.ts'
import { buildAudience } from '../domain/newsletters/audience.ts'
import { claimDeliveries } from '../domain/newsletters/claim.ts'
import { newId } from '../lib/id.ts'
import type { Audience } from '../platform/db/schema-editorial.ts'
import { writerFor } from './edition-writer.ts'

/** What stands behind the teaser of an article for each audience, and who may read it in a mail. */
const articles: readonly { audience: Audience | null; series?: Audience; word: string; readers: string }[] = [
  { audience: 'everyone', word: 'marram', readers: 'subscriber reader' },
  { audience: 'registered', word: 'sedge', readers: 'reader' },
  { audience: 'plan:insider', word: 'thrift', readers: '' },
  // By the policy for registered readers, and on the meter: a mail cannot be counted, so nothing of that is free in it.
  { audience: null, word: 'samphire', readers: 'reader' },
  { audience: null, series: 'everyone', word: 'saltwort', readers: 'subscriber reader' },
  { audience: null, series: 'plan:insider', word: 'glasswort', readers: '' },
  { audience: 'registered', series: 'everyone', word: 'eelgrass', readers: 'reader' },
]

/** Who gets an edition for each audience. */
const editions: readonly { audience: Audience; readers: string }[] = [
  { audience: 'everyone', readers: 'subscriber reader' },
  { audience: 'registered', readers: 'reader' },
  { audience: 'plan:insider', readers: '' },
]

forEachDatabase((databases) => {
  for (const edition of editions)
    test(`an edition for ${edition.audience} goes to ${edition.readers || 'nobody'}, with each article as whole as they may read it`, async () => {
      const copies = await sendOut(edition.audience)
      assert.deepEqual(
        copies.map(({ to }) => to),
        edition.readers.split(' ').filter(Boolean),
      )
      for (const { to, parts } of copies)
        for (const [part, words] of Object.entries(parts))
          for (const { word, readers, audience, series } of articles) {
            const what = `${part} of the ${to}'s copy, article for ${audience} in a series for ${series}`
            assert.ok(words.includes(`Third of ${word}`), `the teaser is in the ${what}`)
            assert.equal(words.includes(`${word} one.`), readers.split(' ').includes(to), what)
          }
    })

  /** An edition that shows them all whole, to somebody without an account and to a registered reader. */
  async function sendOut(audience: Audience) {
    const database = await databases.open()
    const { db } = database
    const clock = holdClock()
    const { sections } = await makeWorld(db, clock)
    const newsletterId = await addNewsletter(db, clock)
    await db.updateTable('newsletter').set({ audience }).execute()
    const [, withAccount = ''] = await addSubscribers(db, clock, newsletterId, 2)
    const readerId = newId()
    const email = 'reader-2@example.org'
    await db
      .insertInto('reader')
      .values({ id: readerId, email, emailKey: email, name: '', language: 'en', createdAt: at(clock, 0) })
      .execute()
    await db.updateTable('subscription').set({ readerId }).where('id', '=', withAccount).execute()
    const content: object[] = []
    for (const { audience, series, word } of articles) {
      const work = await addArticle(db, clock, {
        slug: word,
        sectionId: sections.harbour,
        authorIds: [],
        topicIds: [],
        publishedAt: at(clock, 1),
        withheld: word,
        ...(audience && { audience }),
      })
      if (series !== undefined) await addSeries(work, word, series)
      content.push({ type: 'articleBlock', attrs: { work, form: 'whole' } })
    }
    async function addSeries(articleId: string, slug: string, audience: Audience) {
      const id = newId()
      const words = { name: '{}', standfirst: '{}', introduction: '{}' }
      await db
        .insertInto('series')
        .values({ id, slug, position: 1, audience, ...words })
        .execute()
      await db.insertInto('seriesArticle').values({ seriesId: id, articleId, position: 0 }).execute()
    }
    const editionId = await addEdition(db, clock, newsletterId, 'building')
    const body = JSON.stringify({ type: 'doc', content })
    await db.updateTable('editionRevision').set({ body }).execute()
    while (await buildAudience(db, clock, editionId));
    const { copies } = await claimDeliveries(database, clock, { editionId, most: 10, leaseSeconds: 60 })
    const write = await writerFor({ db, clock, secret: 'a secret', origin: 'https://lighthouse.example' })(
      editionId,
    )
    const written = await Promise.all(
      copies.map(async (copy) => {
        const raw = (await write(copy))?.raw ?? Buffer.alloc(0)
        const { html, text = '' } = await simpleParser(raw)
        const to = copy.readerId === null ? 'subscriber' : 'reader'
        return { to, parts: { text, html: html || '' } }
      }),
    )
    return written.toSorted((one, other) => other.to.localeCompare(one.to))
  }
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { addArticle } from '../../../../test/support/articles.ts'
import { forEachDatabase } from '../../../../test/support/databases.ts'
import { holdClock } from '../../../../test/support/held-clock.ts'
import { makeWorld } from '../../../../test/support/world.ts'
import { createMediaLibrary } from './008-media.ts'

forEachDatabase((databases) => {
  test('what an older publication shows is found in its library', async () => {
    const { db } = await databases.open()
    const clock = holdClock()
    const { sections } = await makeWorld(db, clock)
    const place = { sectionId: sections.harbour, authorIds: [], topicIds: [] }
    const articleId = await addArticle(db, clock, { slug: 'shown', ...place })
    const lead = JSON.stringify({ media: 'lamp', alt: '', caption: '', credit: '' })
    await db.updateTable('revision').set({ lead }).where('articleId', '=', articleId).execute()
    const row = { mime: 'image/webp', width: 9, height: 9, bytes: 9, createdAt: '2020-01-01T00:00:00.000Z' }
    const words = { alt: 'Élan', credit: '', sourceName: 'lamp.jpg' }
    await db
      .insertInto('media')
      .values({ id: 'lamp', hash: 'a', ...row, ...words })
      .execute()

    await db.transaction().execute(async (db) => {
      for (const table of ['media_past', 'media_use']) await db.schema.dropTable(table).execute()
      await db.schema.dropIndex('media_created').execute()
      for (const column of ['caption', 'rendered_at', 'words'])
        await sql`alter table media drop column ${sql.ref(column)}`.execute(db)
      await createMediaLibrary(db.withoutPlugins())
    })

    const uses = await db.selectFrom('mediaUse').selectAll().execute()
    assert.deepEqual(
      uses.map(({ mediaId, subjectKind, subjectId }) => [mediaId, subjectKind, subjectId]),
      [['lamp', 'article', articleId]],
    )
    const { words: folded } = await db.selectFrom('media').select('words').executeTakeFirstOrThrow()
    assert.match(folded, /elan/)
  })
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { z } from 'zod'
import { forEachDatabase } from '../../../../test/support/databases.ts'
import { openWorld } from '../../../../test/support/desk.ts'
import { holdClock } from '../../../../test/support/held-clock.ts'
import { addEdition, addNewsletter } from '../../../../test/support/letters.ts'
import { addMember, openAs, sendForm, signInMember } from '../../../../test/support/newsroom.ts'
import { ORIGIN } from '../../../../test/support/site.ts'
import { thinAutosaves } from '../../../domain/articles/thin.ts'

const headShape = z.object({ revisionId: z.string(), content: z.looseObject({ subject: z.string() }) })

forEachDatabase((databases) => {
  const createWorld = async () => {
    const clock = holdClock()
    const { db, site, world } = await openWorld(databases, clock)
    const petra = await signInMember(db, clock, await addMember(db, clock, 'publisher', { name: 'Petra' }))
    const id = await addEdition(db, clock, await addNewsletter(db, clock), 'draft')
    const at = `/newsroom/editions/${id}`
    const read = async (path = '') => (await openAs(site, petra, at + path)).text()
    const head = async () => headShape.parse(JSON.parse(await read('/head')))
    const save = async (change: object) => {
      const { revisionId, content } = await head()
      const answer = await site.app.request(`${ORIGIN}${at}/revisions`, {
        method: 'POST',
        headers: { cookie: petra, 'content-type': 'application/json', 'if-match': `"${revisionId}"` },
        body: JSON.stringify({ ...content, origin: 'saved', ...change }),
      })
      assert.equal(answer.status, 201)
    }
    const post = (path: string, fields: Record<string, string>) => sendForm(site, petra, at + path, fields)
    return { db, clock, world, id, read, head, save, post }
  }

  test('what was saved is listed, compared by words and by what its blocks show, and restored as a new one', async () => {
    const { db, clock, world, id, read, head, save, post } = await createWorld()
    const first = await head()
    const block = (form: string) => ({ type: 'articleBlock', attrs: { work: world.articles.open, form } })
    const text = { type: 'paragraph', content: [{ type: 'text', text: 'What mattered this month.' }] }
    await save({ subject: 'Grain and gas', body: { type: 'doc', content: [text, block('card')] } })
    await save({ body: { type: 'doc', content: [text, block('whole')] } })
    assert.match(await read(), new RegExp(`href="/newsroom/editions/${id}/revisions"`))
    const list = await read('/revisions')
    assert.match(list, /Revision 3[^]*Petra[^]*Revision 2[^]*Petra[^]*Revision 1/)
    const [, ...compare] = [...list.matchAll(/href="[^"]*(\/comparison\?from=[^"]+)"/g)].map(
      ([, path = '']) => path.replaceAll('&amp;', '&'),
    )
    const earlier = await read(compare.at(-1))
    assert.match(earlier, /Subject<\/dt>[^]*<del class="removed">[^]*ceasefire/)
    assert.match(earlier, /<del class="removed">[^]*week[^]*<ins class="added">[^]*month/)
    assert.match(earlier, /<ins class="added">[^]*Article[^]*an open sea/)
    const later = await read(`/comparison?from=${(await idsOf(db, id))[1]}&to=${(await idsOf(db, id))[2]}`)
    assert.match(later, /an open sea[^]*Changed in what words do not show/)

    const { revisionId } = await head()
    const wish = { revision: first.revisionId, head: revisionId }
    assert.equal((await post('/restorations', wish)).status, 303)
    assert.equal((await head()).content.subject, first.content.subject)
    assert.equal((await post('/restorations', wish)).status, 409, 'somebody has saved since')
    const foreign = { revision: '00000000-0000-7000-8000-000000000000', head: (await head()).revisionId }
    assert.equal((await post('/restorations', foreign)).status, 404)
    clock.pass({ hours: 24 * 40 })
    await thinAutosaves(db, clock)
    assert.equal((await idsOf(db, id)).length, 4)
  })

  test('one that is on its way is looked at and compared, and nothing of it is put back', async () => {
    const { db, id, read, head, save, post } = await createWorld()
    const first = await head()
    await save({ subject: 'Grain and gas' })
    const { revisionId } = await head()
    await db
      .updateTable('edition')
      .set({ state: 'sent', sentRevisionId: revisionId })
      .where('id', '=', id)
      .execute()
    const list = await read('/revisions')
    assert.match(list, /Revision 2<\/a>[^]*Readers see it/)
    assert.doesNotMatch(list, /restorations/)
    const wish = { revision: first.revisionId, head: revisionId }
    assert.equal((await post('/restorations', wish)).status, 409)
    assert.equal((await idsOf(db, id)).length, 2)
  })
})

async function idsOf(db: Parameters<typeof thinAutosaves>[0], editionId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('editionRevision')
    .select('id')
    .where('editionId', '=', editionId)
    .orderBy('number')
    .execute()
  return rows.map(({ id }) => id)
}

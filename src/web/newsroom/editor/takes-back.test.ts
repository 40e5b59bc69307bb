import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'
import { z } from 'zod'
import { forEachDatabase } from '../../../../test/support/databases.ts'
import { holdClock } from '../../../../test/support/held-clock.ts'
import { addMember, openAs, sendForm, signInMember } from '../../../../test/support/newsroom.ts'
import { openSite, ORIGIN, type TestSite } from '../../../../test/support/site.ts'
import { makeWorld } from '../../../../test/support/world.ts'
import { createDraft, readDraft } from '../../../domain/articles/draft.ts'
import { type MoveWish, moveArticle } from '../../../domain/articles/move.ts'
import type { Member } from '../../../domain/staff/may.ts'

const refusal = z.object({ problem: z.string(), stage: z.string(), message: z.string() })

forEachDatabase((databases) => {
  let site: TestSite
  let editor: Member
  let cookie: string
  let id: string

  beforeEach(async () => {
    const clock = holdClock()
    const database = await databases.open()
    const world = await makeWorld(database.db, clock)
    site = await openSite(database, clock)
    databases.beforeClosing(site.close)
    editor = await addMember(database.db, clock, 'editor')
    cookie = await signInMember(database.db, clock, editor)
    const { sectionId } = await database.db
      .selectFrom('article')
      .select('sectionId')
      .where('id', '=', world.articles.open)
      .executeTakeFirstOrThrow()
    const begun = { language: 'en', sectionId, headline: 'Low water' }
    id = (await createDraft(database.db, clock, editor, begun)) ?? ''
  })

  const draft = async () => {
    const found = await readDraft(site.deps.database.db, editor, id)
    assert.ok(found)
    return found
  }
  const move = async (wish: Omit<MoveWish, 'articleId' | 'head'>) => {
    const { database, clock } = site.deps
    const { head } = await draft()
    const doer = { actor: editor, network: 'test' }
    const done = await moveArticle(database.db, clock, doer, { ...wish, articleId: id, head: head.id }, [
      'editor',
    ])
    assert.equal(done.outcome, 'moved')
  }
  const save = async (change: object) => {
    const { head, content } = await draft()
    return site.app.request(`${ORIGIN}/newsroom/articles/${id}/revisions`, {
      method: 'POST',
      headers: { cookie, 'content-type': 'application/json', 'if-match': `"${head.id}"` },
      body: JSON.stringify({ ...content, origin: 'autosaved', ...change }),
    })
  }
  const toStage = {
    'in-review': () => move({ move: 'submit' }),
    async approved() {
      await move({ move: 'submit' })
      await move({ move: 'approve' })
    },
    scheduled: () => move({ move: 'schedule', at: site.deps.clock().add({ hours: 5 }) }),
  }

  for (const stage of ['in-review', 'approved', 'scheduled'] as const)
    test(`a change of what is ${stage} is refused in words until somebody says to take it back`, async () => {
      await toStage[stage]()
      const { head } = await draft()
      const refused = await save({ headline: 'A keystroke' })
      assert.equal(refused.status, 409)
      const said = refusal.parse(await refused.json())
      assert.deepEqual([said.problem, said.stage], ['on-its-way', stage])
      assert.match(said.message, /Once you change it, it is a draft again/)
      assert.deepEqual([(await draft()).stage, (await draft()).head.id], [stage, head.id])
      assert.equal((await save({})).status, 201, 'what says the same takes nothing back')
      assert.equal((await draft()).stage, stage)
      const other = stage === 'approved' ? 'in-review' : 'approved'
      assert.equal((await save({ headline: 'For another stage', takesBack: other })).status, 409)
      assert.equal((await save({ headline: 'Meant', takesBack: stage })).status, 201)
      assert.deepEqual([(await draft()).stage, (await draft()).content.headline], ['writing', 'Meant'])
    })

  test('an approval that came while somebody wrote is not lost to their next autosave', async () => {
    assert.equal((await save({ headline: 'As submitted' })).status, 201)
    await toStage.approved()
    assert.equal((await save({ headline: 'Typed on' })).status, 409)
    assert.equal((await draft()).stage, 'approved')
    assert.equal((await draft()).content.headline, 'As submitted')
  })

  test('a draft, and a draft over what readers see, need no such word', async () => {
    assert.equal((await save({ headline: 'One' })).status, 201)
    await move({ move: 'publish' })
    assert.equal((await save({ headline: 'Two' })).status, 201)
  })

  for (const stage of ['in-review', 'approved', 'scheduled'] as const)
    test(`an earlier revision is restored over what is ${stage} only once that was asked`, async () => {
      const first = await draft()
      assert.equal((await save({ headline: 'High water' })).status, 201)
      await toStage[stage]()
      const { head } = await draft()
      const path = `/newsroom/articles/${id}/restorations`
      const wish = { revision: first.head.id, head: head.id }
      const asked = await sendForm(site, cookie, path, wish)
      assert.equal(asked.status, 409)
      const page = await asked.text()
      assert.match(page, /Once you change it, it is a draft again/)
      assert.match(page, new RegExp(`<input type="hidden" name="takesBack" value="${stage}"`))
      assert.deepEqual([(await draft()).stage, (await draft()).head.id], [stage, head.id])
      assert.equal((await sendForm(site, cookie, path, { ...wish, takesBack: 'published' })).status, 400)
      assert.equal((await sendForm(site, cookie, path, { ...wish, takesBack: stage })).status, 303)
      assert.deepEqual([(await draft()).stage, (await draft()).content.headline], ['writing', 'Low water'])
    })

  test('whoever has no script ticks a box', async () => {
    await toStage.approved()
    const page = await (await openAs(site, cookie, `/newsroom/articles/${id}/edit`)).text()
    assert.match(page, /<input type="checkbox"[^>]+name="takesBack" value="approved"/)
    const { head, content } = await draft()
    const empty = [
      'kicker',
      'standfirst',
      'summary',
      'authorIds',
      'topicIds',
      'audience',
      'slug',
      'searchTitle',
    ]
    const media = [
      'searchDescription',
      'socialTitle',
      'socialDescription',
      'socialMedia',
      'leadMedia',
      'leadAlt',
    ]
    const fields = {
      ...Object.fromEntries([...empty, ...media, 'leadCaption', 'leadCredit'].map((name) => [name, ''])),
      head: head.id,
      sectionId: content.sectionId,
      headline: 'By form',
    }
    const path = `/newsroom/articles/${id}/fields`
    const refused = await sendForm(site, cookie, path, fields)
    assert.equal(refused.status, 409)
    assert.match(await refused.text(), /By form[^]*|has to be approved anew/)
    assert.equal((await draft()).stage, 'approved')
    assert.equal((await sendForm(site, cookie, path, { ...fields, takesBack: 'approved' })).status, 303)
    assert.equal((await draft()).stage, 'writing')
  })
})

import assert from 'node:assert/strict'
import { it } from 'node:test'
import { holdClock } from '../../../test/support/held-clock.ts'
import { paragraphs } from '../../../test/support/articles.ts'
import { forEachDatabase } from '../../../test/support/databases.ts'
import { addMember } from '../../../test/support/newsroom.ts'
import { makeWorld } from '../../../test/support/world.ts'
import type { Db } from '../../platform/db/schema.ts'
import type { Member } from '../staff/may.ts'
import { compareSave, type SaveWish } from './compare-save.ts'
import { createDraft, type Draft, readDraft } from './draft.ts'
import { enterWriting, leaveWriting } from './presence.ts'

forEachDatabase((database) => {
  async function begin() {
    const { db } = await database.open()
    const clock = holdClock()
    const { sections } = await makeWorld(db, clock)
    const writer = await addMember(db, clock, 'writer')
    const id = await createDraft(db, clock, writer, {
      language: 'en',
      sectionId: sections.harbour,
      headline: 'Tide',
    })
    assert.ok(id)
    const draft = await read(db, writer, id)
    const save = (member: Member, base: string, text: string, more: Partial<SaveWish> = {}) =>
      compareSave(db, clock, member, {
        articleId: id,
        base,
        content: { ...draft.content, body: paragraphs(text) },
        origin: 'autosaved',
        ...more,
      })
    return { db, clock, sections, writer, id, draft, save }
  }

  it('saves over the newest revision, once for the same words', async () => {
    const { db, writer, id, draft, save } = await begin()
    const first = await save(writer, draft.head.id, 'High water.')
    assert.equal(first.outcome, 'saved')
    const again = await save(writer, draft.head.id, 'High water.')
    assert.deepEqual(again, first, 'an answer that was lost is given again')
    const rows = await db.selectFrom('revision').select('number').where('articleId', '=', id).execute()
    assert.equal(rows.length, 2)
  })

  it('writes nothing over a revision that is not the newest, and gives that instead', async () => {
    const { db, writer, id, draft, save } = await begin()
    await save(writer, draft.head.id, 'High water.')
    const late = await save(writer, draft.head.id, 'Low water.')
    assert.equal(late.outcome, 'stale')
    assert.deepEqual(late.outcome === 'stale' && late.theirs.content.body, paragraphs('High water.'))
    assert.deepEqual((await read(db, writer, id)).content.body, paragraphs('High water.'))
  })

  it('of twenty who save at once over the same revision, one is the newest and nineteen are told', async () => {
    const { db, writer, id, draft, save } = await begin()
    const done = await Promise.all(
      Array.from({ length: 20 }, (_, at) => save(writer, draft.head.id, `Wave ${at}.`)),
    )
    assert.equal(done.filter(({ outcome }) => outcome === 'saved').length, 1)
    assert.equal(done.filter(({ outcome }) => outcome === 'stale').length, 19)
    assert.equal((await read(db, writer, id)).head.number, 2)
  })

  it('lets a writer into their own articles only, and an editor where their sections allow it', async () => {
    const { db, clock, sections, id, draft, save } = await begin()
    const other = await addMember(db, clock, 'writer')
    assert.deepEqual(await save(other, draft.head.id, 'Not mine.'), { outcome: 'nothing' })
    const elsewhere = await addMember(db, clock, 'editor', { sectionIds: [sections.uplands] })
    assert.deepEqual(await save(elsewhere, draft.head.id, 'Not there.'), { outcome: 'refused' })
    const here = await addMember(db, clock, 'editor', { sectionIds: [sections.harbour] })
    const moved = { content: { ...draft.content, sectionId: sections.uplands } }
    assert.deepEqual(await save(here, draft.head.id, 'Words.', moved), { outcome: 'refused' })
    assert.equal((await save(here, draft.head.id, 'Mended.')).outcome, 'saved')
    assert.equal((await read(db, here, id)).head.byId, here.id)
  })

  it('names what is not there, and what the schema does not know', async () => {
    const { writer, draft, save } = await begin()
    const wrong = async (content: object) => {
      const done = await save(writer, draft.head.id, 'Words.', { content: { ...draft.content, ...content } })
      return done.outcome === 'invalid' ? done.problem.path : done.outcome
    }
    assert.equal(await wrong({ authorIds: ['nobody'] }), 'authorIds')
    assert.equal(await wrong({ topicIds: ['nothing'] }), 'topicIds')
    assert.equal(await wrong({ lead: { media: 'none', alt: '', caption: '', credit: '' } }), 'lead')
    assert.equal(
      await wrong({ body: { type: 'doc', content: [{ type: 'script' }] } }),
      'body.content[0].type',
    )
  })

  it('the first in an article writes; a colleague reads along, takes over, and the first saves no more', async () => {
    const { db, clock, writer, id, draft, save } = await begin()
    const editor = await addMember(db, clock, 'editor')
    const enter = (member: Member, tab: string, takeOver = false) =>
      enterWriting(db, clock, member, { kind: 'article', id }, tab, takeOver)
    const writes = (present: Awaited<ReturnType<typeof enter>>) =>
      present.filter((one) => one.writes).map(({ name }) => name)
    assert.deepEqual(writes(await enter(writer, 'tab-one')), ['Wanda'])
    assert.deepEqual(writes(await enter(editor, 'tab-two')), ['Wanda'])
    assert.deepEqual(await save(editor, draft.head.id, 'Too early.', { tab: 'tab-two' }), {
      outcome: 'taken-over',
      by: 'Wanda',
    })
    assert.deepEqual(writes(await enter(editor, 'tab-two', true)), ['Edgar'])
    assert.deepEqual(writes(await enter(writer, 'tab-one')), ['Edgar'], 'staying is not taking back')
    assert.deepEqual(await save(writer, draft.head.id, 'Too late.', { tab: 'tab-one' }), {
      outcome: 'taken-over',
      by: 'Edgar',
    })
    assert.equal((await save(editor, draft.head.id, 'Mine now.', { tab: 'tab-two' })).outcome, 'saved')
  })

  it('whoever left, or was not heard of for a minute, makes room', async () => {
    const { db, clock, writer, id } = await begin()
    const editor = await addMember(db, clock, 'editor')
    const names = async () =>
      (await enterWriting(db, clock, editor, { kind: 'article', id }, 'tab-two')).map(
        ({ name, writes }) => `${name} ${writes}`,
      )
    await enterWriting(db, clock, writer, { kind: 'article', id }, 'tab-one')
    assert.deepEqual(await names(), ['Wanda true', 'Edgar false'])
    clock.pass({ seconds: 61 })
    assert.deepEqual(await names(), ['Edgar true'])
    await leaveWriting(db, editor, { kind: 'article', id }, 'tab-two')
    assert.equal((await enterWriting(db, clock, writer, { kind: 'article', id }, 'tab-one'))[0]?.writes, true)
  })
})

async function read(db: Db, member: Member, id: string): Promise<Draft> {
  const draft = await readDraft(db, member, id)
  assert.ok(draft)
  return draft
}

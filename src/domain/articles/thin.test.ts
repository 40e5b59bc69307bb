import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { paragraphs } from '../../../test/support/articles.ts'
import { forEachDatabase } from '../../../test/support/databases.ts'
import { holdClock } from '../../../test/support/held-clock.ts'
import { addMember } from '../../../test/support/newsroom.ts'
import { makeWorld } from '../../../test/support/world.ts'
import { toInstantText } from '../../lib/clock.ts'
import type { Db } from '../../platform/db/schema.ts'
import { readPageDraft } from '../pages/draft.ts'
import { savePageRevision } from '../pages/revision.ts'
import { compareSave } from './compare-save.ts'
import { createDraft, readDraft } from './draft.ts'
import { moveArticle } from './move.ts'
import { comment } from './remarks.ts'
import { restoreRevision } from './restore.ts'
import { type Autosave, chooseToThin, thinAutosaves } from './thin.ts'

const now = Temporal.Instant.from('2026-11-22T14:30:00Z')
const ago = (minutes: number) => toInstantText(now.subtract({ minutes }))
const DAY = 24 * 60
const save = (minutes: number, createdBy = 'ada'): Autosave => ({
  id: `${createdBy}-${minutes}`,
  createdBy,
  createdAt: ago(minutes),
})

test('all of a day stay, then each writer’s last of an hour, and after thirty days of a day', () => {
  const recent = [save(1), save(2), save(DAY)]
  const hour = [save(2 * DAY), save(2 * DAY + 10), save(2 * DAY + 20), save(2 * DAY + 15, 'bo')]
  const day = [save(40 * DAY), save(40 * DAY + 90), save(40 * DAY + 300), save(41 * DAY)]
  assert.deepEqual(chooseToThin([...day, ...recent, ...hour], now).toSorted(), [
    `ada-${2 * DAY + 10}`,
    `ada-${2 * DAY + 20}`,
    `ada-${40 * DAY + 90}`,
    `ada-${40 * DAY + 300}`,
  ])
})

const thin = (some: Autosave[], at: Temporal.Instant) => {
  const gone = new Set(chooseToThin(some, at))
  return some.filter(({ id }) => !gone.has(id))
}

const autosave = fc.record({ minutes: fc.integer({ min: 0, max: 90 * DAY }), by: fc.constantFrom('a', 'b') })

test('thinning again takes nothing more, a later thinning takes nothing that an earlier one had to keep', () => {
  const property = fc.property(fc.array(autosave, { maxLength: 60 }), fc.nat(60 * DAY), (saves, later) => {
    const all = saves.map(({ minutes, by }, index) => ({
      id: String(index).padStart(3, '0'),
      createdBy: by,
      createdAt: ago(minutes),
    }))
    const once = thin(all, now)
    assert.deepEqual(thin(once, now), once)
    const then = now.add({ minutes: later })
    assert.deepEqual(thin(once, then), thin(all, then), 'it does not matter how often it ran')
    for (const one of all) {
      const isRecent = one.createdAt >= ago(DAY)
      const inItsDay = (other: Autosave) =>
        other.createdBy === one.createdBy && other.createdAt.slice(0, 10) === one.createdAt.slice(0, 10)
      assert.ok(isRecent ? once.includes(one) : once.some(inItsDay))
    }
  })
  fc.assert(property)
})

const step = fc.oneof(
  { weight: 6, arbitrary: fc.constant('autosave' as const) },
  {
    weight: 3,
    arbitrary: fc.constantFrom('by another' as const, 'pass minutes' as const, 'pass a day' as const),
  },
  fc.constantFrom('save' as const, 'submit' as const, 'approve' as const, 'schedule' as const),
  fc.constantFrom('publish' as const, 'restore' as const, 'comment' as const, 'thin' as const),
)

forEachDatabase((databases) => {
  test('nothing that is referred to, and nothing that was acknowledged last, ever disappears', async () => {
    const { db } = await databases.open()
    const clock = holdClock()
    await makeWorld(db, clock)
    const people = [
      await addMember(db, clock, 'owner'),
      await addMember(db, clock, 'owner', { name: 'Otto' }),
    ]
    const [ada, otto] = people
    assert.ok(ada && otto)
    const section = await db.selectFrom('section').select('id').executeTakeFirstOrThrow()
    let words = 0
    const live = async (steps: (typeof step extends fc.Arbitrary<infer Step> ? Step : never)[]) => {
      const id = await createDraft(db, clock, ada, {
        language: 'en',
        sectionId: section.id,
        headline: 'Thin',
      })
      assert.ok(id)
      const must = new Set<string>()
      const read = async () => {
        const draft = await readDraft(db, ada, id)
        assert.ok(draft)
        return draft
      }
      const save = async (member: typeof ada, origin: 'autosaved' | 'saved') => {
        const draft = await read()
        const body = paragraphs(`Words ${(words += 1)}.`)
        const takesBack =
          draft.stage === 'writing' || draft.stage === 'published' ? {} : { takesBack: draft.stage }
        const wish = { articleId: id, base: draft.head.id, origin, ...takesBack }
        const done = await compareSave(db, clock, member, { ...wish, content: { ...draft.content, body } })
        assert.equal(done.outcome, 'saved')
        if (origin === 'saved') must.add((await read()).head.id)
      }
      const doer = { actor: ada, network: 'test' }
      const move = async (name: 'submit' | 'approve' | 'schedule' | 'publish') => {
        const { head } = await read()
        const wish = { articleId: id, move: name, head: head.id, at: clock().add({ hours: 24 * 365 }) }
        const done = await moveArticle(db, clock, doer, wish, ['owner'])
        if (done.outcome === 'moved') must.add(head.id)
      }
      const restore = async () => {
        const { head } = await read()
        const ids = await revisionsOf(db, id)
        const revisionId = ids[words % ids.length] ?? head.id
        const done = await restoreRevision(db, clock, doer, { articleId: id, revisionId, head: head.id })
        if (done.outcome === 'restored') must.add(revisionId)
      }
      for (const what of [...steps, 'thin' as const]) {
        if (what === 'autosave') await save(ada, 'autosaved')
        if (what === 'by another') await save(otto, 'autosaved')
        if (what === 'save') await save(ada, 'saved')
        if (what === 'pass minutes') clock.pass({ minutes: 17 })
        if (what === 'pass a day') clock.pass({ hours: 26 })
        if (what === 'restore') await restore()
        if (what === 'comment') {
          must.add((await read()).head.id)
          await comment(db, clock, ada, id, 'Look at this.')
        }
        if (what === 'submit' || what === 'approve' || what === 'schedule' || what === 'publish')
          await move(what)
        if (what !== 'thin') continue
        const before = await read()
        await thinAutosaves(db, clock)
        assert.deepEqual(await read(), before, 'what was acknowledged last')
        const there: Set<string> = new Set(await revisionsOf(db, id))
        assert.deepEqual(
          [...must].filter((one: string): boolean => !there.has(one)),
          [],
        )
      }
    }
    await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 24 }), live), {
      numRuns: 12,
      endOnFailure: true,
    })
  })

  test('autosaves of articles and pages go, those of an archive and of today stay', async () => {
    const { db } = await databases.open()
    const clock = holdClock()
    const world = await makeWorld(db, clock)
    const olga = await addMember(db, clock, 'owner')
    const page = await db.selectFrom('page').select('id').executeTakeFirstOrThrow()
    const body = paragraphs('Much the same.')
    const write = async (createdBy: string) => {
      for (let times = 0; times < 5; times += 1) {
        await savePageRevision(
          db,
          clock,
          page.id,
          { title: 'About', standfirst: '', body },
          createdBy,
          'autosaved',
        )
        clock.pass({ seconds: 5 })
      }
    }
    const count = async () =>
      (await db.selectFrom('pageRevision').select('id').where('pageId', '=', page.id).execute()).length
    await write(olga.id)
    await write('somebody elsewhere')
    await thinAutosaves(db, clock)
    assert.equal(await count(), 11)
    clock.pass({ hours: 30 })
    await thinAutosaves(db, clock)
    assert.equal(await count(), 7)
    const draft = await readPageDraft(db, olga, page.id)
    assert.equal(draft?.head.number, 11)
    assert.ok(await readDraft(db, olga, world.articles.open))
  })

  test('what was submitted stays among autosaves of the same minute that go', async () => {
    const { db } = await databases.open()
    const clock = holdClock()
    await makeWorld(db, clock)
    const olga = await addMember(db, clock, 'owner')
    const section = await db.selectFrom('section').select('id').executeTakeFirstOrThrow()
    const id = await createDraft(db, clock, olga, { language: 'en', sectionId: section.id, headline: 'Sent' })
    assert.ok(id)
    const autosave = async (text: string) => {
      const draft = await readDraft(db, olga, id)
      assert.ok(draft)
      const content = { ...draft.content, body: paragraphs(text) }
      const wish = {
        articleId: id,
        base: draft.head.id,
        origin: 'autosaved',
        takesBack: 'in-review',
      } as const
      const done = await compareSave(db, clock, olga, { ...wish, content })
      return done.outcome === 'saved' ? done.revisionId : ''
    }
    await autosave('One.')
    const submitted = await autosave('Two.')
    const wish = { articleId: id, move: 'submit', head: submitted } as const
    await moveArticle(db, clock, { actor: olga, network: 'test' }, wish, [])
    await autosave('Three.')
    await autosave('Four.')
    const last = await autosave('Five.')
    const [first] = await revisionsOf(db, id)
    clock.pass({ hours: 50 })
    await thinAutosaves(db, clock)
    assert.deepEqual((await revisionsOf(db, id)).toSorted(), [first, submitted, last].toSorted())
  })

  test('thinning knows every column that refers to a revision', async () => {
    const { db } = await databases.open()
    const tables = await db.withoutPlugins().introspection.getTables()
    const columns = tables.flatMap(({ name, columns }) =>
      columns.filter((one) => one.name.endsWith('revision_id')).map((one) => `${name}.${one.name}`),
    )
    assert.deepEqual(columns.toSorted(), [
      'article.head_revision_id',
      'article.published_revision_id',
      'edition.head_revision_id',
      'edition.sent_revision_id',
      'event_text.head_revision_id',
      'event_text.published_revision_id',
      'media_use.revision_id',
      'page.head_revision_id',
      'page.published_revision_id',
      'published_revision.revision_id',
      'remark.revision_id',
    ])
  })
})

async function revisionsOf(db: Db, articleId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('revision')
    .select('id')
    .where('articleId', '=', articleId)
    .orderBy('number')
    .execute()
  return rows.map(({ id }) => id)
}

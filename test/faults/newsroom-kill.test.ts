import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { after, afterEach, before, test } from 'node:test'
import { z } from 'zod'
import { createDraft } from '../../src/domain/articles/draft.ts'
import { systemClock as clock } from '../../src/lib/clock.ts'
import { migrate } from '../../src/platform/db/migrate.ts'
import { type Database, openDatabase } from '../../src/platform/db/open.ts'
import type { Db } from '../../src/platform/db/schema.ts'
import { paragraphs } from '../support/articles.ts'
import { forEachDatabase } from '../support/databases.ts'
import { fillUp, makeRoom } from '../support/full-disk.ts'
import type { Answered } from '../support/http.ts'
import { assertSound, killInRounds, ROUNDS, withDatabase } from '../support/kill-rounds.ts'
import { addMember, signInMember } from '../support/newsroom.ts'
import { failLoudly } from '../support/postgres-template.ts'
import { temporaryFolder } from '../support/process.ts'
import { bundleSite, loadSite, loadSiteOnDyingDisk } from '../support/site-process.ts'
import { openSite, ORIGIN } from '../support/site.ts'
import { visit, type Visitor } from '../support/visitor.ts'
import { makeWorld } from '../support/world.ts'

const SAVERS = 14
const PUBLISHERS = 6

/** What was answered 201 and 303. */
class Ledger {
  /** By revision. */
  saved = new Map<string, { articleId: string; number: number; body: string }>()
  published: { articleId: string; revisionId: string }[] = []
}

/** Somebody in the newsroom before an article, as far as the site knows one. */
type Writer = { articleId: string; sectionId: string; cookie: string; network: string }

let bundle: Awaited<ReturnType<typeof bundleSite>>
before(async () => {
  bundle = await bundleSite()
})
after(() => bundle.remove())

forEachDatabase((databases) => {
  test(`killed ${ROUNDS} times under 20 who save and publish, it loses no word that it has answered for`, async () => {
    const address = await databases.create()
    let writers: Writer[] = []
    await withDatabase(address, async ({ db }) => {
      writers = await employ(db)
    })
    const ledgers: Ledger[] = []
    await killInRounds<Ledger>(bundle.load, address, {
      open: () => new Ledger(),
      crowd: writers.map(
        (writer, place) => (origin, ledger, name) =>
          place < SAVERS
            ? save(origin, ledger, writer, name).then(() => undefined)
            : publish(origin, ledger, writer, name),
      ),
      isUnderWay: ({ saved, published }) => saved.size >= 3 && published.length >= 1,
      check: async (ledger, { database, origin, round }) => {
        ledgers.push(ledger)
        await everythingIsThere(database.db, ledger)
        if (round % 8 === 0) await readersSeeIt(origin, database.db, ledger)
      },
    })
    await withDatabase(address, async ({ db }) => {
      for (const ledger of ledgers) await everythingIsThere(db, ledger)
    })
  })
})

/** Last opened, first closed. */
const closings: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (let close = closings.pop(); close; close = closings.pop()) await close()
})

test('what the disk does not confirm is never answered “saved” or “published” to an editor', async () => {
  const { database, path, writer } = await openNewsroom()
  const address = { dialect: 'sqlite', path } as const
  const { db } = database
  const desk = 'the words that the disk had before'
  const sound = await loadSite(address)
  closings.push(sound.kill)
  const first = new Ledger()
  await save(await sound.serve(), first, writer, desk)
  await sound.kill()
  const dying = await loadSiteOnDyingDisk(address)
  closings.push(dying.kill)
  const visitor = enter(await dying.serve(), writer)
  const [head = ''] = [...first.saved.keys()]
  assert.equal((await sendWords(visitor, writer, head, 'lost')).status, 503)
  assert.equal((await sendPublication(visitor, writer, head)).status, 503)
  await dying.kill()
  const mended = await loadSite(address)
  closings.push(mended.kill)
  const after = new Ledger()
  const article = await db
    .selectFrom('article')
    .selectAll()
    .where('id', '=', writer.articleId)
    .executeTakeFirstOrThrow()
  assert.equal(article.headRevisionId, head)
  assert.equal(article.publishedRevisionId, null)
  await publish(await mended.serve(), after, writer, 'kept')
  assert.equal(after.published.length, 1)
  await everythingIsThere(db, first)
  await everythingIsThere(db, after)
  await assertSound(database)
  await mended.stop()
})

test('a full disk refuses an editor’s words aloud, and keeps every word that it took', async () => {
  const { database, writer } = await openNewsroom()
  const { db } = database
  const site = await openSite(database, clock)
  closings.push(site.close)
  const origin = await site.serve()
  const visitor = enter(origin, writer)
  const ledger = new Ledger()
  await save(origin, ledger, writer, 'before')
  await fillUp(database)
  const long = 'word '.repeat(2_000)
  const refused = await sendWords(visitor, writer, await headOf(visitor, writer), long)
  assert.equal(refused.status, 503, refused.text)
  const head = await headOf(visitor, writer)
  assert.ok(ledger.saved.has(head))
  await everythingIsThere(db, ledger)
  await makeRoom(database)
  assert.equal((await sendWords(visitor, writer, head, long)).status, 201)
  await publish(origin, ledger, writer, 'after')
  await everythingIsThere(db, ledger)
  await readersSeeIt(origin, db, ledger)
  await assertSound(database)
})

async function openNewsroom(): Promise<{ database: Database; path: string; writer: Writer }> {
  const path = join(temporaryFolder(), 'broadsheet.sqlite')
  const database = openDatabase({ dialect: 'sqlite', path }, failLoudly)
  closings.push(database.close)
  await migrate(database, clock, async () => undefined)
  const [writer] = await employ(database.db)
  assert.ok(writer)
  return { database, path, writer }
}

/** Savers stand two by two before one article; each publisher has one alone. */
async function employ(db: Db): Promise<Writer[]> {
  const { sections } = await makeWorld(db, clock)
  const sectionId = sections.harbour
  const writers: Writer[] = []
  for (let place = 0; place < SAVERS + PUBLISHERS; place += 1) {
    const member = await addMember(db, clock, 'publisher')
    const wish = { language: 'en', sectionId, headline: `Desk ${place}` }
    const shared = place < SAVERS && place % 2 === 1 ? writers[place - 1]?.articleId : undefined
    const articleId = shared ?? (await createDraft(db, clock, member, wish)) ?? ''
    const cookie = await signInMember(db, clock, member)
    writers.push({ articleId, sectionId, cookie, network: `10.1.${place}.1` })
  }
  return writers
}

async function save(origin: string, ledger: Ledger, writer: Writer, words: string): Promise<string> {
  const visitor = enter(origin, writer)
  const answer = await sendWords(visitor, writer, await headOf(visitor, writer), words)
  // The colleague at the same article was quicker.
  if (answer.status === 412) return ''
  assert.equal(answer.status, 201, answer.text)
  const { revisionId, number } = z
    .object({ revisionId: z.string(), number: z.number() })
    .parse(JSON.parse(answer.text))
  ledger.saved.set(revisionId, { articleId: writer.articleId, number, body: hash(bodyOf(words)) })
  return revisionId
}

async function publish(origin: string, ledger: Ledger, writer: Writer, words: string): Promise<void> {
  const revisionId = await save(origin, ledger, writer, words)
  const answer = await sendPublication(enter(origin, writer), writer, revisionId)
  assert.equal(answer.status, 303, answer.text)
  ledger.published.push({ articleId: writer.articleId, revisionId })
}

function enter(origin: string, { cookie, network }: Writer): Visitor {
  const visitor = visit(origin, network)
  const [name = '', value = ''] = cookie.split('=')
  visitor.cookies.set(name, value)
  return visitor
}

async function headOf(visitor: Visitor, { articleId }: Writer): Promise<string> {
  const { status, text } = await visitor.get(`/newsroom/articles/${articleId}/head`)
  assert.equal(status, 200, text)
  return z.object({ revisionId: z.string() }).parse(JSON.parse(text)).revisionId
}

function sendWords(visitor: Visitor, writer: Writer, head: string, words: string): Promise<Answered> {
  const { articleId, sectionId } = writer
  const content = {
    headline: `At ${articleId}`,
    kicker: '',
    standfirst: '',
    summary: 'In short.',
    lead: null,
  }
  const fields = { sectionId, authorIds: [], topicIds: [], audience: 'everyone', origin: 'saved' }
  return visitor.get(`/newsroom/articles/${articleId}/revisions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'if-match': `"${head}"`, origin: ORIGIN },
    body: JSON.stringify({ ...content, ...fields, body: JSON.parse(bodyOf(words)) }),
  })
}

function sendPublication(visitor: Visitor, { articleId }: Writer, head: string): Promise<Answered> {
  return visitor.post(`/newsroom/articles/${articleId}/publication`, { head })
}

async function everythingIsThere(db: Db, { saved, published }: Ledger): Promise<void> {
  const ids = [...saved.keys()]
  const rows = await db.selectFrom('revision').selectAll().where('id', 'in', ids).execute()
  const found = new Map(rows.map((row) => [row.id, row]))
  for (const [id, { articleId, number, body }] of saved) {
    const row = found.get(id)
    assert.ok(row, `revision ${id} is lost`)
    assert.deepEqual([row.articleId, row.number, hash(row.body)], [articleId, number, body])
  }
  const trail = await db.selectFrom('audit').select('after').where('act', '=', 'article.publish').execute()
  const recorded = new Set(trail.map(({ after }) => readTrail(after)))
  for (const { articleId, revisionId } of published) {
    const live = await publishedOf(db, articleId)
    assert.ok(live.number >= (saved.get(revisionId)?.number ?? 0), `${articleId} is not published`)
    assert.ok(recorded.has(revisionId), `the publication of ${revisionId} is in no trail`)
  }
}

/** The process that came after shows readers the last published words. */
async function readersSeeIt(origin: string, db: Db, { published }: Ledger): Promise<void> {
  for (const { articleId } of published.slice(-2)) {
    const { slug, body } = await publishedOf(db, articleId)
    const { status, text } = await visit(origin).get(`/articles/${slug}`)
    assert.equal(status, 200)
    const words = /"text":"([^"]+)"/.exec(body)?.[1] ?? ''
    assert.ok(words !== '' && text.includes(words), `${slug} does not say “${words}”`)
  }
}

function publishedOf(db: Db, articleId: string) {
  return db
    .selectFrom('article')
    .innerJoin('revision', 'revision.id', 'article.publishedRevisionId')
    .select(['article.slug', 'revision.number', 'revision.body'])
    .where('article.id', '=', articleId)
    .where('article.publishedAt', 'is not', null)
    .executeTakeFirstOrThrow()
}

function readTrail(after: string | null): string {
  return z.object({ revision: z.string() }).parse(JSON.parse(after ?? '{}')).revision
}

/** As it is stored: the document's JSON. */
function bodyOf(words: string): string {
  return JSON.stringify(paragraphs(`Words ${words}`, 'And more of them. '.repeat(20).trim()))
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

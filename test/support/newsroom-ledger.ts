import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { createDraft } from '../../src/domain/articles/draft.ts'
import type { Clock } from '../../src/lib/clock.ts'
import type { Db } from '../../src/platform/db/schema.ts'
import { paragraphs } from './articles.ts'
import type { Answered } from './http.ts'
import { addMember, signInMember } from './newsroom.ts'
import { ORIGIN } from './site.ts'
import { visit, type Visitor } from './visitor.ts'
import { makeWorld } from './world.ts'

/** What was answered 201 and 303, and must still be there whatever happened afterwards. */
export class Ledger {
  /** By revision. */
  saved = new Map<string, { articleId: string; number: number; body: string }>()
  published: { articleId: string; revisionId: string }[] = []
}

/** Somebody in the newsroom before an article, as far as the site knows one. */
export type Writer = { articleId: string; sectionId: string; cookie: string; network: string }

/** A small world with so many who write: the first ones two by two before one article, the rest each with their own. */
export async function employ(db: Db, clock: Clock, { inPairs = 0, alone = 0 }): Promise<Writer[]> {
  const { sections } = await makeWorld(db, clock)
  const sectionId = sections.harbour
  const writers: Writer[] = []
  for (let place = 0; place < inPairs + alone; place += 1) {
    const member = await addMember(db, clock, 'publisher')
    const wish = { language: 'en', sectionId, headline: `Desk ${place}` }
    const shared = place < inPairs && place % 2 === 1 ? writers[place - 1]?.articleId : undefined
    const articleId = shared ?? (await createDraft(db, clock, member, wish)) ?? ''
    const cookie = await signInMember(db, clock, member)
    writers.push({ articleId, sectionId, cookie, network: `10.1.${place}.1` })
  }
  return writers
}

/** Saves over the newest revision; on record if that was answered 201. */
export async function trySave(
  origin: string,
  ledger: Ledger,
  writer: Writer,
  words: string,
): Promise<Answered> {
  const visitor = enter(origin, writer)
  const head = await tryHead(visitor, writer)
  if (head.status !== 200) return head
  const answer = await sendWords(visitor, writer, readHead(head), words)
  if (answer.status !== 201) return answer
  const { revisionId, number } = z
    .object({ revisionId: z.string(), number: z.number() })
    .parse(JSON.parse(answer.text))
  ledger.saved.set(revisionId, { articleId: writer.articleId, number, body: hash(bodyOf(words)) })
  return answer
}

/** Publishes the newest revision; on record if that was answered 303. */
export async function tryPublish(origin: string, ledger: Ledger, writer: Writer): Promise<Answered> {
  const visitor = enter(origin, writer)
  const head = await tryHead(visitor, writer)
  if (head.status !== 200) return head
  const revisionId = readHead(head)
  const answer = await visitor.post(`/newsroom/articles/${writer.articleId}/publication`, {
    head: revisionId,
  })
  if (answer.status === 303) ledger.published.push({ articleId: writer.articleId, revisionId })
  return answer
}

export async function everythingIsThere(db: Db, { saved, published }: Ledger): Promise<void> {
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
    const { number } = await db
      .selectFrom('revision')
      .select('number')
      .where('id', '=', revisionId)
      .executeTakeFirstOrThrow()
    assert.ok(live.number >= number, `${articleId} is not published`)
    assert.ok(recorded.has(revisionId), `the publication of ${revisionId} is in no trail`)
  }
}

/** Readers are shown the last published words. */
export async function readersSeeIt(origin: string, db: Db, { published }: Ledger): Promise<void> {
  for (const { articleId } of published.slice(-2)) {
    const { slug, body } = await publishedOf(db, articleId)
    const { status, text } = await visit(origin).get(`/articles/${slug}`)
    assert.equal(status, 200)
    const words = /"text":"([^"]+)"/.exec(body)?.[1] ?? ''
    assert.ok(words !== '' && text.includes(words), `${slug} does not say “${words}”`)
  }
}

function enter(origin: string, { cookie, network }: Writer): Visitor {
  const visitor = visit(origin, network)
  const [name = '', value = ''] = cookie.split('=')
  visitor.cookies.set(name, value)
  return visitor
}

function tryHead(visitor: Visitor, { articleId }: Writer): Promise<Answered> {
  return visitor.get(`/newsroom/articles/${articleId}/head`)
}

function readHead({ text }: Answered): string {
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

import { join } from 'node:path'
import { createDraft } from '../../src/domain/articles/draft.ts'
import { listSections } from '../../src/domain/articles/sections.ts'
import { systemClock as clock } from '../../src/lib/clock.ts'
import { openDatabase } from '../../src/platform/db/open.ts'
import { addMember, signInMember } from '../../test/support/newsroom.ts'
import { paragraphOf } from '../site/long-text.ts'
import { send } from './send.ts'

/** Somebody at an article of their own. */
export type Writer = {
  articleId: string
  sectionId: string
  slug: string
  cookie: string
  /** The newest revision. */
  head: string
  saved: number
}

const PARAGRAPH_WORDS = 80

/** So many publishers with a session and an empty draft each. Nothing serves the folder yet. */
export async function employ(dataFolder: string, count: number): Promise<Writer[]> {
  const path = join(dataFolder, 'broadsheet.sqlite')
  const { db, close } = openDatabase({ dialect: 'sqlite', path }, (error) => console.error(error))
  const [section] = await listSections(db)
  const sectionId = section?.id ?? ''
  const writers: Writer[] = []
  for (let place = 0; place < count; place += 1) {
    const member = await addMember(db, clock, 'publisher')
    const articleId = await createDraft(db, clock, member, {
      language: 'en',
      sectionId,
      headline: `Desk ${place}`,
    })
    if (articleId === undefined) throw new Error('No draft was begun.')
    const cookie = await signInMember(db, clock, member)
    writers.push({ articleId, sectionId, slug: `desk-${place}`, cookie, head: '', saved: 0 })
  }
  await close()
  return writers
}

/** Who writes finds out what the newest revision is, as the editor's page does. */
export async function sitDown(port: number, writer: Writer): Promise<void> {
  const path = `/newsroom/articles/${writer.articleId}/head`
  const { text } = await send(port, { method: 'GET', path, cookie: writer.cookie })
  writer.head = revisionIn(text)
}

/** As the editor saves: the whole article as JSON, over the revision it was written over. Answers the milliseconds. */
export async function save(port: number, writer: Writer, words: number): Promise<number> {
  writer.saved += 1
  const body = draftOf(writer, words)
  const began = performance.now()
  const { status, text } = await send(port, {
    method: 'POST',
    path: `/newsroom/articles/${writer.articleId}/revisions`,
    cookie: writer.cookie,
    body,
    headers: {
      'content-type': 'application/json',
      origin: `http://localhost:${port}`,
      'if-match': `"${writer.head}"`,
    },
  })
  if (status !== 201) throw new Error(`A save was answered ${status}: ${text}`)
  writer.head = revisionIn(text)
  return performance.now() - began
}

/** Publishes what was saved last; answers when that was confirmed. */
export async function publish(port: number, writer: Writer): Promise<number> {
  const { status, text, firstByteAt } = await send(port, {
    method: 'POST',
    path: `/newsroom/articles/${writer.articleId}/publication`,
    cookie: writer.cookie,
    body: new URLSearchParams({ head: writer.head }).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded', origin: `http://localhost:${port}` },
  })
  if (status !== 303) throw new Error(`A publication was answered ${status}: ${text}`)
  return firstByteAt
}

/** What stands in the article's first paragraph after so many saves, and nowhere else. */
export function markOf({ saved }: Writer): string {
  return `Sentence number ${saved} of this desk.`
}

function draftOf(writer: Writer, words: number): string {
  const texts = [markOf(writer)]
  for (let at = 0; at < words / PARAGRAPH_WORDS; at += 1) texts.push(paragraphOf(PARAGRAPH_WORDS, at))
  const content = texts.map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] }))
  const { sectionId, articleId, slug } = writer
  return JSON.stringify({
    headline: `At ${articleId}`,
    kicker: '',
    standfirst: 'What stands below the headline.',
    summary: 'In short.',
    lead: null,
    body: { type: 'doc', content },
    sectionId,
    slug,
    authorIds: [],
    topicIds: [],
    audience: 'everyone',
    origin: 'autosaved',
  })
}

function revisionIn(json: string): string {
  const answer: unknown = JSON.parse(json)
  if (answer !== null && typeof answer === 'object' && 'revisionId' in answer)
    return String(answer.revisionId)
  throw new Error(`No revision in ${json}`)
}

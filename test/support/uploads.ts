import { z } from 'zod'
import { saveRevision } from '../../src/domain/articles/save.ts'
import { publishRevision } from '../../src/domain/articles/publish.ts'
import { ORIGIN, type TestSite } from './site.ts'

const answered = z.strictObject({
  id: z.string(),
  src: z.string(),
  srcset: z.string(),
  width: z.number(),
  height: z.number(),
  alt: z.string(),
  credit: z.string(),
})

/** What the editor is told of a picture it sent. */
export type SentPicture = z.infer<typeof answered>

export type File = { name: string; bytes: Uint8Array }

export type Sending = { path?: string; accept?: string; fields?: Record<string, string> }

/** Sends files as the library's form does, or, with `accept`, as a script. */
export async function sendFiles(
  site: TestSite,
  cookie: string,
  files: File[],
  { path = '/newsroom/media', accept = 'text/html', fields = {} }: Sending = {},
): Promise<Response> {
  const body = new FormData()
  for (const { name, bytes } of files) body.append('files', new Blob([new Uint8Array(bytes)]), name)
  for (const [name, value] of Object.entries(fields)) body.append(name, value)
  // As bytes, which may be left unread: a form's own stream may not.
  const form = new Response(body)
  const headers = { origin: ORIGIN, cookie, accept, 'content-type': form.headers.get('content-type') ?? '' }
  return site.app.request(ORIGIN + path, { method: 'POST', headers, body: await form.arrayBuffer() })
}

/** Sends one picture as the editor does, which must be taken in. */
export async function sendPicture(
  site: TestSite,
  cookie: string,
  bytes: Uint8Array,
  name = 'a.jpg',
): Promise<SentPicture> {
  const sent = await sendFiles(site, cookie, [{ name, bytes }], { accept: 'application/json' })
  return answered.parse(await sent.json())
}

/** Gives an article a new revision with this picture above it; readers see it where `publish`. */
export async function showAbove(
  { deps }: TestSite,
  articleId: string,
  media: string | null,
  publish = false,
): Promise<void> {
  const { database, clock } = deps
  await database.db.transaction().execute(async (db) => {
    const article = await db
      .selectFrom('article')
      .innerJoin('revision', 'revision.id', 'article.headRevisionId')
      .select(['article.sectionId', 'revision.headline', 'revision.body'])
      .where('article.id', '=', articleId)
      .executeTakeFirstOrThrow()
    const { headline, body, sectionId } = article
    const words = { headline, kicker: '', standfirst: '', summary: '', authorIds: [], topicIds: [] }
    const lead = media === null ? null : { media, alt: 'A lamp', caption: '', credit: '' }
    const input = { ...words, sectionId, body: JSON.parse(body), lead }
    const saved = await saveRevision(db, clock, articleId, input, 'test')
    if (!saved.saved) throw new Error(saved.problem.message)
    if (publish) await publishRevision(db, clock, saved.revisionId)
  })
}

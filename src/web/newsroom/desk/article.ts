import { type DeskArticle, readDeskArticle } from '../../../domain/articles/desk-article.ts'
import type { Member } from '../../../domain/staff/may.ts'
import type { Notice } from '../../../theme/contract/newsroom.ts'
import { isNewsroomKey } from '../../../theme/language/newsroom/say.ts'
import { deskArticle } from '../../../theme/newsroom/desk/article.tsx'
import { here } from '../../account/person.ts'
import { articlePath } from '../../../lib/site-path.ts'
import type { Deps } from '../../context.ts'
import type { Asking } from '../../route.ts'
import { notFound } from '../../site/errors.ts'
import { deskProps, type Sent } from './article-props.ts'
import { words } from './words.ts'

/** The page of one article: where it stands, who does what, and everything that can be done with it. */
export async function showArticle(c: Asking, deps: Deps, member: Member): Promise<Response> {
  return articlePage(c, deps, member, 200)
}

export async function articlePage(
  c: Asking,
  deps: Deps,
  member: Member,
  status: 200 | 409 | 422,
  sent: Sent = { form: { values: {}, errors: {} } },
): Promise<Response> {
  const article = await readDeskArticle(deps.database.db, member, c.req.param('id') ?? '')
  if (!article) return notFound(c, deps)
  const notice = status === 200 ? noticeOf(c, article) : undefined
  return c.html(deskArticle(await deskProps(c, deps, member, article, sent, notice)), status)
}

/** Back to the article, which says what was done. */
export function toArticle(c: Asking, done: string): Response {
  return c.redirect(`${here(c, `/newsroom/articles/${c.req.param('id') ?? ''}`)}?done=${done}`, 303)
}

function noticeOf(c: Asking, article: DeskArticle): Notice | undefined {
  const key = `desk.done.${c.req.query('done') ?? ''}`
  if (!isNewsroomKey(key)) return undefined
  const notice = { text: words(c)(key) }
  if (article.publishedAt === null) return notice
  const href = articlePath(c.var.site.identity.languages, article)
  return { ...notice, link: { name: words(c)('desk.on-site'), href } }
}

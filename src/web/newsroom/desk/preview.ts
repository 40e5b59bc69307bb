import { judge, type Verdict } from '../../../domain/access/judge.ts'
import { openFor } from '../../../domain/articles/open-for.ts'
import { previewArticle } from '../../../domain/articles/preview.ts'
import { articleOfLink, makePreviewLink, revokePreviewLink } from '../../../domain/articles/preview-links.ts'
import type { Article } from '../../../domain/articles/read.ts'
import type { Member } from '../../../domain/staff/may.ts'
import { isInterfaceLanguage, ownName } from '../../../lib/languages.ts'
import type { PreviewBarProps } from '../../../theme/contract/newsroom-desk.ts'
import { previewFramePage, withPreviewBar } from '../../../theme/newsroom/desk/preview-bar.tsx'
import { readForm } from '../../account/form.ts'
import { here } from '../../account/person.ts'
import { pathIn } from '../../../lib/site-path.ts'
import type { Deps } from '../../context.ts'
import type { Asking } from '../../route.ts'
import { articleProps } from '../../site/article-props.ts'
import { entryOf } from '../../site/article.ts'
import { framingHeaders } from '../../security-headers.ts'
import { errorPage, notFound } from '../../site/errors.ts'
import { newsroomFrame } from '../frame.ts'
import { networkHere } from '../staff-route.ts'
import { articlePage, toArticle } from './article.ts'
import { localeHere, words } from './words.ts'

/** Of the frame that a preview is shown in, in CSS pixels; none: the window. */
const widths = ['phone', 'tablet'] as const

const kinds = ['visitor-wall', 'visitor-metered', 'reader', 'everyone'] as const
type Kind = (typeof kinds)[number]

/** The newest revision on the very page that this kind of reader would see, or in a frame as wide as their screen. */
export async function showPreview(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const article = await openFor(deps.database.db, member, c.req.param('id') ?? '')
  if (!article) return notFound(c, deps)
  const as = kindHere(c)
  const width = widths.find((known) => known === c.req.query('width'))
  const at = `/newsroom/articles/${article.id}`
  const path = (kind: Kind, wide: (typeof widths)[number] | undefined) =>
    `${at}/preview?as=${kind}${wide === undefined ? '' : `&width=${wide}`}`
  const bar = {
    kinds: kinds.map((kind) => ({
      name: words(c)(`desk.preview.${kind}`),
      href: here(c, path(kind, width)),
      current: kind === as,
    })),
    languages: languagesAt(c, path(as, width)),
    widths: [...widths, undefined].map((wide) => ({
      name: words(c)(`desk.preview.${wide ?? 'wide'}`),
      href: here(c, path(as, wide)),
      current: wide === width,
    })),
    backHref: here(c, at),
  }
  if (width === undefined) return page(c, deps, article.id, as, bar)
  keepPrivate(c)
  for (const [name, value] of framingHeaders(isSecure(deps), 'around')) c.header(name, value)
  const title = article.headline || words(c)('shell.untitled')
  return c.html(
    previewFramePage({
      frame: newsroomFrame(c, deps, member, { title, area: 'articles' }),
      bar: { ...bar, number: article.number },
      width,
      src: here(c, `${at}/preview/page?as=${as}`),
    }),
  )
}

/** The reader's page and nothing else, which the newsroom alone may frame. */
export async function showPreviewPage(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const article = await openFor(deps.database.db, member, c.req.param('id') ?? '')
  if (!article) return notFound(c, deps)
  const answer = await page(c, deps, article.id, kindHere(c), undefined)
  if (answer.status !== 200) return answer
  for (const [name, value] of framingHeaders(isSecure(deps), 'within')) answer.headers.set(name, value)
  return answer
}

/** For whoever was given the link, while it holds. */
export async function showLinkedPreview(c: Asking, deps: Deps): Promise<Response> {
  const token = c.req.param('token') ?? ''
  const articleId = await articleOfLink(deps.database.db, deps.clock, token)
  if (articleId === undefined) return errorPage(c, deps, 404)
  const languages = languagesAt(c, `/previews/${token}`)
  return page(c, deps, articleId, 'everyone', { kinds: [], languages })
}

export async function makeLink(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const read = await readForm(c, {})
  if (!read.ok) return errorPage(c, deps, 400, { fields: read.fields })
  const doer = { actor: member, network: networkHere(c, deps) }
  const token = await makePreviewLink(deps.database.db, deps.clock, doer, c.req.param('id') ?? '')
  if (token === undefined) return notFound(c, deps)
  if (token === 'refused') return errorPage(c, deps, 403)
  const newLink = deps.origin + here(c, `/previews/${token}`)
  return articlePage(c, deps, member, 200, { form: { values: {}, errors: {} }, newLink })
}

export async function revokeLink(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const read = await readForm(c, {})
  if (!read.ok) return errorPage(c, deps, 400, { fields: read.fields })
  const doer = { actor: member, network: networkHere(c, deps) }
  const wish = { articleId: c.req.param('id') ?? '', linkId: c.req.param('link') ?? '' }
  if (!(await revokePreviewLink(deps.database.db, deps.clock, doer, wish))) return notFound(c, deps)
  return toArticle(c, 'link-revoked')
}

/** Never pressed, never kept on the way, never in an index. */
async function page(
  c: Asking,
  deps: Deps,
  articleId: string,
  kind: Kind,
  bar: Omit<PreviewBarProps, 'number'> | undefined,
): Promise<Response> {
  const found = await previewArticle(deps.database.db, deps.clock, articleId)
  if (!found) return notFound(c, deps)
  const props = await articleProps(c, deps, found.article, verdictFor(c, deps, found.article, kind))
  const html = deps.theme.article({ ...props, frame: { ...props.frame, robots: 'noindex' } })
  keepPrivate(c)
  return c.html(bar ? withPreviewBar(html, { ...bar, number: found.number }, localeHere(c)) : html)
}

function keepPrivate(c: Asking): void {
  c.header('cache-control', 'private, no-store')
  c.header('x-robots-tag', 'noindex')
  c.header('referrer-policy', 'no-referrer')
}

function kindHere(c: Asking): Kind {
  const asked = c.req.query('as')
  return kinds.find((kind) => kind === asked) ?? 'reader'
}

function isSecure({ origin }: Deps): boolean {
  return origin.startsWith('https:')
}

/** As the policy in force judges a person of this kind; `everyone` sees it whole whatever it says. */
function verdictFor(c: Asking, deps: Deps, article: Article, kind: Kind): Verdict {
  if (kind === 'everyone') return { open: 'everyone' }
  const { site } = c.var
  const { facts } = entryOf(site, article)
  const used = kind === 'visitor-wall' ? site.policy.meter.limit : 0
  const person = kind === 'reader' ? { kind, plans: [] } : { kind: 'visitor' as const }
  return judge(facts, person, { used, opened: false }, site.policy, deps.clock().epochMilliseconds)
}

function languagesAt(c: Asking, path: string): PreviewBarProps['languages'] {
  const { languages } = c.var.site.identity
  return languages.filter(isInterfaceLanguage).map((code) => ({
    name: ownName(code),
    href: pathIn(languages, code, path),
    current: code === c.var.language,
  }))
}

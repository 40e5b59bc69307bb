import { type Article, type ArticleLanguages, findArticle } from '../../domain/articles/read.ts'
import { findPictures } from '../../domain/media/pictures.ts'
import { directionOf, isInterfaceLanguage } from '../../lib/languages.ts'
import { inLanguage } from '../../lib/localized.ts'
import { drawCard } from '../../theme/card/card.ts'
import type { Deps } from '../context.ts'
import type { Asking } from '../route.ts'
import { errorPage, notFound } from '../site/errors.ts'
import { cardVersion } from './card-path.ts'
import { drawn, type ToDraw } from './drawn.ts'

/** The picture that stands for an article where it is shared. Its words are those that everyone may read. */
export async function shareCard(c: Asking, deps: Deps): Promise<Response> {
  const languages = { language: c.req.param('language') ?? '' }
  const [, slug = ''] = /^(.+)\.png$/.exec(c.req.param('file') ?? '') ?? []
  const version = c.req.query('v') ?? ''
  const key = `card ${languages.language} ${slug} ${version}`
  if (deps.press.get(key)) return drawn(c, deps, key, async () => undefined)
  return findAndDraw(c, deps, languages, slug, version)
}

async function findAndDraw(
  c: Asking,
  deps: Deps,
  languages: ArticleLanguages,
  slug: string,
  version: string,
): Promise<Response> {
  const found = await findArticle(deps.database.db, languages, slug)
  if (found.found === 'gone') return errorPage(c, deps, 410)
  if (found.found === 'nothing') return notFound(c, deps)
  const { article } = found
  // An address with another version is answered with the card of today, which nobody may then keep.
  const isNamed = version === cardVersion(article)
  const key = `card ${article.language} ${slug} ${isNamed ? version : ''}`
  return drawn(c, deps, key, () => prepare(c, deps, article, isNamed ? 'immutable' : 'public'))
}

async function prepare(c: Asking, deps: Deps, article: Article, sharing: ToDraw['sharing']): Promise<ToDraw> {
  const { identity } = c.var.site
  const language = isInterfaceLanguage(article.language) ? article.language : c.var.language
  const picture = await readLead(deps, article)
  const sheet = drawCard({
    publication: identity.name,
    locale: { language, timeZone: identity.timeZone },
    dir: directionOf(article.language),
    headline: article.headline,
    section: inLanguage(article.section.name, language),
    kicker: article.kicker,
    authors: article.authors.map((author) => inLanguage(author.name, language)),
    hasPicture: picture !== undefined,
  })
  return { sheet, picture, sharing }
}

async function readLead(deps: Deps, { lead }: Article): Promise<Uint8Array | undefined> {
  if (!lead) return undefined
  const pictures = await findPictures(deps.database.db, [lead.media])
  const largest = pictures.get(lead.media)?.variants.at(-1)
  return largest && deps.media.read(largest.hash)
}

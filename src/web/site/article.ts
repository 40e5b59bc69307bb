import { type Article, type ArticleLanguages, findArticle } from '../../domain/articles/read.ts'
import { cut } from '../../domain/articles/document/cut.ts'
import { articlePath } from '../../lib/site-path.ts'
import type { Deps } from '../context.ts'
import type { ArticleEntry } from '../press/article-desk.ts'
import { asked, toResponse } from '../press/pressed.ts'
import { serveArticle } from '../press/serve-article.ts'
import type { Asking } from '../route.ts'
import type { Site } from '../site-state.ts'
import { articleProps } from './article-props.ts'
import { errorPage, notFound } from './errors.ts'

/** The first request for an article finds it; the rest is the reading path, which later requests take at once. */
export async function article(c: Asking, deps: Deps): Promise<Response> {
  const { site, language } = c.var
  const slug = c.req.param('slug') ?? ''
  const found = await findArticle(deps.database.db, languagesAt(site, language), slug)
  if (found.found === 'gone') return takenDown(c, deps)
  if (found.found === 'nothing') return notFound(c, deps)
  const entry = entryOf(site, found.article)
  deps.articles.put(entry, site.generation)
  const request = { ...asked(c), cookie: c.req.header('cookie') }
  const answer = await serveArticle(deps, site, entry, request, (_, verdict, free) =>
    articleProps(c, deps, found.article, verdict, free).then((props) => deps.theme.article(props)),
  )
  return answer ? toResponse(answer) : notFound(c, deps)
}

/** What was taken down is gone, unless the newsroom said where to go on. */
export async function takenDown(c: Asking, deps: Deps): Promise<Response> {
  const moved = await notFound(c, deps)
  return moved.status === 301 ? moved : errorPage(c, deps, 410)
}

export function entryOf(site: Site, found: Article): ArticleEntry {
  const hasWithheld = cut(found.body).rest
  return {
    articleId: found.id,
    workId: found.workId,
    path: articlePath(site.identity.languages, found),
    slug: found.slug,
    language: found.language,
    facts: {
      // An article that ends before its wall would stand has nothing to withhold and costs nobody a free one.
      audience: hasWithheld ? found.audience : 'everyone',
      section: found.section.slug,
      publishedAt: Date.parse(found.publishedAt),
    },
  }
}

/** An article in a language that has no pages of its own stands under the first language's addresses. */
export function languagesAt(site: Site, language: string): ArticleLanguages {
  const { languages } = site.identity
  return language === languages[0] ? { language, orNotIn: languages } : { language }
}

import type { Verdict } from '../../domain/access/judge.ts'
import { listCorrectionsOf } from '../../domain/articles/corrections.ts'
import {
  hasRest,
  type HistoryEntry,
  isShown,
  type PublishedText,
  readHistory,
} from '../../domain/articles/history.ts'
import { type Article, findArticle } from '../../domain/articles/read.ts'
import { authorsWithIds } from '../../domain/articles/authors.ts'
import type { FreeLeft } from '../access/free-left.ts'
import { articlePath } from '../../lib/site-path.ts'
import type { Deps } from '../context.ts'
import type { ArticleEntry } from '../press/article-desk.ts'
import { asked, toResponse } from '../press/pressed.ts'
import { serveArticle } from '../press/serve-article.ts'
import type { Asking } from '../route.ts'
import { articleProps } from './article-props.ts'
import { entryOf, languagesAt, takenDown } from './article.ts'
import { notFound } from './errors.ts'
import { changesProps, historyProps, visibleBody } from './history-props.ts'
import { wallOf } from './wall.ts'

/** An article whose history readers may see; `texts` leaves out what the newsroom keeps from them. */
export type ToldArticle = { article: Article; entries: HistoryEntry[]; texts: PublishedText[]; path: string }

/** Every text of an article that readers were shown, newest first. */
export async function history(c: Asking, deps: Deps): Promise<Response> {
  const told = await find(c, deps)
  if (told instanceof Response) return told
  const corrections = await listCorrectionsOf(deps.database.db, told.article.id)
  return answer(c, deps, told, told.path, told.texts, async (verdict) =>
    deps.theme.history(historyProps(c, deps, told, corrections, verdict)),
  )
}

/** The article as it was, on its own page, with a line above it that says so. */
export async function earlierText(c: Asking, deps: Deps): Promise<Response> {
  const told = await find(c, deps)
  if (told instanceof Response) return told
  const at = told.texts.findIndex(({ number }) => number === numberHere(c))
  const text = told.texts[at]
  if (!text) return notFound(c, deps)
  // What it says now has its own address, and this one will be needed once it says something else.
  if (text === told.texts.at(-1))
    return c.redirect(articlePath(c.var.site.identity.languages, told.article), 302)
  const path = `${told.path}/${text.number}`
  return answer(c, deps, told, path, [text], (verdict, free) =>
    earlierPage(c, deps, told, text, { path, hasBefore: at > 0 }, verdict, free),
  )
}

/** What became of the text before, marked. */
export async function changes(c: Asking, deps: Deps): Promise<Response> {
  const told = await find(c, deps)
  if (told instanceof Response) return told
  const at = told.texts.findIndex(({ number }) => number === numberHere(c))
  const [before, text] = [told.texts[at - 1], told.texts[at]]
  if (!before || !text) return notFound(c, deps)
  const path = `${told.path}/${text.number}/changes`
  return answer(c, deps, told, path, [before, text], async (verdict, free) =>
    deps.theme.historyChanges(changesProps(c, deps, told, { before, text, path }, verdict, free)),
  )
}

type Render = (verdict: Verdict, free: FreeLeft | undefined) => Promise<string>

/** As the article itself is answered: one verdict for all of them, one opening on the meter, and the same press. */
async function answer(
  c: Asking,
  deps: Deps,
  { article }: ToldArticle,
  path: string,
  shown: readonly PublishedText[],
  render: Render,
): Promise<Response> {
  const { site } = c.var
  const own = entryOf(site, article)
  const audience = hasRest(shown) ? article.audience : 'everyone'
  const entry: ArticleEntry = { ...own, path, facts: { ...own.facts, audience } }
  deps.articles.put(entry, site.generation)
  const request = { ...asked(c), cookie: c.req.header('cookie') }
  const answered = await serveArticle(deps, site, entry, request, (_, verdict, free) => render(verdict, free))
  return answered ? toResponse(answered) : notFound(c, deps)
}

async function find(c: Asking, deps: Deps): Promise<ToldArticle | Response> {
  const { site, language } = c.var
  if (!site.policy.publicHistory) return notFound(c, deps)
  const { db } = deps.database
  const found = await findArticle(db, languagesAt(site, language), c.req.param('slug') ?? '')
  if (found.found === 'gone') return takenDown(c, deps)
  if (found.found === 'nothing') return notFound(c, deps)
  const { article } = found
  const entries = await readHistory(db, article.id)
  const texts = entries.filter(isShown)
  return { article, entries, texts, path: `${articlePath(site.identity.languages, article)}/history` }
}

async function earlierPage(
  c: Asking,
  deps: Deps,
  told: ToldArticle,
  text: PublishedText,
  { path, hasBefore }: { path: string; hasBefore: boolean },
  verdict: Verdict,
  free: FreeLeft | undefined,
): Promise<string> {
  const { article } = told
  const { headline, kicker, standfirst, summary, lead, authorIds } = text.content
  const profiles = await authorsWithIds(deps.database.db, authorIds)
  const then: Article = {
    ...article,
    headline,
    kicker,
    standfirst,
    summary,
    lead,
    profiles,
    authors: profiles.map(({ slug, name }) => ({ slug, name })),
    body: visibleBody(told, text, verdict),
    readingMinutes: text.minutes,
    updatedAt: text.at > article.publishedAt ? text.at : null,
  }
  const props = await articleProps(c, deps, then, verdict, free)
  const { body } = props
  const wall = 'wall' in verdict ? wallOf(c, verdict, path, free) : undefined
  return deps.theme.article({
    ...props,
    // Not for search engines, which are to find what the article says now.
    frame: { ...props.frame, robots: 'noindex', canonical: undefined, openGraph: undefined, jsonLd: [] },
    body: wall && body.kind === 'teaser' ? { ...body, wall } : body,
    earlier: {
      at: text.at,
      nowHref: articlePath(c.var.site.identity.languages, article),
      ...(hasBefore && { changesHref: `${path}/changes` }),
    },
  })
}

function numberHere(c: Asking): number {
  return Number(c.req.param('number'))
}

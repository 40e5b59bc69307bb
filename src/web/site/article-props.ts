import type { Verdict } from '../../domain/access/judge.ts'
import { cut } from '../../domain/articles/document/cut.ts'
import type { Document } from '../../domain/articles/document/document.ts'
import type { Article } from '../../domain/articles/read.ts'
import { nextForYou } from '../../domain/articles/related.ts'
import { partsOfSeries, seriesOfWork } from '../../domain/articles/series.ts'
import { findPictures } from '../../domain/media/pictures.ts'
import { directionOf, ownName } from '../../lib/languages.ts'
import { inLanguage } from '../../lib/localized.ts'
import type { Picture } from '../../theme/contract/frame.ts'
import type { ArticleProps } from '../../theme/contract/reading.ts'
import type { FreeLeft } from '../access/free-left.ts'
import { articlePath, pathIn } from '../../lib/site-path.ts'
import type { Deps } from '../context.ts'
import { cardPath } from '../feeds/card-path.ts'
import type { Asking } from '../route.ts'
import { authorBio, portraitsOf } from './authors.ts'
import { audienceOf, toCards, toThemePicture } from './cards.ts'
import { renderForPage } from './document.ts'
import { buildFrame, logoOf } from './frame.ts'
import { subscribeTo } from './subscribe-form.ts'
import { articleJsonLd } from './structured-data.ts'
import { topicLink } from './topics.ts'
import { wallOf } from './wall.ts'

const NEXT = 4

/** Everything the article page shows to one class of verdicts. What the verdict withholds never gets in here. */
export async function articleProps(
  c: Asking,
  deps: Deps,
  found: Article,
  verdict: Verdict,
  free?: FreeLeft,
): Promise<ArticleProps> {
  const { site, language } = c.var
  const path = articlePath(site.identity.languages, found)
  const lead = await leadPicture(deps, found)
  const authors = await bios(c, deps, found)
  const next = await nextForYou(deps.database.db, found, deps.clock().epochMilliseconds, NEXT)
  const section = {
    name: inLanguage(found.section.name, language),
    href: pathIn(site.identity.languages, language, `/sections/${found.section.slug}`),
  }
  return {
    frame: frameOf(c, deps, found, authors, lead),
    article: {
      headline: found.headline,
      kind: found.kind,
      kicker: found.kicker || undefined,
      section,
      series: await placeInSeries(c, deps, found),
      standfirst: found.standfirst || undefined,
      authors,
      published: found.publishedAt,
      updated: found.updatedAt ?? undefined,
      minutes: found.readingMinutes,
      summary: found.summary || undefined,
      lead,
      audience: audienceOf(site, found.audience),
      language: found.language,
      dir: directionOf(found.language),
      url: deps.origin + path,
    },
    body: await bodyOf(c, deps, found, verdict, path, free),
    corrections: found.corrections.map(({ text, publishedAt }) => ({ text, at: publishedAt })),
    correctionsHref: pathIn(site.identity.languages, language, '/corrections'),
    historyHref: site.policy.publicHistory ? `${path}/history` : undefined,
    topics: found.topics.map((topic) => topicLink(c, topic)),
    authors,
    versions: found.versions.map((version) => ({
      headline: version.headline,
      href: articlePath(site.identity.languages, version),
      language: version.language,
      languageName: ownName(version.language),
      dir: directionOf(version.language),
    })),
    // Where the text stops, the wall asks for the address already.
    subscribe: 'open' in verdict ? subscribeTo(c) : undefined,
    next: await toCards(deps, site, language, next),
  }
}

async function bodyOf(
  c: Asking,
  deps: Deps,
  found: Article,
  verdict: Verdict,
  path: string,
  free: FreeLeft | undefined,
): Promise<ArticleProps['body']> {
  const render = (document: Document) => renderForPage(deps, c.var.language, document, found.lead === null)
  if ('open' in verdict) {
    const bodyHtml = await render(found.body)
    if (verdict.open !== 'metered') return { kind: 'whole', bodyHtml }
    const at = (place: string) =>
      `${pathIn(c.var.site.identity.languages, c.var.language, place)}?next=${encodeURIComponent(path)}`
    const { left, limit } = verdict
    return {
      kind: 'whole',
      bodyHtml,
      meter: { left, limit, registerHref: at('/register'), signInHref: at('/sign-in') },
    }
  }
  const { teaser, paragraphs } = cut(found.body)
  const next = `${path}#p-${paragraphs + 1}`
  return { kind: 'teaser', teaserHtml: await render(teaser), wall: wallOf(c, verdict, next, free) }
}

function frameOf(
  c: Asking,
  deps: Deps,
  found: Article,
  authors: ArticleProps['authors'],
  lead: Picture | undefined,
) {
  const { site, language } = c.var
  const { languages } = site.identity
  const card = { url: deps.origin + cardPath(found), width: 1200, height: 630, alt: found.headline }
  const versions = [{ language: found.language, slug: found.slug }, ...found.versions]
  return buildFrame(c, deps, {
    title: found.headline,
    description: found.standfirst || found.summary,
    path: `/articles/${found.slug}`,
    versions: versions.map((version) => ({
      language: version.language,
      path: articlePath(languages, version),
    })),
    openGraph: {
      type: 'article',
      image: card,
      published: found.publishedAt,
      updated: found.updatedAt ?? undefined,
      section: inLanguage(found.section.name, language),
    },
    jsonLd: articleJsonLd({
      origin: deps.origin,
      identity: site.identity,
      language,
      article: found,
      authors,
      lead,
      card: card.url,
      isFree: isFree(site, found),
      logo: logoOf(site),
    }),
  })
}

function isFree(site: Asking['var']['site'], found: Article): boolean {
  return audienceOf(site, found.audience) === 'everyone' || !cut(found.body).rest
}

async function leadPicture(deps: Deps, found: Article): Promise<Picture | undefined> {
  if (!found.lead) return undefined
  const pictures = await findPictures(deps.database.db, [found.lead.media])
  return toThemePicture(pictures.get(found.lead.media), found.lead)
}

async function bios(c: Asking, deps: Deps, found: Article): Promise<ArticleProps['authors']> {
  const portraits = await portraitsOf(deps, found.profiles)
  return found.profiles.map((profile) => authorBio(c, profile, portraits))
}

async function placeInSeries(
  c: Asking,
  deps: Deps,
  found: Article,
): Promise<ArticleProps['article']['series']> {
  const series = await seriesOfWork(deps.database.db, found.workId)
  if (!series) return undefined
  const { site, language } = c.var
  const { languages } = site.identity
  const parts = await partsOfSeries(deps.database.db, series.id, language)
  const at = parts.findIndex((part) => part.workId === found.workId)
  // A preview of what is not published yet has no place in it.
  if (at < 0) return undefined
  const following = parts[at + 1]
  return {
    name: inLanguage(series.name, language),
    href: pathIn(languages, language, `/series/${series.slug}`),
    part: at + 1,
    parts: parts.length,
    next: following && {
      name: following.headline,
      href: articlePath(languages, following),
      language: following.language,
      dir: directionOf(following.language),
    },
  }
}

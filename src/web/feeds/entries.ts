import { readBodies } from '../../domain/articles/bodies.ts'
import type { ArticleCard } from '../../domain/articles/cards.ts'
import { correctionsByArticle } from '../../domain/articles/corrections.ts'
import { findPictures } from '../../domain/media/pictures.ts'
import { escapeHtml } from '../../lib/html-escape.ts'
import { directionOf, type InterfaceLanguage } from '../../lib/languages.ts'
import { inLanguage } from '../../lib/localized.ts'
import { say } from '../../theme/language/translate.ts'
import { articlePath, pathIn } from '../../lib/site-path.ts'
import type { Deps } from '../context.ts'
import type { Site } from '../site-state.ts'
import { mediaIn } from '../../domain/articles/document/media-in.ts'
import type { FeedEntry } from './feed.ts'
import { localeOf, type Making, pictureInFeed, renderFeedBody } from './feed-body.ts'
import { type Visible, visibleInFeeds } from './visible.ts'

/** Articles as feed entries, their bodies and pictures read in one statement each. */
export async function toEntries(
  deps: Deps,
  site: Site,
  language: InterfaceLanguage,
  cards: ArticleCard[],
): Promise<FeedEntry[]> {
  const { db } = deps.database
  const now = deps.clock().epochMilliseconds
  const bodies = await readBodies(
    db,
    cards.map((card) => card.id),
  )
  const shown = cards.flatMap((card) => {
    const body = bodies.get(card.id)
    return body ? [{ card, visible: visibleInFeeds(card, body, site.policy, now) }] : []
  })
  const media = shown.flatMap(({ card, visible }) => [
    ...(card.lead ? [card.lead.media] : []),
    ...mediaIn(visible.document),
  ])
  const making = { origin: deps.origin, site, language, pictures: await findPictures(db, media) }
  const corrections = await correctionsByArticle(
    db,
    cards.map(({ id }) => id),
  )
  return shown.map(({ card, visible }) => toEntry(card, visible, corrections.get(card.id) ?? [], making))
}

function toEntry(card: ArticleCard, visible: Visible, corrections: string[], making: Making): FeedEntry {
  const { origin, site, language } = making
  const { languages } = site.identity
  const url = origin + articlePath(languages, card)
  return {
    id: card.id,
    url,
    language: card.language,
    headline: card.headline,
    summary: card.summary || card.standfirst,
    contentHtml: content(card, visible, corrections, url, making),
    imageUrl: card.lead ? pictureInFeed(card.lead.media, making)?.src : undefined,
    authors: card.authors.map((author) => ({
      name: inLanguage(author.name, card.language),
      url: origin + pathIn(languages, language, `/authors/${author.slug}`),
    })),
    section: { name: inLanguage(card.section.name, language), slug: card.section.slug },
    published: card.publishedAt,
    updated: card.updatedAt ?? card.publishedAt,
  }
}

function content(
  card: ArticleCard,
  visible: Visible,
  corrections: string[],
  url: string,
  making: Making,
): string {
  const text = say(localeOf(making))
  const label = text('article.summary')
  const readOn = text('feed.read-on', { name: making.site.identity.name })
  const parts = [
    leadFigure(card, making),
    ...corrections.map(
      (said) => `<p><strong>${escapeHtml(text('article.corrections'))}</strong><br>${escapeHtml(said)}</p>\n`,
    ),
    card.summary && `<p><strong>${escapeHtml(label)}</strong><br>${escapeHtml(card.summary)}</p>\n`,
    renderFeedBody(visible.document, { url, idPrefix: `${card.slug}-` }, making),
    visible.withheld ? `<p><a href="${escapeHtml(url)}">${escapeHtml(readOn)}</a></p>\n` : '',
  ]
  const direction = directionOf(card.language)
  return `<div lang="${escapeHtml(card.language)}" dir="${direction}">\n${parts.join('')}</div>`
}

function leadFigure(card: ArticleCard, making: Making): string {
  const picture = card.lead && pictureInFeed(card.lead.media, making)
  if (!card.lead || !picture) return ''
  const { alt, caption, credit } = card.lead
  const words = [caption, credit].filter(Boolean).map(escapeHtml).join(' ')
  const image = `<img src="${escapeHtml(picture.src)}" width="${picture.width}" height="${picture.height}" alt="${escapeHtml(alt)}">`
  return `<figure>${image}${words && `<figcaption>${words}</figcaption>`}</figure>\n`
}

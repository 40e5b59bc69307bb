import { readBodies } from '../../domain/articles/bodies.ts'
import type { ArticleCard } from '../../domain/articles/cards.ts'
import { correctionsByArticle } from '../../domain/articles/corrections.ts'
import type { Document } from '../../domain/articles/document/document.ts'
import { renderHtml } from '../../domain/articles/document/html.ts'
import { findPictures, type Picture } from '../../domain/media/pictures.ts'
import { escapeHtml } from '../../lib/html-escape.ts'
import { directionOf, type InterfaceLanguage } from '../../lib/languages.ts'
import { inLanguage } from '../../lib/localized.ts'
import { bodyLabels } from '../../theme/language/body-labels.ts'
import { say } from '../../theme/language/translate.ts'
import { articlePath, pathIn } from '../../lib/site-path.ts'
import type { Deps } from '../context.ts'
import type { Site } from '../site-state.ts'
import { mediaPath } from '../../lib/media-path.ts'
import { mediaIn } from '../../domain/articles/document/media-in.ts'
import type { FeedEntry } from './feed.ts'
import { type Visible, visibleInFeeds, withPlainEmbeds } from './visible.ts'

type Making = {
  origin: string
  site: Site
  /** Of the feed's own few words. */
  language: InterfaceLanguage
  pictures: Map<string, Picture>
}

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
    imageUrl: card.lead ? pictureOf(card.lead.media, making)?.src : undefined,
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
    renderBody(visible.document, card, url, making),
    visible.withheld ? `<p><a href="${escapeHtml(url)}">${escapeHtml(readOn)}</a></p>\n` : '',
  ]
  const direction = directionOf(card.language)
  return `<div lang="${escapeHtml(card.language)}" dir="${direction}">\n${parts.join('')}</div>`
}

function renderBody(document: Document, card: ArticleCard, url: string, making: Making): string {
  return renderHtml(withPlainEmbeds(document), {
    labels: bodyLabels(localeOf(making)),
    media: (id) => pictureOf(id, making),
    link: (href) => (URL.canParse(href, url) ? new URL(href, url).href : href),
    idPrefix: `${card.slug}-`,
  })
}

function leadFigure(card: ArticleCard, making: Making): string {
  const picture = card.lead && pictureOf(card.lead.media, making)
  if (!card.lead || !picture) return ''
  const { alt, caption, credit } = card.lead
  const words = [caption, credit].filter(Boolean).map(escapeHtml).join(' ')
  const image = `<img src="${escapeHtml(picture.src)}" width="${picture.width}" height="${picture.height}" alt="${escapeHtml(alt)}">`
  return `<figure>${image}${words && `<figcaption>${words}</figcaption>`}</figure>\n`
}

/** The widest kept, at a whole address. */
function pictureOf(id: string, { origin, pictures }: Making) {
  const largest = pictures.get(id)?.variants.at(-1)
  if (!largest) return undefined
  const { hash, width, height, mime } = largest
  return { src: origin + mediaPath(hash), width, height, mime }
}

function localeOf({ language, site }: Making) {
  return { language, timeZone: site.identity.timeZone }
}

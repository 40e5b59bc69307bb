import type { ArticleCard } from '../../domain/articles/cards.ts'
import { findPictures, type Picture, type Variant } from '../../domain/media/pictures.ts'
import { inLanguage } from '../../lib/localized.ts'
import { directionOf } from '../../lib/languages.ts'
import type { Audience, Card, Picture as ThemePicture } from '../../theme/contract/frame.ts'
import { articlePath, pathIn } from '../../lib/site-path.ts'
import type { Deps } from '../context.ts'
import { mediaPath } from '../../lib/media-path.ts'
import type { Site } from '../site-state.ts'

/** Domain cards as the theme shows them, with their pictures in one statement. */
export async function toCards(
  deps: Deps,
  site: Site,
  language: string,
  cards: ArticleCard[],
): Promise<Card[]> {
  const ids = cards.flatMap((card) => (card.lead ? [card.lead.media] : []))
  const pictures = await findPictures(deps.database.db, ids)
  return cards.map((card) => toCard(site, language, card, pictures))
}

export function toThemePicture(
  picture: Picture | undefined,
  words: { alt: string; caption?: string; credit?: string },
): ThemePicture | undefined {
  const largest = picture?.variants.at(-1)
  if (!picture || !largest) return undefined
  return {
    src: mediaPath(largest.hash),
    width: picture.width,
    height: picture.height,
    alt: words.alt,
    caption: words.caption || undefined,
    credit: words.credit || undefined,
    srcset: srcsetOf(picture.variants),
    sources: picture.avif.length > 0 ? [{ type: 'image/avif', srcset: srcsetOf(picture.avif) }] : undefined,
    focus: picture.focus && { x: inTens(picture.focus.x), y: inTens(picture.focus.y) },
  }
}

export function srcsetOf(variants: readonly Variant[]): string {
  return variants.map(({ hash, mime, width }) => `${mediaPath(hash, mime)} ${width}w`).join(', ')
}

/** The style sheet knows a place in tens of per cent. */
function inTens(share: number): number {
  return Math.round(share * 10) * 10
}

/** What the theme marks: that an article is walled, not for which plan. */
export function audienceOf(site: Site, audience: ArticleCard['audience']): Audience {
  const effective = audience ?? site.policy.defaultAudience
  return effective === 'everyone' || effective === 'registered' ? effective : 'plan'
}

function toCard(site: Site, language: string, card: ArticleCard, pictures: Map<string, Picture>): Card {
  const { languages } = site.identity
  const at = (path: string) => pathIn(languages, language, path)
  return {
    href: articlePath(languages, card),
    headline: card.headline,
    kind: card.kind,
    kicker: card.kicker || undefined,
    standfirst: card.standfirst || undefined,
    section: { name: inLanguage(card.section.name, language), href: at(`/sections/${card.section.slug}`) },
    authors: card.authors.map((author) => ({
      name: inLanguage(author.name, language),
      href: at(`/authors/${author.slug}`),
    })),
    published: card.publishedAt,
    minutes: card.readingMinutes,
    picture: card.lead ? toThemePicture(pictures.get(card.lead.media), card.lead) : undefined,
    audience: audienceOf(site, card.audience),
    language: card.language,
    dir: directionOf(card.language),
  }
}

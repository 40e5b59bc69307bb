import { hashToken } from '../../lib/hash.ts'
import type { ArticleCard } from '../../domain/articles/cards.ts'

/** Raised when cards are drawn differently, so that addresses which may be kept for ever change with them. */
const DESIGN = 1

export const cardSize = { width: 1200, height: 630 }

/** The address of an article's share card. It names what the card shows, so the picture behind it never changes. */
export function cardPath(article: ArticleCard): string {
  return `/cards/${encodeURIComponent(article.language)}/${encodeURIComponent(article.slug)}.png?v=${cardVersion(article)}`
}

/** A short hash of everything that is drawn from the article. */
export function cardVersion(article: ArticleCard): string {
  const { language, headline, kicker, section, authors, lead } = article
  const shown = [DESIGN, language, headline, kicker, section.name, authors, lead?.media]
  return hashToken(JSON.stringify(shown)).slice(0, 10)
}

import type { Card as CardProps, Locale, Pagination as PaginationProps } from '../contract/frame.ts'
import { say } from '../language/translate.ts'
import { Card } from './card.tsx'

type Props = { cards: CardProps[]; locale: Locale; section?: boolean; level?: 2 | 3; leading?: boolean }

/** A river of articles: the first, where it leads, large with its picture, analyses with theirs, briefs in text alone. */
export const CardList = ({ cards, locale, section, level = 2, leading = false }: Props) => {
  if (cards.length === 0) return <p class="empty">{say(locale)('list.empty')}</p>
  return (
    <ol class="river">
      {cards.map((card, place) => (
        <li>
          <Card
            card={card}
            locale={locale}
            level={level}
            shape={leading && place === 0 && card.picture ? 'large' : 'plain'}
            picture={card.kind === 'analysis' || place === 0}
            first={place === 0}
            section={section ?? true}
          />
        </li>
      ))}
    </ol>
  )
}

export const Pagination = ({ pagination, locale }: { pagination: PaginationProps; locale: Locale }) => {
  const { newerHref, olderHref } = pagination
  if (!newerHref && !olderHref) return null
  const text = say(locale)
  return (
    <nav class="pagination" aria-label={text('list.pages')}>
      {newerHref ? (
        <a rel="prev" href={newerHref}>
          <span aria-hidden="true" class="arrow-back"></span>
          {text('list.newer')}
        </a>
      ) : (
        <span></span>
      )}
      {olderHref ? (
        <a rel="next" href={olderHref}>
          {text('list.older')}
          <span aria-hidden="true" class="arrow-on"></span>
        </a>
      ) : null}
    </nav>
  )
}

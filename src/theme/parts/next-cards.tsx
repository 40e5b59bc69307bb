import type { Card as CardProps, Locale } from '../contract/frame.ts'
import { Card } from './card.tsx'

/** The list under "Next for you": with the page, and again as the fragment that replaces it. */
export const NextCards = ({ cards, locale }: { cards: CardProps[]; locale: Locale }) => (
  <ul>
    {cards.map((card) => (
      <li>
        <Card card={card} locale={locale} level={3} kicker={false} picture sizes="15rem" />
      </li>
    ))}
  </ul>
)

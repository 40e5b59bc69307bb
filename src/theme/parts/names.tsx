import type { Link, Locale } from '../contract/frame.ts'
import { listParts } from '../format.ts'
import { say } from '../language/translate.ts'

/** "By Ada Lind, Karim Aziz and Jo Mertens", each name a link, the commas and the "and" the language's own. */
export const ByNames = ({ authors, locale }: { authors: Link[]; locale: Locale }) => {
  if (authors.length === 0) return null
  let seen = 0
  const parts = listParts(
    authors.map(({ name }) => name),
    locale,
  )
  return (
    <span class="by">
      {say(locale)('card.by')}{' '}
      {parts.map(({ type, value }) =>
        type === 'literal' ? (
          value
        ) : (
          <a href={authors[seen++]?.href} rel="author">
            {value}
          </a>
        ),
      )}
    </span>
  )
}

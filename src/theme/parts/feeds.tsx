import type { FeedLink, Locale } from '../contract/frame.ts'
import { say } from '../language/translate.ts'

export const feedNames: Record<FeedLink['type'], string> = { rss: 'RSS', atom: 'Atom', json: 'JSON Feed' }

/** The feeds of one list, beside its title. */
export const Feeds = ({ feeds, locale }: { feeds: FeedLink[]; locale: Locale }) =>
  feeds.length === 0 ? null : (
    <p class="feeds">
      <span>{say(locale)('list.follow')}</span>
      {feeds.map(({ href, type, title }) => (
        <a href={href} aria-label={`${feedNames[type]}: ${title}`}>
          {feedNames[type]}
        </a>
      ))}
    </p>
  )

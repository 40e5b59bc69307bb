import type { Locale } from '../../contract/frame.ts'
import type { MediaUse } from '../../contract/newsroom-media.ts'
import { sayInNewsroom } from '../../language/newsroom/say.ts'
import { Badge } from '../parts/badge.tsx'

export const UseList = ({ uses, locale }: { uses: MediaUse[]; locale: Locale }) => {
  const text = sayInNewsroom(locale)
  return (
    <ul class="media-uses">
      {uses.map(({ kind, name, href, isLive }) => (
        <li>
          <span class="hint">{text(`media.use.${kind}`)}</span>
          {href ? (
            <a href={href} dir="auto">
              {name}
            </a>
          ) : (
            <bdi>{name}</bdi>
          )}
          <Badge tone={isLive ? 'green' : 'grey'}>
            {text(isLive ? 'media.item.live' : 'media.item.draft')}
          </Badge>
        </li>
      ))}
    </ul>
  )
}

import { readEvent } from '../../../domain/events/read-event.ts'
import { newestDescriptions } from '../../../domain/events/texts.ts'
import type { Member } from '../../../domain/staff/may.ts'
import { ownName } from '../../../lib/languages.ts'
import { withPreviewBar } from '../../../theme/newsroom/desk/preview-bar.tsx'
import { here } from '../../account/person.ts'
import type { Deps } from '../../context.ts'
import type { Asking } from '../../route.ts'
import { notFound } from '../../site/errors.ts'
import { aftermathOf } from '../../site/event-after.ts'
import { publicProps } from '../../site/event.ts'
import { localeHere } from '../desk/words.ts'
import { textHere } from '../publication/room.ts'
import { eventHere, list } from './event-here.ts'

/** The event as it stands, with its newest words, on the very page that readers would see. Never kept on the way. */
export async function showEventPreview(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const seen = await eventHere(c, deps, member)
  const asked = c.req.query('language') ?? ''
  const event =
    seen && Object.hasOwn(seen.words, asked) ? await readEvent(deps.database.db, seen.id, asked) : seen
  if (!event) return notFound(c, deps)
  const newest = await newestDescriptions(deps.database.db, event.id)
  const shown = { ...event, body: newest.get(event.language) ?? event.body }
  const props = await publicProps(c, deps, shown)
  const html = deps.theme.event({
    ...props,
    frame: { ...props.frame, robots: 'noindex' },
    after: await aftermathOf(c, deps, shown, { kind: 'staff', id: member.id }),
  })
  c.header('cache-control', 'private, no-store')
  c.header('x-robots-tag', 'noindex')
  c.header('referrer-policy', 'no-referrer')
  const text = textHere(c)
  const at = here(c, `${list}/${event.id}`)
  const bar = {
    kinds: [],
    languages: Object.keys(event.words).map((language) => ({
      name: ownName(language),
      href: `${at}/preview?language=${language}`,
      current: language === event.language,
    })),
    number: event.version,
    words: {
      is: text('events.preview'),
      languages: text('editor.part.language'),
      back: text('events.text.back'),
    },
    backHref: at,
  }
  return c.html(withPreviewBar(html, bar, localeHere(c)))
}

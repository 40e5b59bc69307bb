import { readAddress, setAfterwards } from '../../../domain/events/afterwards.ts'
import type { Event, Recording } from '../../../domain/events/read-event.ts'
import { findMedia } from '../../../domain/media/find.ts'
import type { Member } from '../../../domain/staff/may.ts'
import { isolated } from '../../../lib/isolated.ts'
import { toInstantText } from '../../../lib/clock.ts'
import { documentPath } from '../../../lib/media-path.ts'
import { eventSheetPage } from '../../../theme/newsroom/events/event.tsx'
import { line, readForm } from '../../account/form.ts'
import { here } from '../../account/person.ts'
import type { Deps } from '../../context.ts'
import type { Asking } from '../../route.ts'
import { errorPage } from '../../site/errors.ts'
import { newsroomFrame } from '../frame.ts'
import { carryOut, noticeHere, textHere } from '../publication/room.ts'
import { back, type Sent } from '../publication/things.ts'
import { eventHere, list, subjectOf } from './event-here.ts'
import { tabsOf } from './event-tabs.ts'
import { badgeOf } from './list.ts'
import { contentDone } from './sheet.ts'
import { textsPart } from './text-part.ts'

/** What remains of an event: recording, slides, and the transcript in each language. */
export async function showAfterwards(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const event = await eventHere(c, deps, member)
  return event ? page(c, deps, member, event) : errorPage(c, deps, 404)
}

export async function changeAfterwards(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const event = await eventHere(c, deps, member)
  if (!event) return errorPage(c, deps, 404)
  const form = await readForm(c, { recording: line, slides: line })
  if (!form.ok) return errorPage(c, deps, 400, { fields: form.fields })
  const values = { recording: form.fields.recording.trim(), slides: form.fields.slides.trim() }
  const recording = readAddress(values.recording, deps.origin)
  const slides = readAddress(values.slides, deps.origin)
  const errors = {
    ...(await wrong(c, deps, 'recording', values.recording, recording)),
    ...(await wrong(c, deps, 'slides', values.slides, slides)),
  }
  if (Object.keys(errors).length > 0) return page(c, deps, member, event, { values, errors })
  const after = {
    recording: recording ?? null,
    slides: slides && 'embed' in slides ? { link: slides.embed } : (slides ?? null),
  }
  await carryOut(c, deps, member, async (db) =>
    (await setAfterwards(db, deps.clock, event.id, after))
      ? { act: 'event.edit', subject: subjectOf(event), before: addressesOf(event), after: values }
      : undefined,
  )
  return back(c, `${list}/${event.id}/afterwards`, 'saved')
}

async function wrong(
  c: Asking,
  deps: Deps,
  name: 'recording' | 'slides',
  typed: string,
  read: ReturnType<typeof readAddress>,
): Promise<Record<string, string>> {
  const text = textHere(c)
  const field = text(`events.${name}`)
  if (typed === '') return {}
  if (!read) return { [name]: text('events.wrong.address', { field }) }
  if (!('file' in read)) return {}
  const item = await findMedia(deps.database.db, read.file)
  const isThere = item?.removedAt === null && item.mime === 'application/pdf'
  return isThere ? {} : { [name]: text('events.wrong.document', { field }) }
}

async function page(
  c: Asking,
  deps: Deps,
  member: Member,
  event: Event,
  sent: Sent = { values: {}, errors: {} },
): Promise<Response> {
  const text = textHere(c)
  const at = here(c, `${list}/${event.id}/afterwards`)
  const name = event.title || text('shell.untitled')
  const field = (own: 'recording' | 'slides') => ({
    kind: 'line' as const,
    name: own,
    label: text(`events.${own}`),
    hint: text(`events.${own}-hint`),
    required: false,
    dir: 'ltr' as const,
  })
  const html = eventSheetPage({
    frame: newsroomFrame(c, deps, member, {
      title: text('events.afterwards-of', { name: isolated(name, c.var.language) }),
      area: 'events',
      notice: noticeHere(c, { saved: 'publication.done.saved', ...contentDone }),
    }),
    intro: text('events.afterwards-why'),
    back: { name: text('shell.area.events'), href: here(c, list) },
    badge: badgeOf(c, event, toInstantText(deps.clock())),
    acts: [],
    links:
      event.state === 'draft'
        ? []
        : [{ name: text('publication.see'), href: here(c, `/events/${event.slug}`) }],
    tabs: tabsOf(c, event, 'afterwards'),
    main: {
      action: at,
      submit: text('shell.save'),
      form: { values: { ...addressesOf(event), ...sent.values }, errors: sent.errors },
      groups: [{ fields: [field('recording'), field('slides')] }],
    },
    parts: [await textsPart(c, deps, member, event, 'transcript')],
  })
  return c.html(html, Object.keys(sent.errors).length > 0 ? 422 : 200)
}

/** As they are typed. */
function addressesOf({ recording, slidesId, slidesLink }: Event) {
  const slides = slidesId === null ? (slidesLink ?? '') : documentPath(slidesId)
  return { recording: recording ? addressOf(recording) : '', slides }
}

function addressOf(recording: Recording): string {
  if ('file' in recording) return documentPath(recording.file)
  return 'embed' in recording ? recording.embed : recording.link
}

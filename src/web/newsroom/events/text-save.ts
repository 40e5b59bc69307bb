import { z } from 'zod'
import { mediaIn } from '../../../domain/articles/document/media-in.ts'
import { readBody } from '../../../domain/articles/save-over.ts'
import { copyEvent } from '../../../domain/events/copy.ts'
import { publishEventText } from '../../../domain/events/publish-text.ts'
import { readEvent } from '../../../domain/events/read-event.ts'
import { saveEventText } from '../../../domain/events/save-text.ts'
import type { EventText } from '../../../domain/events/texts.ts'
import type { Member } from '../../../domain/staff/may.ts'
import { readForm } from '../../account/form.ts'
import type { Deps } from '../../context.ts'
import type { Asking } from '../../route.ts'
import { errorPage } from '../../site/errors.ts'
import { revisionId } from '../desk/fields.ts'
import { editorPictures } from '../editor/pictures.ts'
import { baseOf, readJsonBody } from '../editor/read-save.ts'
import { answerHead, answerSave, headFacts } from '../editor/save.ts'
import { carryOut } from '../publication/room.ts'
import { eventHere, subjectOf } from './event-here.ts'
import { aboveText, writtenHere } from './text-place.ts'

const part = z.enum(['description', 'transcript'])
const tab = z.string().regex(/^[\w-]{1,64}$/)
const origin = z.enum(['autosaved', 'saved'])

/** Saves what the editor sends over the revision that If-Match names, as an article is saved. */
export async function saveText(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const base = baseOf(c)
  if (base === undefined) return c.json({ problem: 'if-match-missing' }, 428)
  const sent = await readJsonBody(c, { part, body: z.unknown(), origin, tab: tab.optional() })
  if (!sent) return c.json({ problem: 'invalid', path: '', message: 'is no text of an event' }, 400)
  const place = await writtenHere(c, deps, member)
  if (!place || place.part !== sent.part) return c.json({ problem: 'nothing' }, 404)
  const { eventId, language } = place
  const save = { place: { eventId, part: place.part, language }, base, body: sent.body, origin: sent.origin }
  const done = await saveEventText(deps.database.db, deps.clock, member, {
    ...save,
    ...(sent.tab !== undefined && { tab: sent.tab }),
  })
  return answerSave(c, done, (text) => describe(deps, text))
}

export async function showTextHead(c: Asking, deps: Deps, member: Member): Promise<Response> {
  return answerHead(c, await writtenHere(c, deps, member), (text) => describe(deps, text))
}

/** Shows readers what was written last, if that is what was seen. */
export async function publishText(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const place = await writtenHere(c, deps, member)
  const event = await eventHere(c, deps, member)
  if (!place || !event) return errorPage(c, deps, 404)
  const form = await readForm(c, { head: revisionId })
  if (!form.ok) return errorPage(c, deps, 400, { fields: form.fields })
  const isDone = await carryOut(c, deps, member, async (db) => {
    const done = await publishEventText(db, member, place, form.fields.head)
    if (done.outcome !== 'published') return undefined
    const { head, language } = done.text
    const after = { part: done.text.part, language, revision: head.id, number: head.number }
    return { act: 'event.publish-text', subject: subjectOf(event), after }
  })
  return c.redirect(`${aboveText(c, place)}?done=${isDone ? 'text-published' : 'text-stale'}`, 303)
}

/** A duplicate of the event, for words that lost to a colleague's. */
export async function copyText(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const asked = await readJsonBody(c, {
    of: z.string().max(128),
    content: z.strictObject({ part, body: z.unknown() }),
  })
  if (!asked) return c.json({ problem: 'invalid' }, 400)
  const read = readBody(asked.content.body)
  if ('problem' in read) return c.json({ problem: 'invalid', ...read.problem }, 400)
  const [, id = '', named = ''] = /^([0-9a-f-]{36})-(.+)$/.exec(asked.of) ?? []
  const place = await writtenHere(c, deps, member, id, named)
  const event = place && (await readEvent(deps.database.db, id, place.language))
  if (!event) return c.json({ problem: 'nothing' }, 404)
  let made: string | undefined
  await carryOut(c, deps, member, async (db) => {
    made = await copyEvent(db, deps.clock, event, member.id)
    if (made === undefined) return undefined
    const { part: own, language } = place
    const copy = { place: { eventId: made, part: own, language }, base: 'not-written' }
    await saveEventText(db, deps.clock, member, { ...copy, body: read.document, origin: 'saved' })
    return { act: 'event.copy', subject: { ...subjectOf(event), id: made }, after: { of: event.id } }
  })
  return made === undefined ? c.json({ problem: 'refused' }, 403) : c.json({ id: made }, 201)
}

async function describe(deps: Deps, { head, content, part: own }: EventText) {
  const pictures = await editorPictures(deps, [...mediaIn(content.body)])
  return { ...headFacts(head), content: { part: own, body: content.body }, pictures }
}

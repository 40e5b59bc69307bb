import { type EditionDraft, readEditionDraft } from '../../../domain/newsletters/edition-draft.ts'
import type { Member } from '../../../domain/staff/may.ts'
import { inLanguage } from '../../../lib/localized.ts'
import { type Newsletter, readNewsletter } from '../../../domain/newsletters/newsletters.ts'
import type { Deps } from '../../context.ts'
import type { Asking } from '../../route.ts'
import { here } from '../../account/person.ts'
import { textHere } from '../publication/room.ts'
import { list } from './list.ts'

export function editionHere(
  c: Asking,
  deps: Deps,
  member: Member,
  id = c.req.param('id') ?? '',
): Promise<EditionDraft | undefined> {
  return readEditionDraft(deps.database.db, member, id)
}

/** The newsletter it is of; an edition to those with seats at an event has none. */
export async function newsletterOf(
  deps: Deps,
  { newsletterId }: EditionDraft,
): Promise<Newsletter | undefined> {
  return newsletterId === null ? undefined : readNewsletter(deps.database.db, newsletterId)
}

/** What it hangs on, for the way back. */
export function aboveEdition(c: Asking, edition: EditionDraft, newsletter: Newsletter | undefined) {
  if (newsletter)
    return { name: inLanguage(newsletter.name, c.var.language), href: here(c, `${list}/${newsletter.id}`) }
  if (edition.eventId !== null)
    return {
      name: textHere(c)('events.tab.messages'),
      href: here(c, `/newsroom/events/${edition.eventId}/messages`),
    }
  return { name: textHere(c)('shell.area.newsletters'), href: here(c, list) }
}

export function subjectOfEdition(edition: EditionDraft) {
  return { kind: 'edition', id: edition.editionId, name: edition.content.subject || edition.slug }
}

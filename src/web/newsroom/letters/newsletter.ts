import { beginEdition } from '../../../domain/newsletters/edition-draft.ts'
import {
  type EditionListed,
  listOpenEditions,
  listPastEditions,
} from '../../../domain/newsletters/edition-list.ts'
import { may, type Member } from '../../../domain/staff/may.ts'
import { directionOf, ownName } from '../../../lib/languages.ts'
import { inLanguage } from '../../../lib/localized.ts'
import { newsletterPage } from '../../../theme/newsroom/letters/newsletter.tsx'
import { line, readForm } from '../../account/form.ts'
import { here } from '../../account/person.ts'
import { pathIn } from '../../../lib/site-path.ts'
import type { Deps } from '../../context.ts'
import type { Asking } from '../../route.ts'
import { errorPage } from '../../site/errors.ts'
import { textHere } from '../publication/room.ts'
import { thingFrame } from '../publication/things.ts'
import { list, newsletterHere, sayAudience } from './list.ts'
import { sayCadence } from './settings-form.ts'

export const editions = '/newsroom/editions'

const PAGE = 30

export async function showNewsletter(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const newsletter = await newsletterHere(c, deps)
  if (!newsletter) return errorPage(c, deps, 404)
  const { db } = deps.database
  const text = textHere(c)
  const { id, slug, isArchived, senderAddress } = newsletter
  const at = here(c, `${list}/${id}`)
  const asked = c.req.query('before') ?? ''
  const before = /^[\w-]{1,64}$/.test(asked) ? asked : undefined
  const open = await listOpenEditions(db, id)
  const past = await listPastEditions(db, id, { before, most: PAGE + 1 })
  const toRow = (edition: EditionListed) => ({
    href: here(c, `${editions}/${edition.id}`),
    subject: edition.subject,
    state: edition.state,
    languageName: ownName(edition.language),
    dir: directionOf(edition.language),
    at: edition.at,
  })
  const mayEdit = may(member, 'newsletter.edit')
  const html = newsletterPage({
    frame: thingFrame(c, deps, member, {
      title: inLanguage(newsletter.name, c.var.language),
      area: 'newsletters',
    }),
    intro: inLanguage(newsletter.description, c.var.language),
    back: { name: text('shell.area.newsletters'), href: here(c, list) },
    facts: [
      { term: text('letters.kind'), value: text(`letters.kind.${newsletter.kind}`) },
      { term: text('letters.audience'), value: sayAudience(c, newsletter) },
      { term: text('letters.cadence'), value: sayCadence(c, newsletter.cadence) },
      { term: text('letters.sender-address'), value: senderAddress },
    ],
    isArchived,
    open: open.map(toRow),
    past: past.slice(0, PAGE).map(toRow),
    ...(past.length > PAGE && { olderHref: `${at}?before=${past[PAGE - 1]?.id ?? ''}#past` }),
    begin: {
      action: `${at}/editions`,
      languages: newsletter.languages.map((code) => ({ code, name: ownName(code) })),
    },
    ...(mayEdit && { settings: { href: `${at}/settings`, archiveAction: `${at}/archive` } }),
    onSite: pathIn(c.var.site.identity.languages, c.var.language, `/newsletters/${slug}`),
  })
  return c.html(html)
}

/** Begins an edition with the words of the template, and opens it. */
export async function newEdition(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const newsletter = await newsletterHere(c, deps)
  if (!newsletter) return errorPage(c, deps, 404)
  const read = await readForm(c, { language: line })
  if (!read.ok) return errorPage(c, deps, 400, { fields: read.fields })
  const { language } = read.fields
  const id = await beginEdition(deps.database.db, deps.clock, member, newsletter, language)
  if (id === undefined)
    return errorPage(c, deps, 400, { fields: [{ field: 'language', message: 'is not one it goes out in' }] })
  return c.redirect(here(c, `${editions}/${id}/edit`), 303)
}

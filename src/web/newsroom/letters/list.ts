import { z } from 'zod'
import { createNewsletter, moveNewsletter } from '../../../domain/newsletters/newsletter-edit.ts'
import { listNewsletters, type Newsletter, readNewsletter } from '../../../domain/newsletters/newsletters.ts'
import { stepSchema } from '../../../domain/publication/order.ts'
import { may, type Member } from '../../../domain/staff/may.ts'
import { ownName } from '../../../lib/languages.ts'
import { inLanguage } from '../../../lib/localized.ts'
import { thingListPage } from '../../../theme/newsroom/publication/things.tsx'
import { readForm } from '../../account/form.ts'
import { here } from '../../account/person.ts'
import type { Deps } from '../../context.ts'
import type { Asking } from '../../route.ts'
import { errorPage } from '../../site/errors.ts'
import { newsroomFrame } from '../frame.ts'
import { carryOut, noticeHere, textHere } from '../publication/room.ts'
import { back, type Sent, statusOf } from '../publication/things.ts'
import { readSettings, sayCadence, settingsGroups, settingsShape, settingsValues } from './settings-form.ts'

export const list = '/newsroom/newsletters'

const kinds = ['composed', 'review', 'follows'] as const

export async function showNewsletters(c: Asking, deps: Deps, member: Member): Promise<Response> {
  return listPage(c, deps, member, { values: {}, errors: {} })
}

export async function addNewsletter(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const form = await readForm(c, { ...settingsShape(c), kind: z.enum(kinds) })
  if (!form.ok) return errorPage(c, deps, 400, { fields: form.fields })
  const kind = kinds.find((known) => known === form.fields['kind']) ?? 'composed'
  const read = readSettings(c, { kind }, form.fields)
  const values = Object.fromEntries(Object.entries(form.fields).map(([name, value]) => [name, String(value)]))
  if ('errors' in read) return listPage(c, deps, member, { values, errors: read.errors })
  let id = ''
  await carryOut(c, deps, member, async (db) => {
    id = await createNewsletter(db, deps.clock, kind, read.settings)
    const name = inLanguage(read.settings.name, c.var.language)
    return { act: 'newsletter.create', subject: { kind: 'newsletter', id, name }, after: { kind } }
  })
  return back(c, `${list}/${id}`, 'added')
}

export async function placeNewsletter(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const newsletter = await newsletterHere(c, deps)
  if (!newsletter) return errorPage(c, deps, 404)
  const form = await readForm(c, { direction: stepSchema })
  if (!form.ok) return errorPage(c, deps, 400, { fields: form.fields })
  const { direction } = form.fields
  await carryOut(c, deps, member, async (db) =>
    (await moveNewsletter(db, newsletter.id, direction))
      ? { act: 'newsletter.move', subject: subjectOf(c, newsletter), after: { direction } }
      : undefined,
  )
  return back(c, list)
}

export function newsletterHere(c: Asking, deps: Deps): Promise<Newsletter | undefined> {
  return readNewsletter(deps.database.db, c.req.param('id') ?? '')
}

export function subjectOf(c: Asking, { id, name }: Newsletter) {
  return { kind: 'newsletter', id, name: inLanguage(name, c.var.language) }
}

async function listPage(c: Asking, deps: Deps, member: Member, sent: Sent): Promise<Response> {
  const text = textHere(c)
  const newsletters = await listNewsletters(deps.database.db, { archived: true })
  const mayEdit = may(member, 'newsletter.edit')
  const html = thingListPage({
    frame: newsroomFrame(c, deps, member, {
      title: text('shell.area.newsletters'),
      area: 'newsletters',
      notice: noticeHere(c, { archived: 'letters.done.archived' }),
    }),
    intro: text('letters.intro'),
    columns: [
      text('publication.name'),
      text('letters.audience'),
      text('letters.cadence'),
      text('letters.languages'),
    ],
    isOrdered: mayEdit,
    rows: newsletters
      .toSorted((one, other) => Number(one.isArchived) - Number(other.isArchived))
      .map((newsletter) => toRow(c, newsletter, mayEdit)),
    empty: { title: text('publication.nothing'), why: text('letters.empty') },
    ...(mayEdit && { below: newPart(c, sent) }),
  })
  return c.html(html, statusOf(sent))
}

function toRow(c: Asking, newsletter: Newsletter, mayEdit: boolean) {
  const text = textHere(c)
  const name = inLanguage(newsletter.name, c.var.language)
  return {
    name,
    href: here(c, `${list}/${newsletter.id}`),
    detail: text(`letters.kind.${newsletter.kind}`),
    cells: [
      sayAudience(c, newsletter),
      sayCadence(c, newsletter.cadence),
      newsletter.languages.map(ownName).join(', '),
    ],
    ...(newsletter.isArchived && { badge: { text: text('letters.archived'), tone: 'grey' as const } }),
    ...(mayEdit &&
      !newsletter.isArchived && {
        acts: (['up', 'down'] as const).map((direction) => ({
          label: text(`publication.sections.${direction}`),
          about: `${text(`publication.sections.${direction}`)}: ${name}`,
          action: here(c, `${list}/${newsletter.id}/place`),
          fields: { direction },
        })),
      }),
  }
}

export function sayAudience(c: Asking, { audience }: Newsletter): string {
  const text = textHere(c)
  return audience === 'everyone' || audience === 'registered'
    ? text(`letters.audience.${audience}`)
    : text('editor.audience.plan', { name: audience.slice(5) })
}

function newPart(c: Asking, sent: Sent) {
  const text = textHere(c)
  const { contact, languages } = c.var.site.identity
  const fresh = settingsValues({
    name: {},
    description: {},
    senderName: {},
    senderAddress: contact.includes('@') ? contact : '',
    replyTo: null,
    languages: languages.slice(0, 1),
    audience: 'everyone',
    cadence: null,
    signOff: 'waits',
    leastArticles: 3,
  })
  const isAsked = Object.keys(sent.errors).length > 0
  return {
    id: 'new',
    title: text('letters.new'),
    fold: text('letters.new-open'),
    form: {
      action: here(c, list),
      submit: text('letters.create'),
      form: isAsked ? sent : { values: fresh, errors: {} },
      groups: [
        {
          fields: [
            {
              kind: 'choice' as const,
              name: 'kind',
              label: text('letters.kind'),
              hint: text('letters.kind-hint'),
              options: kinds.map((value) => ({ value, label: text(`letters.kind.${value}`) })),
            },
          ],
        },
        ...settingsGroups(c, 'everyone'),
      ],
    },
  }
}

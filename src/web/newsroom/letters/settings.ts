import { z } from 'zod'
import {
  archiveNewsletter,
  editNewsletter,
  setTemplate,
} from '../../../domain/newsletters/newsletter-edit.ts'
import type { Newsletter } from '../../../domain/newsletters/newsletters.ts'
import type { Member } from '../../../domain/staff/may.ts'
import { ownName } from '../../../lib/languages.ts'
import { inLanguage } from '../../../lib/localized.ts'
import { thingFormPage } from '../../../theme/newsroom/publication/things.tsx'
import { line, readForm } from '../../account/form.ts'
import { here } from '../../account/person.ts'
import type { Deps } from '../../context.ts'
import type { Asking } from '../../route.ts'
import { errorPage } from '../../site/errors.ts'
import { carryOut, textHere } from '../publication/room.ts'
import { back, type Sent, statusOf, thingFrame } from '../publication/things.ts'
import { list, newsletterHere, subjectOf } from './list.ts'
import { readSettings, settingsGroups, settingsShape, settingsValues } from './settings-form.ts'

export async function showSettings(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const newsletter = await newsletterHere(c, deps)
  if (!newsletter) return errorPage(c, deps, 404)
  return settingsPage(c, deps, member, newsletter, { values: {}, errors: {} })
}

export async function changeSettings(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const newsletter = await newsletterHere(c, deps)
  if (!newsletter) return errorPage(c, deps, 404)
  const form = await readForm(c, settingsShape(c))
  if (!form.ok) return errorPage(c, deps, 400, { fields: form.fields })
  const read = readSettings(c, newsletter, form.fields)
  if ('errors' in read) {
    const ticks = Object.fromEntries(newsletter.languages.map((language) => [`language-${language}`, '']))
    const typed = Object.entries(form.fields).map(([name, value]) => [name, String(value ?? '')])
    const values = { ...ticks, signOff: '', ...Object.fromEntries(typed) }
    return settingsPage(c, deps, member, newsletter, { values, errors: read.errors })
  }
  const { senderAddress, languages, audience, signOff } = newsletter
  const { settings } = read
  await carryOut(c, deps, member, async (db) => {
    await editNewsletter(db, newsletter.id, settings)
    return {
      act: 'newsletter.edit',
      subject: subjectOf(c, newsletter),
      before: { senderAddress, languages, audience, signOff },
      after: {
        senderAddress: settings.senderAddress,
        languages: settings.languages,
        audience: settings.audience,
        signOff: settings.signOff,
      },
    }
  })
  return back(c, `${list}/${newsletter.id}`, 'saved')
}

/** Puts the newsletter away, or takes it out again. */
export async function archiveHere(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const newsletter = await newsletterHere(c, deps)
  if (!newsletter) return errorPage(c, deps, 404)
  const form = await readForm(c, { archived: z.enum(['yes', 'no']) })
  if (!form.ok) return errorPage(c, deps, 400, { fields: form.fields })
  const isArchived = form.fields.archived === 'yes'
  await carryOut(c, deps, member, async (db) =>
    (await archiveNewsletter(db, deps.clock, newsletter.id, isArchived))
      ? {
          act: isArchived ? 'newsletter.archive' : 'newsletter.unarchive',
          subject: subjectOf(c, newsletter),
        }
      : undefined,
  )
  return isArchived ? back(c, list, 'archived') : back(c, `${list}/${newsletter.id}`, 'saved')
}

/** New editions begin with an empty page again. */
export async function removeTemplate(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const newsletter = await newsletterHere(c, deps)
  if (!newsletter) return errorPage(c, deps, 404)
  const form = await readForm(c, { language: line })
  if (!form.ok) return errorPage(c, deps, 400, { fields: form.fields })
  const { language } = form.fields
  await carryOut(c, deps, member, async (db) => {
    if (!Object.hasOwn(newsletter.template, language)) return undefined
    await setTemplate(db, newsletter, language, null)
    return { act: 'newsletter.template', subject: subjectOf(c, newsletter), after: { language } }
  })
  return back(c, `${list}/${newsletter.id}/settings`, 'saved')
}

function settingsPage(c: Asking, deps: Deps, member: Member, newsletter: Newsletter, sent: Sent) {
  const text = textHere(c)
  const name = inLanguage(newsletter.name, c.var.language)
  const at = here(c, `${list}/${newsletter.id}`)
  const templates = newsletter.languages.filter((language) => Object.hasOwn(newsletter.template, language))
  const html = thingFormPage({
    frame: thingFrame(c, deps, member, {
      title: text('letters.settings-of', { name }),
      area: 'newsletters',
    }),
    intro: text(`letters.kind.${newsletter.kind}`),
    back: { name, href: at },
    main: {
      action: `${at}/settings`,
      submit: text('shell.save'),
      form: { values: { ...settingsValues(newsletter), ...sent.values }, errors: sent.errors },
      groups: settingsGroups(c, newsletter.audience, newsletter.kind),
    },
    parts: [
      {
        id: 'templates',
        title: text('letters.templates'),
        intro: text('letters.templates-intro'),
        empty: text('letters.templates-empty'),
        items: templates.map((language) => ({
          text: ownName(language),
          acts: [
            {
              label: text('letters.template-remove'),
              about: `${text('letters.template-remove')}: ${ownName(language)}`,
              action: `${at}/template`,
              fields: { language },
            },
          ],
        })),
      },
    ],
  })
  return c.html(html, statusOf(sent))
}

import { createDraft, readDraft } from '../../../domain/articles/draft.ts'
import { may, type Member } from '../../../domain/staff/may.ts'
import { line, readForm } from '../../account/form.ts'
import { here } from '../../account/person.ts'
import type { Deps } from '../../context.ts'
import type { Asking } from '../../route.ts'
import { errorPage } from '../../site/errors.ts'

/** Begins an article, in the member's first section unless the form names another, and opens it. */
export async function createArticlePage(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const read = await readForm(c, {
    sectionId: line.optional(),
    language: line.optional(),
    kind: line.optional(),
    headline: line.optional(),
    translationOf: line.optional(),
  })
  if (!read.ok) return errorPage(c, deps, 400, { fields: read.fields })
  const { site } = c.var
  const { sectionId, language = c.var.language, kind, headline, translationOf } = read.fields
  const section = site.sections.find(({ id }) =>
    sectionId === undefined ? may(member, 'article.create', { sectionId: id }) : id === sectionId,
  )
  if (!section) {
    // Without a section there is nowhere to write: whoever may make one is led there.
    if (sectionId === undefined && site.sections.length === 0 && may(member, 'section.edit'))
      return c.redirect(here(c, '/newsroom/sections'), 303)
    return errorPage(c, deps, site.sections.length === 0 ? 404 : 403)
  }
  if (!site.identity.languages.includes(language)) return refuse(c, deps, 'language')
  const { db } = deps.database
  if (translationOf !== undefined && !(await readDraft(db, member, translationOf)))
    return refuse(c, deps, 'translationOf')
  const id = await createDraft(db, deps.clock, member, {
    language,
    sectionId: section.id,
    kind: kind === 'brief' ? 'brief' : 'analysis',
    ...(headline !== undefined && { headline }),
    ...(translationOf !== undefined && { translationOf }),
  })
  if (id === undefined) return errorPage(c, deps, 403)
  return c.redirect(here(c, `/newsroom/articles/${id}/edit`), 303)
}

function refuse(c: Asking, deps: Deps, field: string): Promise<Response> {
  return errorPage(c, deps, 400, { fields: [{ field, message: 'is not known' }] })
}

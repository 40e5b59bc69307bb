import { readDraft } from '../../../domain/articles/draft.ts'
import { setLanguage } from '../../../domain/articles/language.ts'
import type { Member } from '../../../domain/staff/may.ts'
import { line, readForm } from '../../account/form.ts'
import { here } from '../../account/person.ts'
import type { Deps } from '../../context.ts'
import type { Asking } from '../../route.ts'
import { errorPage } from '../../site/errors.ts'
import { editorHtml } from './page.ts'
import { words } from './words.ts'

export async function changeLanguage(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const { db } = deps.database
  const draft = await readDraft(db, member, c.req.param('id') ?? '')
  if (!draft) return errorPage(c, deps, 404)
  if (!draft.mayEdit) return errorPage(c, deps, 403)
  const read = await readForm(c, { language: line, translationOf: line })
  if (!read.ok) return errorPage(c, deps, 400, { fields: read.fields })
  const { language, translationOf } = read.fields
  if (!c.var.site.identity.languages.includes(language) && language !== draft.language)
    return errorPage(c, deps, 400, { fields: [{ field: 'language', message: 'is not known' }] })
  const original = translationOf === '' ? null : translationOf
  const isReadable = original === null || (await readDraft(db, member, original)) !== undefined
  const done = isReadable ? await setLanguage(db, draft.articleId, language, original) : 'nothing'
  if (done === 'set')
    return c.redirect(here(c, `/newsroom/articles/${draft.articleId}/edit?done=language`), 303)
  const errors = { language: words(c)(`editor.language.${done}`) }
  return c.html(await editorHtml(c, deps, member, draft, { errors }), 422)
}

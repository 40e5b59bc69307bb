import { findAuthorById, setPortrait } from '../../../domain/articles/author-edit.ts'
import type { Member } from '../../../domain/staff/may.ts'
import { inLanguage } from '../../../lib/localized.ts'
import { here } from '../../account/person.ts'
import type { Deps } from '../../context.ts'
import type { Asking } from '../../route.ts'
import { errorPage } from '../../site/errors.ts'
import type { MemberHandler } from '../staff-route.ts'
import { type Choice, choicePage, takeChoice, takeUpload } from './picture-choice.ts'
import { carryOut, textHere } from './room.ts'

export const showPortrait = forPortrait(choicePage)
export const choosePortrait = forPortrait(takeChoice)
export const uploadPortrait = forPortrait(takeUpload)

function forPortrait(
  answer: (c: Asking, deps: Deps, member: Member, choice: Choice) => Promise<Response>,
): MemberHandler {
  return async (c, deps, member) => {
    const author = await findAuthorById(deps.database.db, c.req.param('id') ?? '')
    if (!author) return errorPage(c, deps, 404)
    const text = textHere(c)
    const name = inLanguage(author.name, c.var.language)
    const subject = { kind: 'author', id: author.id, name }
    const path = `/newsroom/authors/${author.id}`
    return answer(c, deps, member, {
      title: text('publication.authors.portrait-of', { name }),
      intro: text('publication.authors.portrait-why'),
      area: 'authors',
      path: `${path}/portrait`,
      back: { name, href: here(c, path) },
      currentId: author.portraitId,
      hasFocus: true,
      async set(portraitId) {
        await carryOut(c, deps, member, async (db) => {
          await setPortrait(db, author.id, portraitId)
          const before = { portraitId: author.portraitId }
          return { act: 'author.edit', subject, before, after: { portraitId } }
        })
      },
    })
  }
}

import { type Identity, readIdentity, writeIdentity } from '../../../domain/publication/identity.ts'
import type { Member } from '../../../domain/staff/may.ts'
import type { Id } from '../../../platform/db/schema.ts'
import { here } from '../../account/person.ts'
import type { Deps } from '../../context.ts'
import type { Asking } from '../../route.ts'
import { errorPage } from '../../site/errors.ts'
import type { MemberHandler } from '../staff-route.ts'
import { type Choice, choicePage, takeChoice, takeUpload } from './picture-choice.ts'
import { carryOut, textHere } from './room.ts'

export const logoPapers = ['light', 'dark'] as const
export type LogoPaper = (typeof logoPapers)[number]

export const showLogo = forLogo(choicePage)
export const chooseLogo = forLogo(takeChoice)
export const uploadLogo = forLogo(takeUpload)

function forLogo(
  answer: (c: Asking, deps: Deps, member: Member, choice: Choice) => Promise<Response>,
): MemberHandler {
  return async (c, deps, member) => {
    const paper = logoPapers.find((one) => one === c.req.param('paper'))
    if (!paper) return errorPage(c, deps, 404)
    const text = textHere(c)
    const identity = await readIdentity(deps.database.db)
    return answer(c, deps, member, {
      title: text(`publication.logo.${paper}`),
      intro: text(`publication.logo.${paper}-why`),
      area: 'identity',
      path: `/newsroom/identity/logo/${paper}`,
      back: { name: text('shell.area.identity'), href: `${here(c, '/newsroom/identity')}#logo` },
      currentId: identity.logo?.[paper] ?? null,
      hasFocus: false,
      set: (mediaId) => setLogo(c, deps, member, paper, mediaId),
    })
  }
}

async function setLogo(
  c: Asking,
  deps: Deps,
  member: Member,
  paper: LogoPaper,
  mediaId: Id | null,
): Promise<void> {
  await carryOut(c, deps, member, async (db) => {
    const { logo: before = {}, ...identity } = await readIdentity(db)
    const { [paper]: _, ...other } = before
    const logo: NonNullable<Identity['logo']> = mediaId === null ? other : { ...other, [paper]: mediaId }
    await writeIdentity(db, deps.clock, { ...identity, ...(Object.keys(logo).length > 0 && { logo }) })
    const subject = { kind: 'publication', id: 'identity', name: identity.name }
    return { act: 'identity.edit', subject, before: { logo: before }, after: { logo } }
  })
}

import type { Member } from '../../../domain/staff/may.ts'
import type { NewsroomArea } from '../../../theme/contract/newsroom.ts'
import type { ThingPart } from '../../../theme/contract/newsroom-things.ts'
import { thingQuestionPage } from '../../../theme/newsroom/publication/things.tsx'
import { here } from '../../account/person.ts'
import type { Deps } from '../../context.ts'
import type { Asking } from '../../route.ts'
import { textHere } from './room.ts'
import { nothingSent, type Sent, thingFrame } from './things.ts'

/** What was sent of the thing's own form: nothing, where it was this one. */
export function exceptMerger(sent: Sent): Sent {
  return isMerger(sent) ? nothingSent : sent
}

/** Where a thing's page takes the name of the one that it is to become part of. */
export function mergerPart(c: Asking, at: string, intro: string, sent: Sent): ThingPart {
  const text = textHere(c)
  return {
    id: 'merger',
    title: text('publication.merge'),
    intro,
    form: {
      action: `${at}/merger`,
      submit: text('publication.merge.look'),
      form: isMerger(sent) ? sent : nothingSent,
      groups: [{ fields: [{ kind: 'line', name: 'into', label: text('publication.merge.into') }] }],
    },
  }
}

type Question = {
  area: NewsroomArea
  /** The page of the one that goes. */
  path: string
  into: { id: string }
  names: { name: string; into: string }
  why: string
}

export function askToMerge(c: Asking, deps: Deps, member: Member, question: Question): Response {
  const { area, path, into, names, why } = question
  const text = textHere(c)
  const html = thingQuestionPage({
    frame: thingFrame(c, deps, member, { title: text('publication.merge.ask', names), area }),
    why,
    action: here(c, `${path}/merger`),
    fields: { into: into.id, confirmed: 'yes' },
    confirm: text('publication.merge.do', names),
    cancelHref: here(c, path),
  })
  return c.html(html)
}

function isMerger({ errors }: Sent): boolean {
  return errors['into'] !== undefined
}

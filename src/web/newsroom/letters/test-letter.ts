import { z } from 'zod'
import { enqueueTests, listTesters, MOST_TESTERS } from '../../../domain/newsletters/test-letter.ts'
import { recordAudit } from '../../../domain/staff/audit.ts'
import type { Member } from '../../../domain/staff/may.ts'
import { line, readForm } from '../../account/form.ts'
import type { Deps } from '../../context.ts'
import type { Asking } from '../../route.ts'
import { errorPage } from '../../site/errors.ts'
import { textHere } from '../publication/room.ts'
import { back } from '../publication/things.ts'
import { networkHere } from '../staff-route.ts'
import { editionHere, subjectOfEdition } from './edition-here.ts'
import { editionAnswer } from './edition.ts'
import { editions } from './newsletter.ts'

/** Sends the newest words to oneself and colleagues, as this kind of reader would get them. */
export async function sendTest(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const edition = await editionHere(c, deps, member)
  if (!edition) return errorPage(c, deps, 404)
  const shape = {
    to: z.array(line),
    as: z.enum(['visitor', 'reader']),
    variant: z.enum(['a', 'b']).optional(),
  }
  const read = await readForm(c, shape, ['to'])
  if (!read.ok) return errorPage(c, deps, 400, { fields: read.fields })
  const { to, as, variant = 'a' } = read.fields
  const { db } = deps.database
  const chosen = (await listTesters(db)).filter(({ id }) => to.includes(id))
  if (chosen.length === 0 || chosen.length > MOST_TESTERS) {
    const form = {
      values: { as, variant },
      errors: { to: textHere(c)('letters.wrong.testers') },
      of: 'test' as const,
    }
    return editionAnswer(c, deps, member, edition, { form, status: 422 })
  }
  await db.transaction().execute(async (db) => {
    const staffIds = chosen.map(({ id }) => id)
    await enqueueTests(db, deps.clock, { editionId: edition.editionId, staffIds, as, variant })
    await recordAudit(db, deps.clock, {
      actor: member,
      network: networkHere(c, deps),
      act: 'edition.test',
      subject: subjectOfEdition(edition),
      after: { to: chosen.map(({ name }) => name), as },
    })
  })
  deps.wakeQueue()
  return back(c, `${editions}/${edition.editionId}`, 'tested')
}

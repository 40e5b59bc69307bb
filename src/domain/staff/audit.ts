import { type Clock, toInstantText } from '../../lib/clock.ts'
import { newId } from '../../lib/id.ts'
import type { Json } from '../../lib/json.ts'
import type { Db, Id, JsonText } from '../../platform/db/schema.ts'
import type { Member } from './may.ts'

export type AuditRecord = {
  actor: Pick<Member, 'id' | 'name'> | 'shell'
  /** `article.publish`, `staff.invite` … */
  act: string
  subject: { kind: string; id: string; name: string }
  before?: Json
  after?: Json
  /** Where it was done from: `networkOf(address)`, or `shell`. */
  network: string
}

/**
 * Writes one line of the trail. Call it inside the transaction of the act it speaks of, so that neither is there
 * without the other. Throws where `before` or `after` holds something that is named like a secret: that is a bug.
 * Answers the line's id.
 */
export async function recordAudit(db: Db, clock: Clock, record: AuditRecord): Promise<Id> {
  const { actor, act, subject, before, after, network } = record
  const id = newId()
  await db
    .insertInto('audit')
    .values({
      id,
      actor: actor === 'shell' ? 'shell' : actor.id,
      actorName: actor === 'shell' ? 'shell' : actor.name,
      act,
      subjectKind: subject.kind,
      subjectId: subject.id,
      subjectName: subject.name,
      network,
      before: toText(before),
      after: toText(after),
      createdAt: toInstantText(clock()),
    })
    .execute()
  return id
}

const secretName = /token|secret|password|hash|privatekey|publickey|cookie|challenge|^code$/i

function toText(state: Json | undefined): JsonText | null {
  if (state === undefined) return null
  return JSON.stringify(state, (key, value: unknown) => {
    if (secretName.test(key)) throw new Error(`The audit trail must not hold "${key}".`)
    return value
  })
}

import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import type { Clock } from '../../lib/clock.ts'
import { readJson } from '../../lib/json.ts'
import type { Db, Id, InstantText } from '../../platform/db/schema.ts'
import { inTransaction } from '../../platform/db/transaction.ts'
import { recordAudit } from '../staff/audit.ts'
import { may, type Member } from '../staff/may.ts'
import { changePolicy, defaultPolicy, type Policy, policySchema } from './policy.ts'

/** A policy as it was put in force: by whom, when, and what was in force before it. */
export type PolicyChange = {
  id: Id
  policy: Policy
  before: Policy
  /** A colleague's name; what else changed it goes by its own name, as `setup`. */
  by: string
  at: InstantText
}

const MOST = 200

/** The record of every change, newest first. */
export async function listPolicyChanges(db: Db): Promise<PolicyChange[]> {
  const rows = await selectChanges(db)
    .orderBy('policyRevision.id', 'desc')
    .limit(MOST + 1)
    .execute()
  const policies = rows.map(({ policy }) => readJson(policySchema, policy))
  return rows.slice(0, MOST).map((row, index) => ({
    id: row.id,
    policy: policies[index] ?? defaultPolicy,
    before: policies[index + 1] ?? defaultPolicy,
    by: row.name ?? row.changedBy,
    at: row.createdAt,
  }))
}

export type PolicyInForce = { id: Id; policy: Policy; by: string; at: InstantText | null }

/** What holds now, with the id that a change to it must name. */
export async function policyInForce(db: Db): Promise<PolicyInForce> {
  const row = await selectChanges(db).orderBy('policyRevision.id', 'desc').limit(1).executeTakeFirst()
  if (!row) return { id: '', policy: defaultPolicy, by: '', at: null }
  return toInForce(row)
}

export async function findPolicy(db: Db, id: Id): Promise<PolicyInForce | undefined> {
  const row = await selectChanges(db).where('policyRevision.id', '=', id).executeTakeFirst()
  return row && toInForce(row)
}

export type PolicyEdited = 'changed' | 'same' | 'stale' | 'refused'

/**
 * Puts a policy in force from the next request on. `base`: the id of the policy the change was made from; where a
 * colleague has changed it since, nothing happens.
 */
export async function editPolicy(
  db: Db,
  clock: Clock,
  actor: { member: Member; network: string; publication: string },
  base: Id,
  policy: Policy,
): Promise<PolicyEdited> {
  if (!may(actor.member, 'policy.edit')) return 'refused'
  return inTransaction(db, async (db) => {
    const present = await policyInForce(db)
    if (present.id !== base) return 'stale'
    if (isDeepStrictEqual(plain(present.policy), plain(policy))) return 'same'
    await changePolicy(db, clock, policy, actor.member.id)
    await recordAudit(db, clock, {
      actor: actor.member,
      act: 'policy.edit',
      subject: { kind: 'policy', id: 'policy', name: actor.publication },
      before: plain(present.policy),
      after: plain(policy),
      network: actor.network,
    })
    return 'changed'
  })
}

function selectChanges(db: Db) {
  return db
    .selectFrom('policyRevision')
    .leftJoin('staff', 'staff.id', 'policyRevision.changedBy')
    .selectAll('policyRevision')
    .select('staff.name')
}

type Row = { id: Id; policy: string; changedBy: string; createdAt: InstantText; name: string | null }

function toInForce(row: Row): PolicyInForce {
  return {
    id: row.id,
    policy: readJson(policySchema, row.policy),
    by: row.name ?? row.changedBy,
    at: row.createdAt,
  }
}

/** As it is stored: what is absent and what is undefined are one. */
function plain(policy: Policy) {
  return policyRecord.parse(JSON.parse(JSON.stringify(policy)))
}

const policyRecord = z.record(z.string(), z.json())

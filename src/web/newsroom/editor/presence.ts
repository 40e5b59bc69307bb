import { z } from 'zod'
import { readDraft } from '../../../domain/articles/draft.ts'
import { enterWriting, leaveWriting, type Written } from '../../../domain/articles/presence.ts'
import type { Member } from '../../../domain/staff/may.ts'
import type { Deps } from '../../context.ts'
import type { Asking } from '../../route.ts'
import { readJsonBody } from './read-save.ts'

const tab = z.string().regex(/^[\w-]{8,64}$/)

export async function enter(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const draft = await readDraft(deps.database.db, member, c.req.param('id') ?? '')
  const written = draft && ({ kind: 'article', id: draft.articleId } as const)
  return answerPresence(c, deps, member, written && { written, head: draft.head.id, mayEdit: draft.mayEdit })
}

type Open = { written: Written; head: string; mayEdit: boolean }

/** A tab says that it is there, takes over, or leaves; the answer says who is there. */
export async function answerPresence(
  c: Asking,
  deps: Deps,
  member: Member,
  open: Open | undefined,
): Promise<Response> {
  const asked = await readJsonBody(c, { tab, act: z.enum(['stay', 'take-over', 'leave']) })
  if (!asked) return c.json({ problem: 'invalid' }, 400)
  if (!open) return c.json({ problem: 'nothing' }, 404)
  const { db } = deps.database
  const { written, head, mayEdit } = open
  if (asked.act === 'leave') {
    await leaveWriting(db, member, written, asked.tab)
    return c.body(null, 204)
  }
  if (!mayEdit) return c.json({ problem: 'refused' }, 403)
  const takeOver = asked.act === 'take-over'
  const present = await enterWriting(db, deps.clock, member, written, asked.tab, takeOver)
  return c.json({
    head,
    writes: present.some((one) => one.tab === asked.tab && one.writes),
    present: present
      .filter((one) => one.tab !== asked.tab)
      .map(({ name, staffId, writes, since }) => ({ name, own: staffId === member.id, writes, since })),
  })
}

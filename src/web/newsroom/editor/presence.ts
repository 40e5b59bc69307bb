import { z } from 'zod'
import { readDraft } from '../../../domain/articles/draft.ts'
import { enterArticle, leaveArticle } from '../../../domain/articles/presence.ts'
import type { Member } from '../../../domain/staff/may.ts'
import type { Deps } from '../../context.ts'
import type { Asking } from '../../route.ts'
import { readJsonBody } from './read-save.ts'

const tab = z.string().regex(/^[\w-]{8,64}$/)

/** A tab says that it is in the article, takes it over, or leaves; the answer says who is there. */
export async function enter(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const asked = await readJsonBody(c, { tab, act: z.enum(['stay', 'take-over', 'leave']) })
  if (!asked) return c.json({ problem: 'invalid' }, 400)
  const { db } = deps.database
  const draft = await readDraft(db, member, c.req.param('id') ?? '')
  if (!draft) return c.json({ problem: 'nothing' }, 404)
  if (asked.act === 'leave') {
    await leaveArticle(db, member, draft.articleId, asked.tab)
    return c.body(null, 204)
  }
  if (!draft.mayEdit) return c.json({ problem: 'refused' }, 403)
  const takeOver = asked.act === 'take-over'
  const present = await enterArticle(db, deps.clock, member, draft.articleId, asked.tab, takeOver)
  return c.json({
    head: draft.head.id,
    writes: present.some((one) => one.tab === asked.tab && one.writes),
    present: present
      .filter((one) => one.tab !== asked.tab)
      .map(({ name, staffId, writes, since }) => ({ name, own: staffId === member.id, writes, since })),
  })
}

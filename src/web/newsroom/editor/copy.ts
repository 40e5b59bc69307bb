import { z } from 'zod'
import { createDraft, readDraft } from '../../../domain/articles/draft.ts'
import { parseDocument } from '../../../domain/articles/document/document.ts'
import { findUnknownReference } from '../../../domain/articles/references.ts'
import type { Member } from '../../../domain/staff/may.ts'
import type { Deps } from '../../context.ts'
import type { Asking } from '../../route.ts'
import { checkSave, readJsonBody } from './read-save.ts'

/** A draft of its own for words that lost to a colleague's: the last way out when two have written. */
export async function copyDraft(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const asked = await readJsonBody(c, { of: z.string().max(64), content: z.record(z.string(), z.unknown()) })
  if (!asked) return c.json({ problem: 'invalid' }, 400)
  const { db } = deps.database
  const original = await readDraft(db, member, asked.of)
  if (!original) return c.json({ problem: 'nothing' }, 404)
  const checked = checkSave({ ...asked.content, origin: 'saved' })
  if (!checked.ok) return c.json({ problem: 'invalid', path: checked.path, message: checked.message }, 400)
  const { origin: _, tab: __, slug: ___, takesBack: ____, ...content } = checked.save
  const parsed = parseDocument(content.body)
  const unknown = await findUnknownReference(db, content)
  if (!parsed.ok || unknown) return c.json({ problem: 'invalid', path: unknown?.path ?? 'body' }, 400)
  const { language, kind } = original
  const id = await createDraft(
    db,
    deps.clock,
    member,
    { language, kind, sectionId: content.sectionId },
    { ...content, body: parsed.document },
  )
  return id === undefined ? c.json({ problem: 'refused' }, 403) : c.json({ id }, 201)
}

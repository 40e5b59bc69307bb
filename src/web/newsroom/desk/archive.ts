import { z } from 'zod'
import type { Member } from '../../../domain/staff/may.ts'
import { readForm } from '../../account/form.ts'
import type { Deps } from '../../context.ts'
import type { Asking } from '../../route.ts'
import { errorPage } from '../../site/errors.ts'
import { makeMove } from './moves.ts'

/** Puts an article away, or takes it out again. */
export async function archive(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const read = await readForm(c, { archived: z.enum(['yes', 'no']) })
  if (!read.ok) return errorPage(c, deps, 400, { fields: read.fields })
  const move = read.fields.archived === 'yes' ? 'archive' : 'unarchive'
  return makeMove(c, deps, member, 'archive', { move })
}

import { z } from 'zod'
import { roles } from '../../../domain/staff/may.ts'
import type { Asking } from '../../route.ts'

/** The fields of a role and its sections; a tick for each section is a field of its own. */
export function roleFields(c: Asking) {
  const ticks = c.var.site.sections.map(({ id }) => [`section-${id}`, z.literal('yes').optional()] as const)
  return { role: z.enum(roles).optional(), ...Object.fromEntries(ticks) }
}

/** Ids of the ticked sections; null where none is, which means all. */
export function tickedSections(fields: Record<string, unknown>): string[] | null {
  const prefix = 'section-'
  const ids = Object.entries(fields)
    .filter(([name, value]) => name.startsWith(prefix) && value === 'yes')
    .map(([name]) => name.slice(prefix.length))
  return ids.length === 0 ? null : ids
}

import { followLink } from '../../domain/newsletters/letter-links.ts'
import { withLetterMark } from '../../lib/letter-mark.ts'
import type { Deps } from '../context.ts'
import type { Asking } from '../route.ts'
import { notFound } from './errors.ts'

/** A link of an edition: on to the address on record, which nothing in the request can change. */
export async function letterLink(c: Asking, deps: Deps): Promise<Response> {
  const variant = c.req.param('variant') === 'b' ? 'b' : 'a'
  const id = c.req.param('id') ?? ''
  const isCounted = c.req.method === 'GET'
  const href = await followLink(deps.database.db, deps.clock, id, variant, { isCounted })
  if (href === undefined) return notFound(c, deps)
  return new Response(null, {
    status: 302,
    headers: {
      location: withLetterMark(href, deps.origin, id),
      'cache-control': 'private, no-store',
      'x-robots-tag': 'noindex',
    },
  })
}

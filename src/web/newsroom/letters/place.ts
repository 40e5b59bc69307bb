import type { Place } from '../../../domain/newsletters/tally.ts'
import type { Asking } from '../../route.ts'

/** A row's place in a list, as it stands in an address. */
export function placeText({ dueAt, id }: Place): string {
  return encodeURIComponent(`${dueAt} ${id}`)
}

/** Where the list goes on; an address that says nonsense begins at the beginning. */
export function placeHere(c: Asking): Place | undefined {
  const [, dueAt, id] = /^(\d{4}-[\d:.TZ-]{1,40}) ([\w-]{1,64})$/.exec(c.req.query('after') ?? '') ?? []
  return dueAt === undefined || id === undefined ? undefined : { dueAt, id }
}

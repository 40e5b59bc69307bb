import type { ListedRevision } from '../../../domain/articles/revisions.ts'
import type { DeskRevision } from '../../../theme/contract/newsroom-desk.ts'
import { here } from '../../account/person.ts'
import type { Asking } from '../../route.ts'

type Of = { headId: string; publishedRevisionId: string | null }

/** The first `most` as rows, of what is at `at` in the newsroom; each is set against the one listed after it. */
export function toRows(
  c: Asking,
  at: string,
  of: Of,
  listed: ListedRevision[],
  most: number,
): DeskRevision[] {
  return listed.slice(0, most).map((revision, index) => {
    const before = listed[index + 1]
    const compare = `${at}/comparison?from=${before?.id}&to=${revision.id}`
    return {
      ...revision,
      change: before && revision.words - before.words,
      isHead: revision.id === of.headId,
      isLive: revision.id === of.publishedRevisionId,
      compareHref: before && here(c, compare),
    }
  })
}

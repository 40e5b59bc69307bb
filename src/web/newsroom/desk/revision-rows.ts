import type { DeskArticle } from '../../../domain/articles/desk-article.ts'
import type { ListedRevision } from '../../../domain/articles/revisions.ts'
import type { DeskRevision } from '../../../theme/contract/newsroom-desk.ts'
import { here } from '../../account/person.ts'
import type { Asking } from '../../route.ts'

type Of = Pick<DeskArticle, 'id' | 'headId' | 'publishedRevisionId'>

/** The first `most` as rows; each is set against the one listed after it. */
export function toRows(c: Asking, article: Of, listed: ListedRevision[], most: number): DeskRevision[] {
  return listed.slice(0, most).map((revision, at) => {
    const before = listed[at + 1]
    const compare = `/newsroom/articles/${article.id}/comparison?from=${before?.id}&to=${revision.id}`
    return {
      ...revision,
      change: before && revision.words - before.words,
      isHead: revision.id === article.headId,
      isLive: revision.id === article.publishedRevisionId,
      compareHref: before && here(c, compare),
    }
  })
}

import { here } from '../account/person.ts'
import type { Deps } from '../context.ts'
import type { Asking } from '../route.ts'

const PAGE = '/newsroom/articles/:id'

/** Where the newsroom shows an article: its own page, and where there is none, the editor. */
export function articlePlace(c: Asking, deps: Deps, id: string): string {
  const path = deps.newsroomPlaces.has(PAGE) ? PAGE : `${PAGE}/edit`
  return here(c, path.replace(':id', id))
}

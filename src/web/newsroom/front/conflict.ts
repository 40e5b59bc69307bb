import { compareFronts } from '../../../domain/articles/front/compare.ts'
import { withEverySection } from '../../../domain/articles/front/layout.ts'
import type { FrontRevision } from '../../../domain/articles/front/revisions.ts'
import { inLanguage } from '../../../lib/localized.ts'
import type { FrontArticle, FrontProps } from '../../../theme/contract/newsroom-front.ts'
import { here } from '../../account/person.ts'
import type { Deps } from '../../context.ts'
import type { Asking } from '../../route.ts'
import { composeFor } from '../../site/front-page.ts'
import { words } from '../desk/words.ts'
import { type Filled, nameOfPlace, readShown } from './places.ts'

/** What a colleague's page shows where this one shows something else. */
export async function differencesFrom(
  c: Asking,
  deps: Deps,
  mine: Filled,
  front: FrontRevision,
): Promise<NonNullable<FrontProps['conflict']>> {
  const { site } = c.var
  const layout = withEverySection(front.layout, site.sections)
  const composed = await composeFor(deps, site, front.language, layout, deps.clock())
  const theirs = { layout, front: composed }
  const articles = new Map([...(await readShown(c, deps, mine)), ...(await readShown(c, deps, theirs))])
  return {
    by: front.by,
    made: front.createdAt,
    liveFrom: front.liveFrom,
    theirsHref: `${here(c, '/newsroom/front')}?language=${front.language}&from=${front.id}`,
    differences: compareFronts(mine, theirs).map((difference) =>
      difference.what === 'place'
        ? {
            name: nameOfPlace(c, difference.place),
            mine: headlineOf(c, articles, difference.mine),
            theirs: headlineOf(c, articles, difference.theirs),
          }
        : {
            name: words(c)('front.sections'),
            mine: sectionsOf(c, mine),
            theirs: sectionsOf(c, theirs),
          },
    ),
  }
}

function headlineOf(c: Asking, articles: ReadonlyMap<string, FrontArticle>, id: string | null): string {
  return articles.get(id ?? '')?.headline ?? words(c)('front.nothing')
}

function sectionsOf(c: Asking, { front }: Filled): string {
  const { sections } = c.var.site
  const names = front.rows.flatMap(({ section, articles }) => {
    const known = sections.find(({ id }) => id === section)
    return known ? `${inLanguage(known.name, c.var.language)} (${articles.length})` : []
  })
  return names.join(', ') || words(c)('front.nothing')
}

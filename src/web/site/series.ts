import { findSeries, partsOfSeries } from '../../domain/articles/series.ts'
import { inLanguage } from '../../lib/localized.ts'
import type { Deps } from '../context.ts'
import { pressed } from '../press/pressed.ts'
import type { Asking } from '../route.ts'
import { audienceOf, toCards } from './cards.ts'
import { notFound } from './errors.ts'
import { buildFrame } from './frame.ts'
import { feedLinks } from './lists.ts'

export async function series(c: Asking, deps: Deps): Promise<Response> {
  const { db } = deps.database
  const answer = await pressed(c, deps, [], async (site) => {
    const found = await findSeries(db, c.req.param('slug') ?? '')
    if (!found) return undefined
    const { language, path } = c.var
    const name = inLanguage(found.name, language)
    const standfirst = inLanguage(found.standfirst, language)
    const feeds = feedLinks(c, name, path)
    const frame = buildFrame(c, deps, {
      title: name,
      description: standfirst,
      path,
      feeds,
      openGraph: { type: 'website' },
    })
    const parts = await toCards(deps, site, language, await partsOfSeries(db, found.id, language))
    const introduction = inLanguage(found.introduction, language) || undefined
    const audience = audienceOf(site, found.audience)
    const picture = parts.find((part) => part.picture)?.picture
    return {
      text: deps.theme.series({
        frame,
        series: { name, standfirst, introduction, audience, picture, feeds },
        parts,
      }),
    }
  })
  return answer ?? notFound(c, deps)
}

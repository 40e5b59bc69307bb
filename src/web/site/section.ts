import { findSection } from '../../domain/articles/sections.ts'
import { inLanguage } from '../../lib/localized.ts'
import type { Deps } from '../context.ts'
import { pressed } from '../press/pressed.ts'
import type { Asking } from '../route.ts'
import { notFound } from './errors.ts'
import { eventsHere } from './event-lines.ts'
import { buildFrame } from './frame.ts'
import { feedLinks, listOnPage } from './lists.ts'

export async function section(c: Asking, deps: Deps): Promise<Response> {
  const answer = await pressed(c, deps, ['page'], async (site) => {
    const found = await findSection(deps.database.db, c.req.param('slug') ?? '')
    if (!found) return undefined
    const { language, path } = c.var
    const name = inLanguage(found.name, language)
    const description = found.description[language] ?? ''
    const feeds = feedLinks(c, name, path)
    const frame = buildFrame(c, deps, {
      title: name,
      description: description || `${name} — ${inLanguage(site.identity.description, language)}`,
      path,
      feeds,
      openGraph: { type: 'website' },
    })
    const list = await listOnPage(c, deps, site, { sectionId: found.id })
    const { strip, until } = await eventsHere(c, deps, { sectionId: found.id })
    return {
      text: deps.theme.section({
        frame,
        section: { name, description: description || undefined, feeds },
        ...list,
        events: strip,
      }),
      until,
    }
  })
  return answer ?? notFound(c, deps)
}

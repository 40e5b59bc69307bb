import { findPage, versionsOfPage } from '../../domain/pages/pages.ts'
import { directionOf } from '../../lib/languages.ts'
import { inLanguage } from '../../lib/localized.ts'
import { pathIn } from '../../lib/site-path.ts'
import type { Deps } from '../context.ts'
import { pressed } from '../press/pressed.ts'
import type { Asking } from '../route.ts'
import { renderForPage } from './document.ts'
import { notFound } from './errors.ts'
import { buildFrame } from './frame.ts'

export async function staticPage(c: Asking, deps: Deps): Promise<Response> {
  const { db } = deps.database
  const answer = await pressed(c, deps, [], async (site) => {
    const { language } = c.var
    const page = await findPage(db, language, c.req.param('slug') ?? '')
    if (!page) return undefined
    const { languages } = site.identity
    const versions = (await versionsOfPage(db, page.workId)).map((version) => ({
      language: version.language,
      path: pathIn(languages, version.language, `/${version.slug}`),
    }))
    const frame = buildFrame(c, deps, {
      title: page.title,
      description: page.standfirst || inLanguage(site.identity.description, language),
      path: `/${page.slug}`,
      versions,
      openGraph: { type: 'website' },
    })
    const bodyHtml = await renderForPage(deps, language, page.body, true)
    const dir = directionOf(page.language)
    return {
      text: deps.theme.staticPage({
        frame,
        page: { title: page.title, bodyHtml, updated: page.updatedAt, language: page.language, dir },
      }),
    }
  })
  return answer ?? notFound(c, deps)
}

import type { Member } from '../../../domain/staff/may.ts'
import { directionOf } from '../../../lib/languages.ts'
import { inLanguage } from '../../../lib/localized.ts'
import { withPreviewBar } from '../../../theme/newsroom/desk/preview-bar.tsx'
import { here } from '../../account/person.ts'
import type { Deps } from '../../context.ts'
import type { Asking } from '../../route.ts'
import { renderForPage } from '../../site/document.ts'
import { notFound } from '../../site/errors.ts'
import { buildFrame } from '../../site/frame.ts'
import { localeHere } from '../desk/words.ts'
import { list } from './list.ts'
import { pageHere } from './overview.ts'

/** The newest revision on the very page that readers would see. Never pressed, never kept on the way. */
export async function previewPage(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const page = await pageHere(c, deps, member)
  if (!page) return notFound(c, deps)
  const { content, language, head } = page
  const { identity } = c.var.site
  const frame = buildFrame(c, deps, {
    title: content.title,
    description: content.standfirst || inLanguage(identity.description, c.var.language),
    path: `/${content.slug ?? page.slug}`,
    versions: [],
    openGraph: { type: 'website' },
  })
  const html = deps.theme.staticPage({
    frame: { ...frame, robots: 'noindex' },
    page: {
      title: content.title,
      bodyHtml: await renderForPage(deps, c.var.language, content.body, true),
      updated: head.at,
      language,
      dir: directionOf(language),
    },
  })
  c.header('cache-control', 'private, no-store')
  c.header('x-robots-tag', 'noindex')
  c.header('referrer-policy', 'no-referrer')
  const bar = { kinds: [], languages: [], number: head.number, backHref: here(c, `${list}/${page.pageId}`) }
  return c.html(withPreviewBar(html, bar, localeHere(c)))
}

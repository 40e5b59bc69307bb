import type { Layout } from '../../../domain/articles/front/layout.ts'
import { findFront } from '../../../domain/articles/front/revisions.ts'
import type { Member } from '../../../domain/staff/may.ts'
import { withFrontPreviewBar } from '../../../theme/newsroom/front/preview-bar.tsx'
import { here } from '../../account/person.ts'
import type { Deps } from '../../context.ts'
import type { Asking } from '../../route.ts'
import { composeFor, homeProps } from '../../site/front-page.ts'
import { errorPage, notFound } from '../../site/errors.ts'
import { localeHere, moment, words } from '../desk/words.ts'
import { readArranged } from './form.ts'

/** The whole page as readers of its language would see what the form holds. */
export async function previewFront(c: Asking, deps: Deps): Promise<Response> {
  const read = await readArranged(c)
  if (!read.ok) return errorPage(c, deps, 400, { fields: read.fields })
  return preview(c, deps, read.fields.layout, words(c)('front.preview-bar'))
}

/** A scheduled or earlier one, with the articles of today. */
export async function showFrontRevision(c: Asking, deps: Deps, _: Member): Promise<Response> {
  const front = await findFront(deps.database.db, c.req.param('id') ?? '')
  if (!front || front.language !== c.var.language) return notFound(c, deps)
  const text = words(c)('front.preview-of', { when: moment(c, front.liveFrom) })
  return preview(c, deps, front.layout, text, here(c, `/newsroom/front?language=${front.language}`))
}

/** Never pressed, never kept on the way, never in an index. */
async function preview(
  c: Asking,
  deps: Deps,
  layout: Layout,
  text: string,
  backHref?: string,
): Promise<Response> {
  const { site, language } = c.var
  const front = await composeFor(deps, site, language, layout, deps.clock())
  const props = await homeProps(c, deps, site, front)
  const html = deps.theme.home({ ...props, frame: { ...props.frame, robots: 'noindex' } })
  c.header('cache-control', 'private, no-store')
  c.header('x-robots-tag', 'noindex')
  return c.html(withFrontPreviewBar(html, { text, backHref }, localeHere(c)))
}

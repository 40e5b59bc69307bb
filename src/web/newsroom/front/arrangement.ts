import { withEverySection } from '../../../domain/articles/front/layout.ts'
import type { Member } from '../../../domain/staff/may.ts'
import type { Deps } from '../../context.ts'
import type { Asking } from '../../route.ts'
import { composeFor } from '../../site/front-page.ts'
import { errorPage } from '../../site/errors.ts'
import { obey } from './commands.ts'
import { readArranged } from './form.ts'
import { frontPage } from './page.ts'
import { findPlaceable } from './places.ts'

const LONGEST = 120

/** Moves something in the form. Nothing is kept: what comes back is the form as it would be. */
export async function changeArrangement(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const read = await readArranged(c)
  if (!read.ok) return errorPage(c, deps, 400, { fields: read.fields })
  const arranged = read.fields
  const { site } = c.var
  const layout = withEverySection(arranged.layout, site.sections)
  const filled = await composeFor(deps, site, arranged.language, layout, deps.clock())
  const obeyed = obey(arranged.command, layout, filled)
  if (!obeyed) return errorPage(c, deps, 400, { fields: [{ field: 'do', message: 'is not known' }] })
  const finds = arranged.command === 'show' ? arranged.finds : new Map()
  const [asked] = finds.keys()
  const focus = obeyed.focus ?? (asked === undefined ? 'show' : `${asked}-find`)
  return frontPage(c, deps, member, { arranged: { ...arranged, layout: obeyed.layout, finds }, focus })
}

/** For the search box while one types. In the language of the address. */
export async function findForFront(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const query = (c.req.query('q') ?? '').slice(0, LONGEST).trim()
  const results = query === '' ? [] : await findPlaceable(c, deps, member, c.var.language, query)
  return c.json({ results })
}

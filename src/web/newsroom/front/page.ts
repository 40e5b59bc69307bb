import { isDeepStrictEqual } from 'node:util'
import { type Layout, most, standardLayout, withEverySection } from '../../../domain/articles/front/layout.ts'
import {
  findFront,
  frontAt,
  type FrontRevision,
  latestFront,
} from '../../../domain/articles/front/revisions.ts'
import type { Member } from '../../../domain/staff/may.ts'
import { toInstantText } from '../../../lib/clock.ts'
import { directionOf, ownName } from '../../../lib/languages.ts'
import { inLanguage } from '../../../lib/localized.ts'
import type { NewsroomForm, Notice } from '../../../theme/contract/newsroom.ts'
import type { FrontArticle, FrontProps, FrontSlot } from '../../../theme/contract/newsroom-front.ts'
import { isNewsroomKey } from '../../../theme/language/newsroom/say.ts'
import { frontEditor } from '../../../theme/newsroom/front/page.tsx'
import { here } from '../../account/person.ts'
import { pathIn } from '../../../lib/site-path.ts'
import type { Deps } from '../../context.ts'
import type { Asking } from '../../route.ts'
import { composeFor } from '../../site/front-page.ts'
import { words } from '../desk/words.ts'
import { newsroomFrame } from '../frame.ts'
import { differencesFrom } from './conflict.ts'
import { type Arranged, frontLanguages } from './form.ts'
import { type Filled, readShown, toSlots } from './places.ts'
import { record } from './record.ts'

export const home = '/newsroom/front'

export type Shown = {
  arranged: Arranged
  status?: 200 | 409 | 412 | 422
  form?: NewsroomForm
  askWhich?: FrontProps['askWhich']
  /** What a colleague saved meanwhile. */
  conflict?: FrontRevision
  focus?: string | undefined
  notice?: Notice | undefined
}

/** The front page of a language: as it is, or, by `?from=`, as an earlier or scheduled one, or the standard, has it. */
export async function showFront(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const { db } = deps.database
  const language = languageAsked(c)
  const opened = await openedFrom(deps, c.req.query('from') ?? '', language)
  const layout = opened?.layout ?? (await frontAt(db, language, deps.clock())).layout
  const base = (await latestFront(db, language))?.id ?? ''
  const replaces = opened?.replaces ?? ''
  const key = `front.done.${c.req.query('done') ?? ''}`
  const notice = isNewsroomKey(key) ? { text: words(c)(key), link: onSite(c, language) } : undefined
  const arranged = { language, layout, base, replaces, finds: new Map(), command: '', at: '', which: '' }
  return frontPage(c, deps, member, { arranged, notice })
}

export async function frontPage(c: Asking, deps: Deps, member: Member, shown: Shown): Promise<Response> {
  const { site } = c.var
  const { db } = deps.database
  const now = deps.clock()
  const { arranged, status = 200 } = shown
  const { language } = arranged
  const layout = withEverySection(arranged.layout, site.sections)
  const filled = { layout, front: await composeFor(deps, site, language, layout, now) }
  const articles = await readShown(c, deps, filled)
  const slots = await toSlots(c, deps, member, language, filled, articles, arranged.finds)
  const live = withEverySection((await frontAt(db, language, now)).layout, site.sections)
  const replaced = arranged.replaces === '' ? undefined : await findFront(db, arranged.replaces)
  const isWaiting = replaced !== undefined && replaced.liveFrom > toInstantText(now)
  const title = words(c)('shell.area.front')
  return c.html(
    frontEditor({
      frame: newsroomFrame(c, deps, member, { title, area: 'front', notice: shown.notice }),
      ...places(c, language, [...slots.values()]),
      rows: rowsOf(c, filled, articles),
      base: arranged.base,
      repeats: layout.repeats,
      replaces: isWaiting ? { id: replaced.id, liveFrom: replaced.liveFrom } : undefined,
      isNew: !isDeepStrictEqual(live, layout),
      form: shown.form ?? { values: { at: arranged.at, which: arranged.which }, errors: {} },
      askWhich: shown.askWhich,
      conflict: shown.conflict && (await differencesFrom(c, deps, filled, shown.conflict)),
      focus: shown.focus,
      ...(await record(c, deps, language)),
    }),
    status,
  )
}

function places(c: Asking, code: string, slots: FrontSlot[]) {
  const { languages } = c.var.site.identity
  // A preview, and a search, are in the language of the page that is arranged.
  const there = (path: string) => pathIn(languages, code, path)
  const inGroup = (group: string) => slots.filter(({ place }) => place.startsWith(group))
  const [secondary, briefs] = [inGroup('secondary'), inGroup('briefs')]
  const [lead = emptyLead] = slots
  return {
    lead,
    secondary,
    briefs,
    language: { code, name: ownName(code), dir: directionOf(code) },
    languages: frontLanguages(c).map((one) => ({
      name: ownName(one),
      href: `${here(c, home)}?language=${one}`,
      current: one === code,
    })),
    actions: {
      arrange: here(c, `${home}/arrangement`),
      publish: here(c, home),
      preview: there(`${home}/preview`),
      restore: here(c, `${home}/restorations`),
      find: there(`${home}/articles`),
    },
    mayAdd: { secondary: secondary.length < most.secondary, briefs: briefs.length < most.briefs },
    rules: rulesOf(c),
    mostInRow: most.perRow,
  }
}

const emptyLead: FrontSlot = {
  place: 'lead',
  name: '',
  rule: standardLayout.lead.rule,
  article: '',
  query: '',
  mayGoUp: false,
  mayGoDown: false,
}

function rulesOf(c: Asking): FrontProps['rules'] {
  const text = words(c)
  return [
    ...(['featured', 'analysis', 'brief'] as const).map((value) => ({
      value,
      label: text(`front.rule.${value}`),
    })),
    ...c.var.site.sections.map(({ id, name }) => ({
      value: `section:${id}`,
      label: text('front.rule-section', { name: inLanguage(name, c.var.language) }),
    })),
  ]
}

function rowsOf(
  c: Asking,
  { layout, front }: Filled,
  articles: ReadonlyMap<string, FrontArticle>,
): FrontProps['rows'] {
  return layout.rows.map(({ section, count, shown }) => {
    const known = c.var.site.sections.find(({ id }) => id === section)
    const row = front.rows.find((one) => one.section === section)
    return {
      section,
      count,
      shown,
      name: known ? inLanguage(known.name, c.var.language) : '',
      headlines: row?.articles.flatMap((id) => articles.get(id)?.headline ?? []) ?? [],
    }
  })
}

function languageAsked(c: Asking): string {
  const known = frontLanguages(c)
  return (
    [c.req.query('language'), c.var.language].find((one) => one && known.includes(one)) ?? known[0] ?? 'en'
  )
}

async function openedFrom(
  deps: Deps,
  from: string,
  language: string,
): Promise<{ layout: Layout; replaces: string } | undefined> {
  if (from === 'standard') return { layout: standardLayout, replaces: '' }
  const front = from === '' ? undefined : await findFront(deps.database.db, from)
  if (!front || front.language !== language) return undefined
  return { layout: front.layout, replaces: front.liveFrom > toInstantText(deps.clock()) ? front.id : '' }
}

function onSite(c: Asking, language: string) {
  return { name: words(c)('desk.on-site'), href: pathIn(c.var.site.identity.languages, language, '/') }
}

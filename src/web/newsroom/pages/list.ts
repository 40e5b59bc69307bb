import { createPage, listPageDrafts, type PageListed } from '../../../domain/pages/draft.ts'
import type { Member } from '../../../domain/staff/may.ts'
import { isInterfaceLanguage, ownName } from '../../../lib/languages.ts'
import type { NewsroomForm } from '../../../theme/contract/newsroom.ts'
import { thingListPage } from '../../../theme/newsroom/publication/things.tsx'
import { line, readForm } from '../../account/form.ts'
import { here } from '../../account/person.ts'
import type { Deps } from '../../context.ts'
import type { Asking } from '../../route.ts'
import { errorPage } from '../../site/errors.ts'
import { textHere } from '../publication/room.ts'
import { pageOf, thingFrame } from '../publication/things.ts'
import { networkHere } from '../staff-route.ts'

export const list = '/newsroom/pages'

export async function showPages(c: Asking, deps: Deps, member: Member): Promise<Response> {
  return listPage(c, deps, member, { values: {}, errors: {} }, 200)
}

/** Begins a page, or a version of one in another language, and opens it. */
export async function newPage(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const read = await readForm(c, { title: line, language: line, translationOf: line.optional() })
  if (!read.ok) return errorPage(c, deps, 400, { fields: read.fields })
  const text = textHere(c)
  const { translationOf } = read.fields
  const title = read.fields.title.trim()
  const language = pageLanguages(c).find((code) => code === read.fields.language)
  if (language === undefined)
    return errorPage(c, deps, 400, { fields: [{ field: 'language', message: 'is not known' }] })
  const refuse = (errors: Record<string, string>) =>
    listPage(c, deps, member, { values: { title, language }, errors }, 400)
  if (title === '' && translationOf === undefined) return refuse({ title: text('publication.error.name') })
  const doer = { actor: member, network: networkHere(c, deps) }
  const wish = { title, language, ...(translationOf !== undefined && { translationOf }) }
  const made = await createPage(deps.database.db, deps.clock, doer, wish)
  if (made.outcome === 'created') return c.redirect(here(c, `${list}/${made.id}/edit`), 303)
  if (made.outcome === 'taken') return refuse({ language: text('editor.language.taken') })
  return errorPage(c, deps, 404)
}

/** Languages that have addresses of their own. */
export function pageLanguages(c: Asking): string[] {
  const [first, ...others] = c.var.site.identity.languages
  return [...(first === undefined ? [] : [first]), ...others.filter(isInterfaceLanguage)]
}

async function listPage(
  c: Asking,
  deps: Deps,
  member: Member,
  form: NewsroomForm,
  status: 200 | 400,
): Promise<Response> {
  const text = textHere(c)
  const { shown, ...pages } = pageOf(c, await listPageDrafts(deps.database.db), list)
  const html = thingListPage({
    frame: thingFrame(c, deps, member, { title: text('shell.area.pages'), area: 'pages' }),
    intro: text('publication.pages.intro'),
    columns: [text('publication.pages.title'), text('publication.pages.language')],
    rows: shown.map((page) => ({
      name: page.title || text('shell.untitled'),
      href: here(c, `${list}/${page.id}`),
      detail: `/${page.slug}`,
      cells: [ownName(page.language)],
      badge: badgeOf(c, page),
    })),
    ...pages,
    empty: { title: text('publication.nothing'), why: text('publication.pages.empty') },
    below: {
      id: 'new',
      title: text('publication.pages.new'),
      intro: text('publication.pages.new-hint'),
      form: {
        action: here(c, list),
        submit: text('publication.add'),
        form,
        groups: [
          {
            fields: [
              { kind: 'line', name: 'title', label: text('publication.pages.title') },
              {
                kind: 'choice',
                name: 'language',
                label: text('publication.pages.language'),
                options: pageLanguages(c).map((value) => ({ value, label: ownName(value) })),
              },
            ],
          },
        ],
      },
    },
  })
  return c.html(html, status)
}

function badgeOf(c: Asking, { publishedAt, isChanged }: PageListed) {
  const text = textHere(c)
  if (publishedAt === null) return { text: text('publication.pages.hidden'), tone: 'grey' as const }
  if (isChanged) return { text: text('publication.pages.changed'), tone: 'amber' as const }
  return { text: text('publication.pages.live'), tone: 'green' as const }
}

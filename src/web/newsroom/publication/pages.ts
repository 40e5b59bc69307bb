import { z } from 'zod'
import {
  editPage,
  findPageToEdit,
  listPagesToEdit,
  type PageEdited,
  type PageListed,
  setPublished,
} from '../../../domain/pages/edit.ts'
import type { Member } from '../../../domain/staff/may.ts'
import { directionOf, ownName } from '../../../lib/languages.ts'
import { thingFormPage, thingListPage } from '../../../theme/newsroom/publication/things.tsx'
import { line, readForm } from '../../account/form.ts'
import { here } from '../../account/person.ts'
import { pathIn } from '../../address.ts'
import type { Deps } from '../../context.ts'
import type { Asking } from '../../route.ts'
import { errorPage } from '../../site/errors.ts'
import { carryOut, textHere } from './room.ts'
import { back, pageOf, type Sent, statusOf, thingFrame } from './things.ts'

const list = '/newsroom/pages'

export async function showPages(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const text = textHere(c)
  const { shown, ...pages } = pageOf(c, await listPagesToEdit(deps.database.db), list)
  const html = thingListPage({
    frame: thingFrame(c, deps, member, { title: text('shell.area.pages'), area: 'pages' }),
    intro: text('publication.pages.intro'),
    columns: [text('publication.pages.title'), text('publication.pages.language')],
    rows: shown.map((page) => ({
      name: page.title || text('shell.untitled'),
      href: here(c, `${list}/${page.id}`),
      detail: `/${page.slug}`,
      cells: [ownName(page.language)],
      badge: {
        text: text(page.publishedAt === null ? 'publication.pages.hidden' : 'publication.pages.live'),
        tone: page.publishedAt === null ? 'grey' : 'green',
      },
    })),
    ...pages,
    empty: { title: text('publication.nothing'), why: text('publication.pages.empty') },
  })
  return c.html(html)
}

export async function showPage(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const page = await pageHere(c, deps)
  return page ? pagePage(c, deps, member, page) : errorPage(c, deps, 404)
}

export async function savePage(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const page = await pageHere(c, deps)
  if (!page) return errorPage(c, deps, 404)
  const form = await readForm(c, { title: line, standfirst: line, slug: line })
  if (!form.ok) return errorPage(c, deps, 400, { fields: form.fields })
  const text = textHere(c)
  const words = {
    title: form.fields.title.trim(),
    standfirst: form.fields.standfirst.trim(),
    slug: form.fields.slug.trim(),
  }
  const refuse = (errors: Record<string, string>) =>
    pagePage(c, deps, member, page, { values: words, errors })
  if (words.title === '') return refuse({ title: text('publication.error.name') })
  let edited: PageEdited = 'edited'
  await carryOut(c, deps, member, async (db) => {
    edited = await editPage(db, deps.clock, page, words, member.id)
    if (edited !== 'edited') return undefined
    const { title, standfirst, slug } = page
    return { act: 'page.edit', subject: subjectOf(page), before: { title, standfirst, slug }, after: words }
  })
  const problem = problemOf(edited)
  if (problem) return refuse({ slug: text(`publication.error.${problem}`, { name: words.slug }) })
  return back(c, `${list}/${page.id}`, 'saved')
}

export async function publishPage(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const page = await pageHere(c, deps)
  if (!page) return errorPage(c, deps, 404)
  const form = await readForm(c, { state: z.enum(['published', 'unpublished']) })
  if (!form.ok) return errorPage(c, deps, 400, { fields: form.fields })
  const { state } = form.fields
  const isPublished = state === 'published'
  await carryOut(c, deps, member, async (db) => {
    if (isPublished === (page.publishedAt !== null)) return undefined
    await setPublished(db, deps.clock, page, isPublished)
    return { act: isPublished ? 'page.publish' : 'page.unpublish', subject: subjectOf(page) }
  })
  return back(c, `${list}/${page.id}`, state)
}

function problemOf(edited: PageEdited): Exclude<PageEdited, 'edited'> | undefined {
  return edited === 'edited' ? undefined : edited
}

function pageHere(c: Asking, deps: Deps): Promise<PageListed | undefined> {
  return findPageToEdit(deps.database.db, c.req.param('id') ?? '')
}

function subjectOf({ id, title }: PageListed) {
  return { kind: 'page', id, name: title }
}

function pagePage(
  c: Asking,
  deps: Deps,
  member: Member,
  page: PageListed,
  sent: Sent = { values: {}, errors: {} },
): Response | Promise<Response> {
  const text = textHere(c)
  const at = here(c, `${list}/${page.id}`)
  const { title, standfirst, slug, language } = page
  const isLive = page.publishedAt !== null
  const href = pathIn(c.var.site.identity.languages, language, `/${slug}`)
  const own = { lang: language, dir: directionOf(language) }
  const html = thingFormPage({
    frame: thingFrame(c, deps, member, { title: title || text('shell.untitled'), area: 'pages' }),
    back: { name: text('shell.area.pages'), href: here(c, list) },
    siteHref: isLive ? { name: text('publication.see'), href } : undefined,
    main: {
      action: at,
      submit: text('shell.save'),
      form: { values: { title, standfirst, slug, ...sent.values }, errors: sent.errors },
      groups: [
        {
          fields: [
            { kind: 'line', name: 'title', label: text('publication.pages.title'), ...own },
            {
              kind: 'text',
              name: 'standfirst',
              rows: 2,
              required: false,
              label: text('publication.pages.standfirst'),
              ...own,
            },
            {
              kind: 'line',
              name: 'slug',
              dir: 'ltr',
              label: text('publication.sections.address'),
              hint: text('publication.pages.address-hint'),
            },
          ],
        },
      ],
    },
    parts: [
      {
        id: 'publication',
        title: text(isLive ? 'publication.pages.live' : 'publication.pages.hidden'),
        items: [
          {
            text: `/${slug}`,
            acts: [
              {
                label: text(isLive ? 'publication.pages.take-down' : 'publication.pages.publish'),
                action: `${at}/publication`,
                fields: { state: isLive ? 'unpublished' : 'published' },
              },
            ],
          },
        ],
      },
    ],
  })
  return c.html(html, statusOf(sent))
}

import { z } from 'zod'
import type { AuthorProfile } from '../../../domain/articles/authors.ts'
import {
  type AuthorWords,
  editAuthor,
  findAuthorById,
  isAuthorLink,
  listAuthorsToEdit,
  mergeAuthors,
} from '../../../domain/articles/author-edit.ts'
import { findAuthors } from '../../../domain/articles/bylines.ts'
import type { Member } from '../../../domain/staff/may.ts'
import { inLanguage } from '../../../lib/localized.ts'
import { thingListPage } from '../../../theme/newsroom/publication/things.tsx'
import { line, readForm } from '../../account/form.ts'
import { here } from '../../account/person.ts'
import type { Deps } from '../../context.ts'
import type { Asking } from '../../route.ts'
import { errorPage } from '../../site/errors.ts'
import { authorPage, LINKS } from './author-page.ts'
import { ifNameless } from './described.ts'
import { askToMerge } from './merger.ts'
import type { Errors, Values } from './policy-form.ts'
import { carryOut, inEveryLanguage, localizedFrom, passage, perLanguage, textHere } from './room.ts'
import { back, pageOf, thingFrame } from './things.ts'

const list = '/newsroom/authors'

export async function showAuthors(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const text = textHere(c)
  const { language } = c.var
  const query = (c.req.query('q') ?? '').slice(0, 200)
  const authors = await listAuthorsToEdit(deps.database.db, query, language)
  const { shown, ...pages } = pageOf(c, authors, list)
  const html = thingListPage({
    frame: thingFrame(c, deps, member, { title: text('shell.area.authors'), area: 'authors' }),
    intro: text('publication.authors.intro'),
    columns: [text('publication.name'), text('publication.articles')],
    rows: shown.map((author) => ({
      name: inLanguage(author.name, language),
      href: here(c, `${list}/${author.id}`),
      detail: inLanguage(author.role, language) || undefined,
      cells: [String(author.count)],
    })),
    filter: {
      action: here(c, list),
      query,
      label: text('publication.authors.search'),
      clearHref: query ? here(c, list) : undefined,
    },
    ...pages,
    empty: { title: text('publication.nothing'), why: text('publication.authors.empty') },
  })
  return c.html(html)
}

export async function showAuthor(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const author = await authorHere(c, deps)
  return author ? authorPage(c, deps, member, author) : errorPage(c, deps, 404)
}

export async function saveAuthor(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const author = await authorHere(c, deps)
  if (!author) return errorPage(c, deps, 404)
  const links = Object.fromEntries(
    LINKS.flatMap((number) => [`linkLabel${number}`, `linkUrl${number}`]).map((name) => [name, line]),
  )
  const form = await readForm(c, {
    ...perLanguage(c, ['name', 'role'], line),
    ...perLanguage(c, ['bio'], passage),
    ...links,
  })
  if (!form.ok) return errorPage(c, deps, 400, { fields: form.fields })
  const { words, errors } = readWords(c, form.fields)
  if (!words) return authorPage(c, deps, member, author, { values: form.fields, errors })
  await carryOut(c, deps, member, async (db) => {
    await editAuthor(db, author.id, words)
    const { name, role, bio, links } = author
    const before = { name, role, bio, links }
    return { act: 'author.edit', subject: subjectOf(c, author), before, after: words }
  })
  return back(c, `${list}/${author.id}`, 'saved')
}

function readWords(c: Asking, values: Values): { words?: AuthorWords; errors: Errors } {
  const text = textHere(c)
  const name = localizedFrom(c, values, 'name')
  const errors = ifNameless(c, name)
  const links = LINKS.flatMap((number) => {
    const label = (values[`linkLabel${number}`] ?? '').trim()
    const url = (values[`linkUrl${number}`] ?? '').trim()
    if (label === '' && url === '') return []
    if (label === '' || !isAuthorLink(url)) errors[`linkUrl${number}`] = text('publication.error.link')
    return [{ label, url }]
  })
  if (Object.keys(errors).length > 0) return { errors }
  const role = localizedFrom(c, values, 'role')
  const bio = localizedFrom(c, values, 'bio')
  return { words: { name, role, bio, links }, errors }
}

/** `into`: the name of the author who remains. Asks first, then does it. */
export async function mergeAuthor(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const author = await authorHere(c, deps)
  if (!author) return errorPage(c, deps, 404)
  const form = await readForm(c, { into: line, confirmed: z.literal('yes').optional() })
  if (!form.ok) return errorPage(c, deps, 400, { fields: form.fields })
  const { into: typed, confirmed } = form.fields
  const { db } = deps.database
  const named = typed.trim() === '' ? [] : await findAuthors(db, typed)
  const into = confirmed ? await findAuthorById(db, typed) : named.find(({ id }) => id !== author.id)
  const text = textHere(c)
  if (!into || into.id === author.id)
    return authorPage(c, deps, member, author, {
      values: { into: typed },
      errors: { into: text('publication.error.no-author', { name: typed }) },
    })
  const at = `${list}/${author.id}`
  const names = {
    name: inLanguage(author.name, c.var.language),
    into: inLanguage(into.name, c.var.language),
  }
  if (!confirmed)
    return askToMerge(c, deps, member, {
      area: 'authors',
      path: at,
      into,
      names,
      why: text('publication.authors.merge-why', names),
    })
  const ids = { from: author.id, into: into.id, prefixes: inEveryLanguage(c) }
  await carryOut(c, deps, member, async (db) => {
    if ((await mergeAuthors(db, deps.clock, ids)) !== 'merged') return undefined
    const { slug, name, role, bio } = author
    const after = { into: into.id, name: names.into }
    return { act: 'author.merge', subject: subjectOf(c, author), before: { slug, name, role, bio }, after }
  })
  return back(c, `${list}/${into.id}`, 'merged')
}

function authorHere(c: Asking, deps: Deps): Promise<AuthorProfile | undefined> {
  return findAuthorById(deps.database.db, c.req.param('id') ?? '')
}

function subjectOf(c: Asking, author: AuthorProfile) {
  return { kind: 'author', id: author.id, name: inLanguage(author.name, c.var.language) }
}

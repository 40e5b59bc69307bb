import { z } from 'zod'
import type { Member } from '../../../domain/staff/may.ts'
import {
  findRedirectById,
  isSource,
  isTarget,
  lineOf,
  listRedirects,
  readRedirects,
  type Redirect,
  type RedirectLine,
  type RefusedLine,
  removeRedirect,
  setRedirect,
} from '../../../domain/publication/redirect-edit.ts'
import {
  thingFormPage,
  thingListPage,
  thingQuestionPage,
} from '../../../theme/newsroom/publication/things.tsx'
import { line, readForm } from '../../account/form.ts'
import { here } from '../../account/person.ts'
import type { Deps } from '../../context.ts'
import type { Asking } from '../../route.ts'
import { errorPage } from '../../site/errors.ts'
import { carryOut, textHere } from './room.ts'
import { back, pageOf, type Sent, statusOf, thingFrame } from './things.ts'

const list = '/newsroom/redirects'
const nothingSent: Sent = { values: {}, errors: {} }

export const showRedirects = (c: Asking, deps: Deps, member: Member) => listPage(c, deps, member, nothingSent)

/** Many at once, as CSV. What can be taken is taken; the rest comes back to be mended, each line with its reason. */
export async function addRedirects(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const csv = z.string().max(60_000)
  const form = await readForm(c, { csv })
  if (!form.ok) return errorPage(c, deps, 400, { fields: form.fields })
  const { lines, refused } = readRedirects(form.fields.csv)
  const loops = lines.length === 0 ? [] : await setAll(c, deps, member, lines)
  for (const { line, source, target } of lines)
    if (loops.includes(source)) refused.push({ line, text: lineOf([source, target ?? '']), why: 'loop' })
  if (refused.length === 0) return back(c, list, lines.length === 0 ? undefined : 'added')
  refused.sort((one, other) => one.line - other.line)
  const text = textHere(c)
  const added = lines.length - loops.length
  return listPage(c, deps, member, {
    values: { csv: refused.map((line) => line.text).join('\n') },
    errors: { csv: text('publication.redirects.refused', { count: refused.length, added }) },
    refused,
  })
}

export async function showRedirect(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const redirect = await redirectHere(c, deps)
  return redirect ? redirectPage(c, deps, member, redirect, nothingSent) : errorPage(c, deps, 404)
}

export async function saveRedirect(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const redirect = await redirectHere(c, deps)
  if (!redirect) return errorPage(c, deps, 404)
  const form = await readForm(c, { source: line, target: line })
  if (!form.ok) return errorPage(c, deps, 400, { fields: form.fields })
  const text = textHere(c)
  const source = form.fields.source.trim()
  const target = form.fields.target.trim()
  const errors: Record<string, string> = {}
  if (!isSource(source)) errors['source'] = text('publication.error.source')
  if (target !== '' && !isTarget(target)) errors['target'] = text('publication.error.target')
  const refuse = () => redirectPage(c, deps, member, redirect, { values: form.fields, errors })
  if (Object.keys(errors).length > 0) return refuse()
  if (await replace(c, deps, member, redirect, { source, target: target || null }))
    return back(c, list, 'saved')
  errors['target'] = text('publication.error.loop', { name: source })
  return refuse()
}

export async function askToRemoveRedirect(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const redirect = await redirectHere(c, deps)
  if (!redirect) return errorPage(c, deps, 404)
  const text = textHere(c)
  const html = thingQuestionPage({
    frame: thingFrame(c, deps, member, {
      title: text('publication.redirects.remove-ask', { name: redirect.source }),
      area: 'redirects',
    }),
    why: text('publication.redirects.remove-why'),
    action: here(c, `${list}/${redirect.id}/removal`),
    confirm: text('publication.redirects.remove'),
    cancelHref: here(c, `${list}/${redirect.id}`),
  })
  return c.html(html)
}

export async function removeRedirectHere(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const redirect = await redirectHere(c, deps)
  if (!redirect) return errorPage(c, deps, 404)
  const form = await readForm(c, {})
  if (!form.ok) return errorPage(c, deps, 400, { fields: form.fields })
  await carryOut(c, deps, member, async (db) => {
    if (!(await removeRedirect(db, redirect.id))) return undefined
    const { id, source, target } = redirect
    return {
      act: 'redirect.remove',
      subject: { kind: 'redirect', id, name: source },
      before: { source, target },
    }
  })
  return back(c, list, 'removed')
}

/** All in one transaction. Answers the sources at which a circle would close, of which nothing was changed. */
async function setAll(
  c: Asking,
  deps: Deps,
  member: Member,
  lines: readonly RedirectLine[],
): Promise<string[]> {
  const loops: string[] = []
  await carryOut(c, deps, member, async (db) => {
    for (const { source, target } of lines)
      if ((await setRedirect(db, deps.clock, source, target)) === 'loop') loops.push(source)
    const set = lines.filter(({ source }) => !loops.includes(source))
    if (set.length === 0) return undefined
    const name = set.length === 1 ? (set[0]?.source ?? '') : String(set.length)
    const after = set.map(({ source, target }) => ({ source, target }))
    return { act: 'redirect.add', subject: { kind: 'redirect', id: 'import', name }, after }
  })
  return loops
}

/** Thrown within the transaction, so that nothing of it stays. */
class Loop extends Error {}

/** False: it would close a circle, and nothing was changed. */
async function replace(
  c: Asking,
  deps: Deps,
  member: Member,
  { id, source, target }: Redirect,
  after: RedirectLine,
): Promise<boolean> {
  try {
    await carryOut(c, deps, member, async (db) => {
      await removeRedirect(db, id)
      if ((await setRedirect(db, deps.clock, after.source, after.target)) === 'loop') throw new Loop()
      const subject = { kind: 'redirect', id, name: after.source }
      return { act: 'redirect.edit', subject, before: { source, target }, after }
    })
    return true
  } catch (error) {
    if (error instanceof Loop) return false
    throw error
  }
}

function redirectHere(c: Asking, deps: Deps): Promise<Redirect | undefined> {
  return findRedirectById(deps.database.db, c.req.param('id') ?? '')
}

type SentLines = Sent & { refused?: RefusedLine[] }

async function listPage(c: Asking, deps: Deps, member: Member, sent: SentLines): Promise<Response> {
  const text = textHere(c)
  const query = (c.req.query('q') ?? '').slice(0, 200)
  const { shown, ...pages } = pageOf(c, await listRedirects(deps.database.db, query), list)
  const html = thingListPage({
    frame: thingFrame(c, deps, member, { title: text('shell.area.redirects'), area: 'redirects' }),
    intro: text('publication.redirects.intro'),
    columns: [text('publication.redirects.source'), text('publication.redirects.target')],
    rows: shown.map(({ id, source, target }) => ({
      name: source,
      href: here(c, `${list}/${id}`),
      cells: [target ?? text('publication.redirects.gone')],
    })),
    filter: {
      action: here(c, list),
      query,
      label: text('publication.redirects.search'),
      clearHref: query ? here(c, list) : undefined,
    },
    ...pages,
    empty: { title: text('publication.nothing'), why: text('publication.redirects.empty') },
    below: {
      id: 'new',
      title: text('publication.redirects.new'),
      items: sent.refused?.map((refused) => ({
        text: refused.text.slice(0, 200),
        detail: `${text('publication.redirects.line', { line: refused.line })} ${text(`publication.redirects.refused-${refused.why}`)}`,
        acts: [],
      })),
      form: {
        action: here(c, list),
        submit: text('publication.add'),
        form: sent,
        groups: [
          {
            fields: [
              {
                kind: 'text',
                name: 'csv',
                rows: 5,
                dir: 'ltr',
                label: text('publication.redirects.csv'),
                hint: text('publication.redirects.csv-hint'),
              },
            ],
          },
        ],
      },
    },
  })
  return c.html(html, statusOf(sent))
}

function redirectPage(c: Asking, deps: Deps, member: Member, redirect: Redirect, sent: Sent) {
  const text = textHere(c)
  const at = here(c, `${list}/${redirect.id}`)
  const html = thingFormPage({
    frame: thingFrame(c, deps, member, { title: text('publication.redirects.one'), area: 'redirects' }),
    back: { name: text('shell.area.redirects'), href: here(c, list) },
    main: {
      action: at,
      submit: text('shell.save'),
      form: {
        values: { source: redirect.source, target: redirect.target ?? '', ...sent.values },
        errors: sent.errors,
      },
      groups: [
        {
          fields: [
            { kind: 'line', name: 'source', dir: 'ltr', label: text('publication.redirects.source') },
            {
              kind: 'line',
              name: 'target',
              dir: 'ltr',
              required: false,
              label: text('publication.redirects.target'),
              hint: text('publication.redirects.target-hint'),
            },
          ],
        },
      ],
    },
    parts: [],
    removal: { name: text('publication.redirects.remove'), href: `${at}/removal` },
  })
  return c.html(html, statusOf(sent))
}

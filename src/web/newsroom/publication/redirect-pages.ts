import type { Member } from '../../../domain/staff/may.ts'
import {
  findRedirectById,
  listRedirects,
  type Redirect,
  type RefusedLine,
} from '../../../domain/publication/redirect-edit.ts'
import { thingFormPage, thingListPage } from '../../../theme/newsroom/publication/things.tsx'
import { here } from '../../account/person.ts'
import type { Deps } from '../../context.ts'
import type { Asking } from '../../route.ts'
import { textHere } from './room.ts'
import { pageOf, type Sent, statusOf, thingFrame } from './things.ts'

export const REDIRECTS = '/newsroom/redirects'

export function redirectHere(c: Asking, deps: Deps): Promise<Redirect | undefined> {
  return findRedirectById(deps.database.db, c.req.param('id') ?? '')
}

type SentLines = Sent & { refused?: RefusedLine[] }

export async function redirectsPage(
  c: Asking,
  deps: Deps,
  member: Member,
  sent: SentLines,
): Promise<Response> {
  const text = textHere(c)
  const query = (c.req.query('q') ?? '').slice(0, 200)
  const { shown, ...pages } = pageOf(c, await listRedirects(deps.database.db, query), REDIRECTS)
  const html = thingListPage({
    frame: thingFrame(c, deps, member, { title: text('shell.area.redirects'), area: 'redirects' }),
    intro: text('publication.redirects.intro'),
    columns: [text('publication.redirects.source'), text('publication.redirects.target')],
    rows: shown.map(({ id, source, target }) => ({
      name: source,
      href: here(c, `${REDIRECTS}/${id}`),
      cells: [target ?? text('publication.redirects.gone')],
    })),
    filter: {
      action: here(c, REDIRECTS),
      query,
      label: text('publication.redirects.search'),
      clearHref: query ? here(c, REDIRECTS) : undefined,
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
        action: here(c, REDIRECTS),
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

export function redirectPage(c: Asking, deps: Deps, member: Member, redirect: Redirect, sent: Sent) {
  const text = textHere(c)
  const at = here(c, `${REDIRECTS}/${redirect.id}`)
  const html = thingFormPage({
    frame: thingFrame(c, deps, member, { title: text('publication.redirects.one'), area: 'redirects' }),
    back: { name: text('shell.area.redirects'), href: here(c, REDIRECTS) },
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

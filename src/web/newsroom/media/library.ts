import { type LibraryFilter, type LibraryItem, listLibrary } from '../../../domain/media/library.ts'
import type { Member } from '../../../domain/staff/may.ts'
import { LARGEST_FILE } from '../../../platform/media/inspect.ts'
import type { MediaCard, MediaLibraryProps, RefusedFile } from '../../../theme/contract/newsroom-media.ts'
import { mediaLibrary } from '../../../theme/newsroom/media/library.tsx'
import { here } from '../../account/person.ts'
import type { Deps } from '../../context.ts'
import { mediaPath } from '../../../lib/media-path.ts'
import type { Asking } from '../../route.ts'
import { newsroomFrame } from '../frame.ts'
import { LARGEST_UPLOAD } from './read-upload.ts'
import { kindOf, shortName, TYPES, words } from './wording.ts'

const SIZE = 48

/** What has just been brought, where some of it was not taken. */
type Brought = { refused: RefusedFile[]; added: number }

export async function showLibrary(c: Asking, deps: Deps, member: Member): Promise<Response> {
  return libraryPage(c, deps, member, { refused: [], added: 0 })
}

export async function libraryPage(
  c: Asking,
  deps: Deps,
  member: Member,
  brought: Brought,
): Promise<Response> {
  const filter = readFilter(c)
  const after = readPlace(c.req.query('after') ?? '')
  const { db } = deps.database
  const { items, next } = await listLibrary(db, toDomain(filter), SIZE, after)
  const list = here(c, '/newsroom/media')
  const isFiltered = Object.values(filter).some((value) => value !== '')
  const html = mediaLibrary({
    frame: newsroomFrame(c, deps, member, {
      title: words(c)('media.title'),
      area: 'media',
      notice: noticeOf(c, brought),
    }),
    filter,
    items: items.map((item) => toCard(c, item)),
    isNew: items.length === 0 && !isFiltered && after === undefined,
    refused: brought.refused,
    olderHref: next && `${list}?${addressOf(filter, `${next.createdAt}~${next.id}`)}`,
    newestHref: after && `${list}?${addressOf(filter)}`,
    actions: { list, upload: list },
    limits: { fileBytes: LARGEST_FILE, uploadBytes: LARGEST_UPLOAD, types: TYPES },
  })
  return c.html(html, brought.refused.length > 0 ? 422 : 200)
}

type Filter = MediaLibraryProps['filter']

function readFilter(c: Asking): Filter {
  const kind = c.req.query('kind')
  const state = c.req.query('state')
  return {
    query: (c.req.query('q') ?? '').slice(0, 200),
    kind: kind === 'picture' || kind === 'document' ? kind : '',
    state: state === 'no-alt' || state === 'unused' || state === 'removed' ? state : '',
  }
}

function toDomain({ query, kind, state }: Filter): LibraryFilter {
  return { query, ...(kind !== '' && { kind }), ...(state !== '' && { state }) }
}

function readPlace(text: string) {
  const [, createdAt, id] = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)~([0-9a-f-]{36})$/.exec(text) ?? []
  return createdAt === undefined || id === undefined ? undefined : { createdAt, id }
}

function addressOf({ query, kind, state }: Filter, after = ''): string {
  const all = { q: query, kind, state, after }
  return new URLSearchParams(Object.entries(all).filter(([, value]) => value !== '')).toString()
}

export function toCard(c: Asking, { id, name, thumb, alt, bytes, createdAt, mime }: LibraryItem): MediaCard {
  const kind = kindOf({ mime })
  return {
    id,
    href: here(c, `/newsroom/media/${id}`),
    name: shortName(name),
    kind,
    thumb:
      kind === 'picture' && thumb
        ? { src: mediaPath(thumb.hash, thumb.mime), width: thumb.width, height: thumb.height, alt }
        : undefined,
    alt,
    bytes,
    at: createdAt,
  }
}

function noticeOf(c: Asking, { refused, added }: Brought) {
  const text = words(c)
  const count = added > 0 ? added : Number(c.req.query('count'))
  if (refused.length > 0)
    return {
      kind: 'problem' as const,
      text: text('media.some-refused', { added, refused: refused.length }),
    }
  const done = c.req.query('done')
  if (done === 'added' && count > 0 && count < 1_000) return { text: text('media.done.added', { count }) }
  if (done === 'removed') return { text: text('media.done.removed') }
  return undefined
}

import { listPageVersions, type PageDraft, readPageDraft } from '../../../domain/pages/draft.ts'
import { listPageRevisions, readPageRevision } from '../../../domain/pages/revisions.ts'
import type { Member } from '../../../domain/staff/may.ts'
import { ownName } from '../../../lib/languages.ts'
import { deskPage } from '../../../theme/newsroom/desk/static-page.tsx'
import { here } from '../../account/person.ts'
import { pathIn } from '../../../lib/site-path.ts'
import type { Deps } from '../../context.ts'
import type { Asking } from '../../route.ts'
import { errorPage } from '../../site/errors.ts'
import { toRows } from '../desk/revision-rows.ts'
import { newsroomFrame } from '../frame.ts'
import { noticeHere, textHere } from '../publication/room.ts'
import { list, pageLanguages } from './list.ts'

const SHOWN = 6

const done = {
  published: 'publication.done.published',
  unpublished: 'publication.done.unpublished',
  restored: 'desk.done.restored',
} as const

export async function showPage(c: Asking, deps: Deps, member: Member): Promise<Response> {
  return overview(c, deps, member)
}

export function pageHere(
  c: Asking,
  deps: Deps,
  member: Member,
  id = c.req.param('id') ?? '',
): Promise<PageDraft | undefined> {
  return readPageDraft(deps.database.db, member, id)
}

/** The page's overview; with what stood in the way of an act. */
export async function overview(c: Asking, deps: Deps, member: Member, problem?: string): Promise<Response> {
  const page = await pageHere(c, deps, member)
  if (!page) return errorPage(c, deps, 404)
  const { db } = deps.database
  const { content, head, publishedAt, publishedRevisionId } = page
  const text = textHere(c)
  const root = `${list}/${page.pageId}`
  const at = (path: string) => here(c, `${root}${path}`)
  const live = publishedRevisionId && (await readPageRevision(db, page.pageId, publishedRevisionId))
  const isChanged = publishedAt !== null && publishedRevisionId !== head.id
  const versions = await listPageVersions(db, page.workId)
  const standing = { headId: head.id, publishedRevisionId }
  const listed = await listPageRevisions(db, page.pageId, { all: false, most: SHOWN + 1 })
  const { languages } = c.var.site.identity
  const address = pathIn(
    languages,
    page.language,
    `/${isChanged || !publishedAt ? (content.slug ?? page.slug) : page.slug}`,
  )
  const html = deskPage({
    frame: newsroomFrame(c, deps, member, {
      title: content.title || text('shell.untitled'),
      area: 'pages',
      notice: noticeHere(c, done),
    }),
    page: {
      stage: publishedAt === null ? 'writing' : isChanged ? 'changed' : 'published',
      languageName: ownName(page.language),
      address,
      savedAt: head.at,
      savedBy: head.by,
      ...(publishedAt !== null && { publishedAt }),
      number: head.number,
      ...(live && { liveNumber: live.number }),
    },
    head: head.id,
    back: { name: text('shell.area.pages'), href: here(c, list) },
    places: {
      edit: at('/edit'),
      preview: at('/preview'),
      publication: at('/publication'),
      revisions: at('/revisions'),
      ...(live && isChanged && { comparison: at(`/comparison?from=${live.id}&to=${head.id}`) }),
      removal: at('/removal'),
      ...(publishedAt !== null && { onSite: pathIn(languages, page.language, `/${page.slug}`) }),
    },
    revisions: toRows(c, root, standing, listed, SHOWN),
    versions: versions
      .filter(({ id }) => id !== page.pageId)
      .map(({ id, language, title }) => ({
        name: `${ownName(language)}: ${title || text('shell.untitled')}`,
        href: here(c, `${list}/${id}`),
      })),
    translation: {
      action: here(c, list),
      of: page.pageId,
      title: content.title,
      languages: pageLanguages(c)
        .filter((code) => versions.every(({ language }) => language !== code))
        .map((value) => ({ value, label: ownName(value) })),
    },
    form: { values: {}, errors: problem === undefined ? {} : { form: problem } },
  })
  return c.html(html, problem === undefined ? 200 : 409)
}

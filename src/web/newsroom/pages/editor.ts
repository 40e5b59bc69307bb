import { listPageVersions, type PageDraft } from '../../../domain/pages/draft.ts'
import type { Member } from '../../../domain/staff/may.ts'
import { writeForm } from '../../../lib/editor/fields.ts'
import { directionOf, ownName } from '../../../lib/languages.ts'
import type { PageEditorProps } from '../../../theme/contract/newsroom-editor.ts'
import { pageEditorPage } from '../../../theme/newsroom/editor/page.tsx'
import { here } from '../../account/person.ts'
import { pathIn } from '../../../lib/site-path.ts'
import type { Deps } from '../../context.ts'
import type { Asking } from '../../route.ts'
import { mediaIn } from '../../../domain/articles/document/media-in.ts'
import { renderForPage } from '../../site/document.ts'
import { errorPage } from '../../site/errors.ts'
import { factsFor } from '../editor/facts.ts'
import { editorPictures } from '../editor/pictures.ts'
import { answerPresence } from '../editor/presence.ts'
import { newsroomFrame } from '../frame.ts'
import { noticeHere, textHere } from '../publication/room.ts'
import { list } from './list.ts'
import { pageHere } from './overview.ts'

export async function showPageEditor(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const page = await pageHere(c, deps, member)
  return page ? c.html(await pageEditorHtml(c, deps, member, page)) : errorPage(c, deps, 404)
}

export async function enterPage(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const page = await pageHere(c, deps, member)
  const written = page && ({ kind: 'page', id: page.pageId } as const)
  return answerPresence(c, deps, member, written && { written, head: page.head.id, mayEdit: true })
}

/** The page as it stands, with what was typed and what is wrong with it. */
export async function pageEditorHtml(
  c: Asking,
  deps: Deps,
  member: Member,
  page: PageDraft,
  sent: Partial<PageEditorProps['form']> = {},
): Promise<string> {
  const { content, head, language, publishedAt } = page
  const text = textHere(c)
  const at = `${list}/${page.pageId}`
  const slug = content.slug ?? page.slug
  const versions = await listPageVersions(deps.database.db, page.workId)
  const isChanged = publishedAt !== null && page.publishedRevisionId !== head.id
  return pageEditorPage({
    frame: newsroomFrame(c, deps, member, {
      title: content.title || text('shell.untitled'),
      area: 'pages',
      notice: noticeHere(c, { fields: 'editor.done.fields' }),
    }),
    written: {
      stage: publishedAt === null ? 'writing' : isChanged ? 'changed' : 'published',
      language,
      languageName: ownName(language),
      dir: directionOf(language),
      mayEdit: true,
      head: head.id,
      savedAt: head.at,
      savedBy: head.by,
    },
    form: { values: { ...writeForm({ ...content, slug }), ...sent.values }, errors: sent.errors ?? {} },
    back: { name: text('editor.bar.page'), href: here(c, at) },
    places: {
      preview: here(c, `${at}/preview`),
      fields: here(c, `${at}/fields`),
      addressBefore: deps.origin + pathIn(c.var.site.identity.languages, language, '/'),
    },
    versions: versions
      .filter(({ id }) => id !== page.pageId)
      .map(({ id, language, title }) => ({
        name: `${ownName(language)}: ${title || text('shell.untitled')}`,
        href: here(c, `${list}/${id}/edit`),
      })),
    bodyHtml: await renderForPage(deps, c.var.language, content.body, false),
    scripts: deps.assets.forEditor.scripts,
    facts: factsFor(c, member, {
      kind: 'page',
      id: page.pageId,
      at,
      create: '/newsroom/editor/page-copies',
      edit: `${list}/ID/edit`,
      language,
      mayEdit: true,
      head,
      published: publishedAt !== null,
      slug,
      body: content.body,
      pictures: await editorPictures(deps, [...mediaIn(content.body)]),
    }),
  })
}

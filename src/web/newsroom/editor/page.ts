import { type Draft, readDraft } from '../../../domain/articles/draft.ts'
import { onItsWay } from '../../../domain/articles/stages.ts'
import { listNotes } from '../../../domain/articles/notes.ts'
import { may, type Member } from '../../../domain/staff/may.ts'
import { writeForm } from '../../../lib/editor/fields.ts'
import { directionOf, ownName } from '../../../lib/languages.ts'
import { inLanguage } from '../../../lib/localized.ts'
import type { ArticleEditorProps, EditorProps } from '../../../theme/contract/newsroom-editor.ts'
import type { Notice } from '../../../theme/contract/newsroom.ts'
import type { SayInNewsroom } from '../../../theme/language/newsroom/say.ts'
import { articleEditorPage } from '../../../theme/newsroom/editor/page.tsx'
import { here } from '../../account/person.ts'
import { pathIn } from '../../../lib/site-path.ts'
import type { Deps } from '../../context.ts'
import type { Asking } from '../../route.ts'
import { errorPage } from '../../site/errors.ts'
import { renderForPage } from '../../site/document.ts'
import { newsroomFrame } from '../frame.ts'
import { authorsNamed, topicsNamed } from './chosen.ts'
import { factsFor } from './facts.ts'
import { languageProps } from './language.ts'
import { asThemePicture, contentPictures } from './pictures.ts'
import { words } from './words.ts'

export async function showEditor(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const draft = await readDraft(deps.database.db, member, c.req.param('id') ?? '')
  if (!draft) return errorPage(c, deps, 404)
  const done = c.req.query('done')
  const text = words(c)
  const notice: Notice | undefined =
    done === 'fields' || done === 'note' || done === 'language'
      ? { text: text(`editor.done.${done}`) }
      : undefined
  return c.html(await editorHtml(c, deps, member, draft, {}, notice))
}

/** The page as it stands, with what was typed and what is wrong with it. */
export async function editorHtml(
  c: Asking,
  deps: Deps,
  member: Member,
  draft: Draft,
  sent: { values?: EditorProps['form']['values']; errors?: EditorProps['form']['errors'] } = {},
  notice?: Notice,
): Promise<string> {
  const { content, head } = draft
  const text = words(c)
  const pictures = await contentPictures(deps, content)
  const pictureWith = (id: string | null | undefined) =>
    asThemePicture(pictures.find((picture) => picture.id === id))
  const { db } = deps.database
  const at = `/newsroom/articles/${draft.articleId}`
  const stage = onItsWay(draft)
  return articleEditorPage({
    frame: newsroomFrame(c, deps, member, {
      title: content.headline || text('editor.untitled'),
      area: 'articles',
      notice,
    }),
    written: {
      stage: draft.stage === 'writing' && draft.publishedAt !== null ? 'changed' : draft.stage,
      language: draft.language,
      languageName: ownName(draft.language),
      dir: directionOf(draft.language),
      mayEdit: draft.mayEdit,
      head: head.id,
      savedAt: head.at,
      savedBy: head.by,
    },
    form: {
      values: {
        ...writeForm({ ...content, slug: content.slug ?? (draft.publishedAt === null ? '' : draft.slug) }),
        ...sent.values,
      },
      errors: sent.errors ?? {},
    },
    sections: sectionOptions(c, member, draft),
    audiences: audienceOptions(text, content.audience),
    authors: await authorsNamed(c, deps, content.authorIds),
    topics: await topicsNamed(c, deps, content.topicIds),
    lead: pictureWith(content.lead?.media),
    social: pictureWith(content.social?.media),
    notes: await listNotes(db, draft.articleId),
    language: await languageProps(c, deps, member, draft),
    back: { name: text('editor.bar.article'), href: here(c, at) },
    noteAction: here(c, `${at}/notes`),
    places: {
      preview: here(c, `${at}/preview`),
      fields: here(c, `${at}/fields`),
      addressBefore: deps.origin + pathIn(c.var.site.identity.languages, draft.language, '/articles/'),
    },
    bodyHtml: await renderForPage(deps, c.var.language, content.body, false),
    facts: factsFor(c, member, {
      kind: 'article',
      id: draft.articleId,
      at,
      create: '/newsroom/editor/copies',
      edit: '/newsroom/articles/ID/edit',
      language: draft.language,
      mayEdit: draft.mayEdit,
      head,
      published: draft.publishedAt !== null,
      ...(stage !== undefined && { onItsWay: stage }),
      slug: draft.slug,
      body: content.body,
      pictures,
    }),
    scripts: deps.assets.forEditor.scripts,
  })
}

function sectionOptions(c: Asking, member: Member, draft: Draft): ArticleEditorProps['sections'] {
  return c.var.site.sections
    .filter(
      ({ id }) =>
        id === draft.content.sectionId ||
        may(member, 'article.edit', { sectionId: id, createdBy: draft.createdBy }),
    )
    .map(({ id, name }) => ({ value: id, label: inLanguage(name, c.var.language) }))
}

function audienceOptions(
  text: SayInNewsroom,
  audience: Draft['content']['audience'],
): ArticleEditorProps['audiences'] {
  const options = [
    { value: '', label: text('editor.audience.policy') },
    { value: 'everyone', label: text('editor.audience.everyone') },
    { value: 'registered', label: text('editor.audience.registered') },
  ]
  if (!audience?.startsWith('plan:')) return options
  return [...options, { value: audience, label: text('editor.audience.plan', { name: audience.slice(5) }) }]
}

import { type Draft, readDraft } from '../../../domain/articles/draft.ts'
import { listNotes } from '../../../domain/articles/notes.ts'
import { may, type Member } from '../../../domain/staff/may.ts'
import { directionOf, ownName } from '../../../lib/languages.ts'
import { inLanguage } from '../../../lib/localized.ts'
import type { EditorFacts, EditorPicture, EditorProps } from '../../../theme/contract/newsroom-editor.ts'
import type { Notice } from '../../../theme/contract/newsroom.ts'
import { editorWords } from '../../../theme/language/newsroom/editor-words.ts'
import type { SayInNewsroom } from '../../../theme/language/newsroom/say.ts'
import { editorPage } from '../../../theme/newsroom/editor/page.tsx'
import { here } from '../../account/person.ts'
import { pathIn } from '../../address.ts'
import type { Deps } from '../../context.ts'
import type { Asking } from '../../route.ts'
import { errorPage } from '../../site/errors.ts'
import { renderForPage } from '../../site/document.ts'
import { newsroomFrame } from '../frame.ts'
import { authorsNamed, topicsNamed } from './chosen.ts'
import { toFormValues } from './fields-form.ts'
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
  return editorPage({
    frame: newsroomFrame(c, deps, member, {
      title: content.headline || text('editor.untitled'),
      area: 'articles',
      notice,
    }),
    article: {
      id: draft.articleId,
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
        ...toFormValues(content, draft.publishedAt === null ? undefined : draft.slug),
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
    places: places(c, deps, member, draft),
    bodyHtml: await renderForPage(deps, c.var.language, content.body, false),
    facts: factsOf(c, member, draft, pictures),
    scripts: deps.assets.forEditor.scripts,
  })
}

function places(c: Asking, deps: Deps, member: Member, draft: Draft): EditorProps['places'] {
  const article = here(c, `/newsroom/articles/${draft.articleId}`)
  const { languages } = c.var.site.identity
  return {
    article,
    preview: `${article}/preview`,
    fields: `${article}/fields`,
    notes: `${article}/notes`,
    addAuthor: may(member, 'article.edit') ? here(c, '/newsroom/editor/authors') : undefined,
    addTopic: may(member, 'article.edit') ? here(c, '/newsroom/editor/topics') : undefined,
    addressBefore: deps.origin + pathIn(languages, draft.language, '/articles/'),
  }
}

function factsOf(c: Asking, member: Member, draft: Draft, pictures: EditorPicture[]): EditorFacts {
  const article = here(c, `/newsroom/articles/${draft.articleId}`)
  return {
    articleId: draft.articleId,
    memberId: member.id,
    language: draft.language,
    dir: directionOf(draft.language),
    interfaceLanguage: c.var.language,
    timeZone: c.var.site.identity.timeZone,
    mayEdit: draft.mayEdit,
    head: draft.head.id,
    savedAt: draft.head.at,
    published: draft.publishedAt !== null,
    slug: draft.slug,
    body: draft.content.body,
    pictures,
    places: {
      revisions: `${article}/revisions`,
      head: `${article}/head`,
      presence: `${article}/presence`,
      articles: here(c, '/newsroom/editor/articles'),
      authors: here(c, '/newsroom/editor/authors'),
      topics: here(c, '/newsroom/editor/topics'),
      pictures: here(c, '/newsroom/editor/pictures'),
      upload: here(c, '/newsroom/media'),
      create: here(c, '/newsroom/editor/copies'),
      edit: here(c, '/newsroom/articles/ID/edit'),
      signIn: here(c, '/newsroom/sign-in'),
    },
    words: editorWords(c.var.language),
  }
}

function sectionOptions(c: Asking, member: Member, draft: Draft): EditorProps['sections'] {
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
): EditorProps['audiences'] {
  const options = [
    { value: '', label: text('editor.audience.policy') },
    { value: 'everyone', label: text('editor.audience.everyone') },
    { value: 'registered', label: text('editor.audience.registered') },
  ]
  if (!audience?.startsWith('plan:')) return options
  return [...options, { value: audience, label: text('editor.audience.plan', { name: audience.slice(5) }) }]
}

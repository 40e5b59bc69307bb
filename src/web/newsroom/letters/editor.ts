import { type EditionDraft, isWritable } from '../../../domain/newsletters/edition-draft.ts'
import { articlesShown } from '../../../domain/newsletters/shown.ts'
import type { Member } from '../../../domain/staff/may.ts'
import type { EditorFacts } from '../../../lib/editor/facts.ts'
import { writeForm } from '../../../lib/editor/fields.ts'
import { directionOf, ownName } from '../../../lib/languages.ts'
import { inLanguage } from '../../../lib/localized.ts'
import type { EditionEditorProps } from '../../../theme/contract/newsroom-letters.ts'
import { editionEditorPage } from '../../../theme/newsroom/editor/page.tsx'
import { here } from '../../account/person.ts'
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
import { editionHere } from './edition-here.ts'
import { eventsToShow } from './events-to-show.ts'
import { editions } from './newsletter.ts'

export async function showEditionEditor(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const edition = await editionHere(c, deps, member)
  return edition ? c.html(await editionEditorHtml(c, deps, member, edition)) : errorPage(c, deps, 404)
}

export async function enterEdition(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const edition = await editionHere(c, deps, member)
  const written = edition && ({ kind: 'edition', id: edition.editionId } as const)
  const open = written && { written, head: edition.head.id, mayEdit: isWritable(edition) }
  return answerPresence(c, deps, member, open)
}

/** The page as it stands, with what was typed and what is wrong with it. */
export async function editionEditorHtml(
  c: Asking,
  deps: Deps,
  member: Member,
  edition: EditionDraft,
  sent: Partial<EditionEditorProps['form']> = {},
): Promise<string> {
  const { content, head, language } = edition
  const text = textHere(c)
  const at = `${editions}/${edition.editionId}`
  const mayEdit = isWritable(edition)
  return editionEditorPage({
    frame: newsroomFrame(c, deps, member, {
      title: content.subject || text('letters.no-subject'),
      area: 'newsletters',
      notice: noticeHere(c, { fields: 'editor.done.fields' }),
    }),
    written: {
      stage: edition.state === 'scheduled' ? 'scheduled' : mayEdit ? 'writing' : 'published',
      language,
      languageName: ownName(language),
      dir: directionOf(language),
      mayEdit,
      head: head.id,
      savedAt: head.at,
      savedBy: head.by,
    },
    form: { values: { ...writeForm(content), ...sent.values }, errors: sent.errors ?? {} },
    back: { name: text('letters.to-edition'), href: here(c, at) },
    places: {
      preview: here(c, `${at}/preview`),
      fields: here(c, `${at}/fields`),
      addressBefore: '',
    },
    bodyHtml: await renderForPage(deps, c.var.language, content.body, false),
    scripts: deps.assets.forEditor.scripts,
    facts: {
      ...factsFor(c, member, {
        kind: 'edition',
        id: edition.editionId,
        at,
        create: '/newsroom/editor/edition-copies',
        edit: `${editions}/ID/edit`,
        language,
        mayEdit,
        head,
        published: false,
        slug: edition.slug,
        body: content.body,
        pictures: await editorPictures(deps, [...mediaIn(content.body)]),
      }),
      shows: await showsHere(c, deps, edition),
    },
  })
}

async function showsHere(
  c: Asking,
  deps: Deps,
  { content, language }: EditionDraft,
): Promise<NonNullable<EditorFacts['shows']>> {
  const { db } = deps.database
  return {
    articles: await articlesShown(db, content.body, language),
    sections: c.var.site.sections.map(({ id, name }) => ({ id, name: inLanguage(name, c.var.language) })),
    events: await eventsToShow(db, deps.clock, language),
  }
}

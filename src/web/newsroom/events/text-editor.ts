import { mediaIn } from '../../../domain/articles/document/media-in.ts'
import { beginText } from '../../../domain/events/save-text.ts'
import type { EventText } from '../../../domain/events/texts.ts'
import type { Member } from '../../../domain/staff/may.ts'
import { directionOf, ownName } from '../../../lib/languages.ts'
import { textEditorPage } from '../../../theme/newsroom/editor/page.tsx'
import { here } from '../../account/person.ts'
import type { Deps } from '../../context.ts'
import type { Asking } from '../../route.ts'
import { renderForPage } from '../../site/document.ts'
import { errorPage } from '../../site/errors.ts'
import { factsFor } from '../editor/facts.ts'
import { editorPictures } from '../editor/pictures.ts'
import { answerPresence } from '../editor/presence.ts'
import { newsroomFrame } from '../frame.ts'
import { textHere } from '../publication/room.ts'
import { list } from './event-here.ts'
import { aboveText, textPlace, writtenHere } from './text-place.ts'

export async function showTextEditor(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const written = await writtenHere(c, deps, member)
  return written ? c.html(await textEditorHtml(c, deps, member, written)) : errorPage(c, deps, 404)
}

export async function enterText(c: Asking, deps: Deps, member: Member): Promise<Response> {
  const text = await writtenHere(c, deps, member)
  if (text) await beginText(deps.database.db, member, text)
  const open = text && { written: { kind: 'eventText', id: text.id } as const, head: text.head.id }
  return answerPresence(c, deps, member, open && { ...open, mayEdit: true })
}

async function textEditorHtml(c: Asking, deps: Deps, member: Member, written: EventText): Promise<string> {
  const { content, head, language, part, title, eventId, isShown } = written
  const text = textHere(c)
  const at = textPlace(written)
  const isPublished = isShown || (written.eventState !== 'draft' && written.publishedRevisionId !== null)
  const preview = new URLSearchParams({ language })
  return textEditorPage({
    frame: newsroomFrame(c, deps, member, {
      title: text(`events.text.${part}-of`, { name: title || text('shell.untitled') }),
      area: 'events',
    }),
    written: {
      stage: isShown ? 'published' : isPublished ? 'changed' : 'writing',
      language,
      languageName: ownName(language),
      dir: directionOf(language),
      mayEdit: true,
      head: head.id,
      savedAt: head.at,
      savedBy: head.by,
    },
    form: { values: {}, errors: {} },
    title,
    back: { name: text('events.text.back'), href: aboveText(c, written) },
    hint: text(`events.text.${part}-hint`),
    revisionsHref: here(c, `${at}/revisions`),
    places: {
      preview: `${here(c, `${list}/${eventId}/preview`)}?${preview.toString()}`,
      fields: '',
      addressBefore: '',
    },
    bodyHtml: await renderForPage(deps, c.var.language, content.body, false),
    scripts: deps.assets.forEditor.scripts,
    facts: factsFor(c, member, {
      kind: part,
      id: written.id,
      at,
      create: '/newsroom/editor/event-copies',
      edit: `${list}/ID/texts/${part}-${language}/edit`,
      language,
      mayEdit: true,
      head,
      published: isPublished,
      slug: '',
      body: content.body,
      pictures: await editorPictures(deps, [...mediaIn(content.body)]),
    }),
  })
}

import type { Head } from '../../../domain/articles/save-over.ts'
import type { Member } from '../../../domain/staff/may.ts'
import type { EditorFacts, EditorPicture, OnItsWay } from '../../../lib/editor/facts.ts'
import type { WrittenKind } from '../../../lib/editor/fields.ts'
import { directionOf } from '../../../lib/languages.ts'
import { editorWords } from '../../../theme/language/newsroom/editor-words.ts'
import { here } from '../../account/person.ts'
import type { Asking } from '../../route.ts'

/** What is written, and where: `at` is its place in the newsroom, under which it is saved. */
export type ToWrite = {
  kind: WrittenKind
  id: string
  at: string
  /** Where words that lost to a colleague's become a draft of their own, and where such a draft (`ID`) is written. */
  create: string
  edit: string
  language: string
  mayEdit: boolean
  head: Head
  published: boolean
  onItsWay?: OnItsWay
  slug: string
  body: unknown
  pictures: EditorPicture[]
}

/** What the editor's script is told. */
export function factsFor(c: Asking, member: Member, written: ToWrite): EditorFacts {
  const { at, create, edit, head, ...own } = written
  return {
    ...own,
    memberId: member.id,
    dir: directionOf(written.language),
    interfaceLanguage: c.var.language,
    timeZone: c.var.site.identity.timeZone,
    head: head.id,
    savedAt: head.at,
    places: {
      revisions: here(c, `${at}/revisions`),
      head: here(c, `${at}/head`),
      presence: here(c, `${at}/presence`),
      create: here(c, create),
      edit: here(c, edit),
      articles: here(c, '/newsroom/editor/articles'),
      authors: here(c, '/newsroom/editor/authors'),
      topics: here(c, '/newsroom/editor/topics'),
      pictures: here(c, '/newsroom/editor/pictures'),
      upload: here(c, '/newsroom/media'),
      signIn: here(c, '/newsroom/sign-in'),
    },
    words: editorWords(c.var.language),
  }
}

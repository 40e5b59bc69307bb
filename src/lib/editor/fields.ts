import { type ArticleFields, readArticleForm, writeArticleForm } from './article-fields.ts'
import { type EditionFields, readEditionForm, writeEditionForm } from './edition-fields.ts'
import { type PageFields, readPageForm, writePageForm } from './page-fields.ts'
import type { TextFields, TextPart } from './text-fields.ts'

/** What the editor writes: each has its own fields beside a body of the same schema. */
export type WrittenKind = 'article' | 'page' | 'edition' | TextPart

export type Fields = ArticleFields | PageFields | EditionFields | TextFields

/** Reads the form beside the text; `valueOf` says what the control of a name holds. */
export function readForm(kind: WrittenKind, valueOf: (name: string) => string): Fields {
  switch (kind) {
    case 'article':
      return readArticleForm(valueOf)
    case 'page':
      return readPageForm(valueOf)
    case 'edition':
      return readEditionForm(valueOf)
    case 'description':
    case 'transcript':
      return { part: kind }
  }
}

/** What the form beside the text holds for these fields. */
export function writeForm(fields: Fields): { [name: string]: string } {
  if ('headline' in fields) return writeArticleForm(fields)
  if ('part' in fields) return {}
  return 'subject' in fields ? writeEditionForm(fields) : writePageForm(fields)
}

/** The fields that readers read, in their order on the page. */
export function wordsOf(fields: Fields): string[] {
  if ('headline' in fields) return [fields.kicker, fields.headline, fields.standfirst, fields.summary]
  if ('subject' in fields) return [fields.subject, fields.otherSubject ?? '', fields.preheader]
  return 'part' in fields ? [] : [fields.title, fields.standfirst]
}

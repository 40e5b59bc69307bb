import { z } from 'zod'
import { searchWords } from '../../lib/search-words.ts'
import type { Db, Id } from '../../platform/db/schema.ts'
import { parseDocument } from './document/document.ts'
import type { Document, Node } from './document/nodes.ts'
import { renderText } from './document/text.ts'
import { noteAuthors } from './head-authors.ts'
import type { Lead } from './save.ts'

type Written = {
  headline: string
  kicker: string
  standfirst: string
  summary: string
  body: Document
  lead: Lead | null
}

/** What the newsroom's lists say of the newest revision without opening it. */
export function lackingIn({ summary, body, lead }: Written): { lacksSummary: 0 | 1; lacksAlt: 0 | 1 } {
  const lacksAlt = lead?.alt.trim() === '' || hasFigureWithoutAlt(body)
  return { lacksSummary: summary.trim() === '' ? 1 : 0, lacksAlt: lacksAlt ? 1 : 0 }
}

/** The row that full-text search finds the article by. */
export function searchEntryOf(articleId: Id, written: Written) {
  const { headline, kicker, standfirst, summary, body } = written
  return {
    articleId,
    headline: searchWords(headline),
    words: searchWords([kicker, standfirst, summary, renderText(body)].join(' ')),
  }
}

/** Search finds the newest words from the moment they are saved. Call within the transaction of the save. */
export async function noteWords(db: Db, articleId: Id, written: Written): Promise<void> {
  const { headline, words } = searchEntryOf(articleId, written)
  await db
    .insertInto('searchEntry')
    .values({ articleId, headline, words })
    .onConflict((conflict) => conflict.column('articleId').doUpdateSet({ headline, words }))
    .execute()
}

const AT_ONCE = 200
const authorsOf = z.object({ authorIds: z.array(z.string()) })

/**
 * Makes full-text search, and the lists by author, know articles that were written past `saveRevision`, as a restored archive is: those it does
 * not know, or, with `all`, every one. Call within the transaction that wrote them.
 */
export async function noteWordsAnew(db: Db, all: boolean): Promise<void> {
  let last = ''
  for (;;) {
    const rows = await db
      .selectFrom('article')
      .innerJoin('revision', 'revision.id', 'article.headRevisionId')
      .leftJoin('searchEntry', 'searchEntry.articleId', 'article.id')
      .select([
        'article.id',
        'revision.headline',
        'revision.kicker',
        'revision.standfirst',
        'revision.summary',
      ])
      .select(['revision.body', 'revision.fields'])
      .where('article.id', '>', last)
      .$if(!all, (query) => query.where('searchEntry.articleId', 'is', null))
      .orderBy('article.id')
      .limit(AT_ONCE)
      .execute()
    for (const { id, body, fields, ...words } of rows) {
      const parsed = parseDocument(JSON.parse(body))
      if (parsed.ok) await noteWords(db, id, { ...words, body: parsed.document, lead: null })
      await noteAuthors(db, id, authorsOf.parse(JSON.parse(fields)).authorIds)
      last = id
    }
    if (rows.length < AT_ONCE) return
  }
}

function hasFigureWithoutAlt(node: Node): boolean {
  if (node.type === 'figure' && node.attrs.alt.trim() === '') return true
  return 'content' in node && (node.content ?? []).some(hasFigureWithoutAlt)
}

import type { ArticleFacts } from '../../domain/access/judge.ts'
import type { Press } from './press.ts'

/** What must be known of an article to judge a request for it without opening the database. */
export type ArticleEntry = {
  articleId: string
  workId: string
  /** Full path, language prefix included. */
  path: string
  slug: string
  language: string
  facts: ArticleFacts
}

/** Articles by path, valid for one generation of the press. */
export type ArticleDesk = {
  get: (path: string) => ArticleEntry | undefined
  put: (entry: ArticleEntry, generation: number) => void
}

const MOST_ENTRIES = 50_000

export function createArticleDesk(press: Press): ArticleDesk {
  let entries = new Map<string, ArticleEntry>()
  let valid = press.generation()
  const turnPage = () => {
    if (valid === press.generation()) return
    valid = press.generation()
    entries = new Map()
  }
  return {
    get(path) {
      turnPage()
      return entries.get(path)
    },
    put(entry, generation) {
      turnPage()
      if (generation !== valid) return
      if (entries.size >= MOST_ENTRIES) entries.clear()
      entries.set(entry.path, entry)
    },
  }
}

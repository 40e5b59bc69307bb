import type { Db } from '../../platform/db/schema.ts'
import { type ArticleCard, completeCards, selectCards } from '../articles/cards.ts'
import { judge, type Person, type Verdict } from './judge.ts'
import type { Policy } from './policy.ts'

/** `spent`: a visitor who has used up whatever the meter gives. */
export const personKinds = ['visitor', 'spent', 'reader', 'staff'] as const
export type PersonKind = (typeof personKinds)[number]

export type Trial = {
  persons: readonly PersonKind[]
  /** Articles the visitor has already opened whole in the present window; none of those asked about. */
  opened: number
  /** Milliseconds since 1970. */
  at: number
  /** Addresses or slugs; none: a sample. */
  articles: readonly string[]
}

export type TrialRow = { person: PersonKind; article: ArticleCard; present: Verdict; proposed: Verdict }
export type TrialResult = { rows: TrialRow[]; unknown: string[] }

/** Asks `judge` the same question under both policies. Nothing is counted and nobody is affected. */
export async function tryPolicies(
  db: Db,
  present: Policy,
  proposed: Policy,
  trial: Trial,
): Promise<TrialResult> {
  const slugs = trial.articles.map(slugOf)
  const articles = slugs.length === 0 ? await sample(db) : await bySlug(db, slugs)
  const known = new Set(articles.map(({ slug }) => slug))
  return {
    rows: trial.persons.flatMap((person) =>
      articles.map((article) => ({
        person,
        article,
        present: verdictUnder(present, person, article, trial),
        proposed: verdictUnder(proposed, person, article, trial),
      })),
    ),
    unknown: trial.articles.filter((address) => !known.has(slugOf(address))),
  }
}

function verdictUnder(policy: Policy, kind: PersonKind, article: ArticleCard, trial: Trial): Verdict {
  const facts = {
    audience: article.audience,
    section: article.section.slug,
    publishedAt: Date.parse(article.publishedAt),
  }
  const used = kind === 'spent' ? policy.meter.limit : kind === 'visitor' ? trial.opened : 0
  return judge(facts, personOf(kind), { used, opened: false }, policy, trial.at)
}

function personOf(kind: PersonKind): Person {
  if (kind === 'reader') return { kind: 'reader', plans: [] }
  return { kind: kind === 'staff' ? 'staff' : 'visitor' }
}

const SAMPLE = 4

/** The newest articles, and the oldest: where the meter and the archive differ most. */
async function sample(db: Db): Promise<ArticleCard[]> {
  const newest = await selectCards(db).orderBy('article.publishedAt', 'desc').limit(SAMPLE).execute()
  const oldest = await selectCards(db).orderBy('article.publishedAt').limit(2).execute()
  const seen = new Set(newest.map(({ id }) => id))
  return completeCards(db, [...newest, ...oldest.filter(({ id }) => !seen.has(id)).toReversed()])
}

async function bySlug(db: Db, slugs: string[]): Promise<ArticleCard[]> {
  const rows = await selectCards(db)
    .where('article.slug', 'in', slugs)
    .orderBy('article.publishedAt', 'desc')
    .execute()
  return completeCards(db, rows)
}

/** `/ar/articles/x`, a whole address and `x` are one. */
function slugOf(address: string): string {
  return (
    address
      .replace(/[?#].*$/, '')
      .replace(/\/+$/, '')
      .split('/')
      .at(-1) ?? ''
  )
}

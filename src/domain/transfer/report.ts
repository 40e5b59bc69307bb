import type { NotTaken } from './source.ts'

export type Outcome = 'created' | 'revised' | 'unchanged' | 'removed here' | 'not taken'

export type ItemReport = {
  key: string
  where: string
  title: string
  became: 'article' | 'page' | null
  outcome: Outcome
  state: 'published' | 'draft'
  address: string | null
  notes: string[]
}

export type Tally = { created: number; known: number }

export type ImportReport = {
  source: string
  dryRun: boolean
  items: ItemReport[]
  authors: Tally
  sections: Tally
  topics: Tally
  pictures: { taken: number; known: number; missing: { url: string; why: string }[] }
  redirects: number
  notTaken: NotTaken[]
}

export function startReport(source: string, dryRun: boolean, notTaken: NotTaken[]): ImportReport {
  return {
    source,
    dryRun,
    items: [],
    authors: { created: 0, known: 0 },
    sections: { created: 0, known: 0 },
    topics: { created: 0, known: 0 },
    pictures: { taken: 0, known: 0, missing: [] },
    redirects: 0,
    notTaken: [...notTaken],
  }
}

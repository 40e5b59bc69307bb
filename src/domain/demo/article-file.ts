import type { Audience } from '../../platform/db/schema-editorial.ts'
import { everyMeta, fault, type Head, listMeta, optionalMeta, readHead, requiredMeta } from './head.ts'

/** One article of the demo folder, read but for its body. Dates are still as they were written. */
export type ArticleFile = {
  file: string
  language: string
  slug: string
  /** In a language version: the slug of the first version. */
  translationOf: string | undefined
  kind: 'analysis' | 'brief'
  headline: string
  kicker: string
  standfirst: string
  summary: string
  section: string
  authors: string[]
  topics: string[]
  published: string
  updated: string | undefined
  audience: Audience | null
  lead: { picture: string; alt: string; caption: string; credit: string } | null
  corrections: { published: string; text: string }[]
  html: string
}

const known = [
  'kind', 'kicker', 'standfirst', 'summary', 'section', 'authors', 'topics', 'published', 'updated', 'audience', 'lead',
  'lead-alt', 'lead-caption', 'lead-credit', 'correction', 'translation-of', 'slug',
] // prettier-ignore

export function readArticleFile(file: string, html: string): ArticleFile {
  const head = readHead(file, html, known)
  const translationOf = optionalMeta(head, 'translation-of')
  return {
    file,
    language: head.language,
    slug: translationOf === undefined ? nameOf(file) : requiredMeta(head, 'slug'),
    translationOf,
    kind: oneOf(head, 'kind', requiredMeta(head, 'kind'), ['analysis', 'brief']),
    headline: head.title,
    kicker: requiredMeta(head, 'kicker'),
    standfirst: requiredMeta(head, 'standfirst'),
    summary: requiredMeta(head, 'summary'),
    section: requiredMeta(head, 'section'),
    authors: listMeta(head, 'authors'),
    topics: listMeta(head, 'topics'),
    published: requiredMeta(head, 'published'),
    updated: optionalMeta(head, 'updated'),
    audience: readAudience(head),
    lead: readLead(head),
    corrections: everyMeta(head, 'correction').map((content) => readCorrection(file, content)),
    html,
  }
}

/** `articles/aleppo-stalemate.ar.html` is named aleppo-stalemate. */
function nameOf(file: string): string {
  return file.replace(/^.*\//, '').replace(/\..*$/, '')
}

function readAudience(head: Head): Audience | null {
  const audience = optionalMeta(head, 'audience')
  return audience === undefined ? null : oneOf(head, 'audience', audience, ['everyone', 'registered'])
}

function readLead(head: Head): ArticleFile['lead'] {
  const picture = optionalMeta(head, 'lead')
  if (picture === undefined) return null
  return {
    picture,
    alt: requiredMeta(head, 'lead-alt'),
    caption: requiredMeta(head, 'lead-caption'),
    credit: requiredMeta(head, 'lead-credit'),
  }
}

function readCorrection(file: string, content: string): { published: string; text: string } {
  const [, published, text] = /^(.*?) \| (.+)$/.exec(content) ?? []
  if (published === undefined || text === undefined)
    throw fault(file, `a correction must be "date | text", not "${content}"`)
  return { published, text }
}

function oneOf<const T extends string>(head: Head, name: string, content: string, choices: readonly T[]): T {
  const choice = choices.find((candidate) => candidate === content)
  if (choice === undefined)
    throw fault(head.file, `the meta "${name}" must be ${choices.join(' or ')}, not "${content}"`)
  return choice
}

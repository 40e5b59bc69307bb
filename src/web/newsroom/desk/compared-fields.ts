import { compareText } from '../../../domain/articles/compare.ts'
import type { DraftContent } from '../../../domain/articles/draft.ts'
import { inLanguage } from '../../../lib/localized.ts'
import type { TextRun } from '../../../theme/contract/newsroom-desk.ts'
import type { Deps } from '../../context.ts'
import type { Asking } from '../../route.ts'
import { authorsNamed, topicsNamed } from '../editor/chosen.ts'
import { words } from './words.ts'

const shown = [
  'headline',
  'kicker',
  'standfirst',
  'summary',
  'lead',
  'section',
  'authors',
  'topics',
  'audience',
  'slug',
  'featured',
  'search',
  'social',
] as const

type Readable = Record<(typeof shown)[number], string>

/** What revisions have not always carried. */
const sinceLater = ['audience', 'slug', 'featured', 'search', 'social'] as const

/**
 * The fields that differ, as words; ids by the names of what they stand for. A revision from before a field was kept
 * says nothing of it: that is not the same as an empty one.
 */
export async function compareFields(
  c: Asking,
  deps: Deps,
  from: DraftContent,
  to: DraftContent,
): Promise<{ label: string; runs: TextRun[] }[]> {
  const before = await readable(c, deps, from)
  const after = await readable(c, deps, to)
  return shown
    .filter((field) => before[field] !== after[field] && isKnown(field, from) && isKnown(field, to))
    .map((field) => ({
      label: words(c)(`desk.field.${field}`),
      runs: compareText(before[field], after[field]),
    }))
}

/** `featured` is written by everything that writes the later fields, and the others only where they say something. */
function isKnown(field: (typeof shown)[number], content: DraftContent): boolean {
  const later = sinceLater.find((one) => one === field)
  return later === undefined || content.featured !== undefined || content[later] !== undefined
}

async function readable(c: Asking, deps: Deps, content: DraftContent): Promise<Readable> {
  const { headline, kicker, standfirst, summary, lead, search, social } = content
  const section = c.var.site.sections.find(({ id }) => id === content.sectionId)
  const text = words(c)
  return {
    headline,
    kicker,
    standfirst,
    summary,
    lead: lead ? lines(lead.alt, lead.caption, lead.credit, lead.media.slice(-12)) : '',
    section: section ? inLanguage(section.name, c.var.language) : '',
    authors: (await authorsNamed(c, deps, content.authorIds)).map(({ name }) => name).join(', '),
    topics: (await topicsNamed(c, deps, content.topicIds)).map(({ name }) => name).join(', '),
    audience: content.audience ?? '',
    slug: content.slug ?? '',
    featured: content.featured === undefined ? '' : text(content.featured ? 'desk.yes' : 'desk.no'),
    search: search ? lines(search.title, search.description) : '',
    social: social ? lines(social.title, social.description, social.media?.slice(-12) ?? '') : '',
  }
}

function lines(...parts: string[]): string {
  return parts.filter((part) => part !== '').join('\n')
}

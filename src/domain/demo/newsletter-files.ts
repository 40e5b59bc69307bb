import { z } from 'zod'
import { localizedSchema } from '../../lib/localized.ts'
import { cadenceSchema } from '../newsletters/newsletters.ts'
import { readHead, requiredMeta } from './head.ts'

export const newslettersSchema = z.array(
  z.strictObject({
    slug: z.string(),
    kind: z.enum(['composed', 'review', 'follows']),
    name: localizedSchema,
    description: localizedSchema,
    senderName: localizedSchema,
    senderAddress: z.string(),
    replyTo: z.string().nullable(),
    languages: z.array(z.string()),
    audience: z.enum(['everyone', 'registered']),
    cadence: cadenceSchema.nullable(),
    signOff: z.enum(['waits', 'goes']),
    leastArticles: z.int(),
  }),
)

/** A past edition of the demo folder, read but for its body. */
export type EditionFile = {
  file: string
  newsletter: string
  slug: string
  language: string
  subject: string
  preheader: string
  /** When it went out, as it was written. */
  sent: string
  html: string
}

/** `editions/NEWSLETTER/SLUG.html`, in another language than the first `SLUG.ar.html`. */
export function readEditionFile(file: string, html: string): EditionFile {
  const head = readHead(file, html, ['sent', 'preheader'])
  const [, newsletter = '', name = ''] = file.split('/')
  return {
    file,
    newsletter,
    slug: name.replace(/\..*$/, ''),
    language: head.language,
    subject: head.title,
    preheader: requiredMeta(head, 'preheader'),
    sent: requiredMeta(head, 'sent'),
    html,
  }
}

/** What an edition is made of, in its order: prose, and the things it shows. */
export type EditionPart =
  | { kind: 'prose'; html: string }
  | { kind: 'article'; slug: string; form: 'card' | 'teaser' | 'whole' }
  | { kind: 'section'; slug: string; count: number }
  | { kind: 'event'; slug: string }

const block =
  /^<p class="block-(?<as>\w+)"(?: data-count="(?<count>\d)")?><a href="\/\w+\/(?<slug>[\w-]+)">.+<\/a><\/p>$/gm

/** Splits the body at the lines that stand for articles, sections and events. */
export function partsOfEdition(html: string): EditionPart[] {
  const [, body = ''] = /<body>(.*)<\/body>/s.exec(html) ?? []
  const parts: EditionPart[] = []
  let from = 0
  for (const match of body.matchAll(block)) {
    parts.push({ kind: 'prose', html: body.slice(from, match.index) }, partOf(match.groups ?? {}))
    from = match.index + match[0].length
  }
  parts.push({ kind: 'prose', html: body.slice(from) })
  return parts.filter((part) => part.kind !== 'prose' || part.html.trim() !== '')
}

function partOf({ as, slug = '', count = '3' }: Record<string, string | undefined>): EditionPart {
  if (as === 'section') return { kind: 'section', slug, count: Number(count) }
  if (as === 'event') return { kind: 'event', slug }
  return { kind: 'article', slug, form: as === 'card' || as === 'whole' ? as : 'teaser' }
}

import {
  listPublishedEditions,
  type EditionCard,
  type EditionCursor,
} from '../../domain/newsletters/public-editions.ts'
import type { Newsletter } from '../../domain/newsletters/newsletters.ts'
import { inLanguage } from '../../lib/localized.ts'
import type { EditionLink } from '../../theme/contract/newsletters.ts'
import { say } from '../../theme/language/translate.ts'
import { pathIn } from '../../lib/site-path.ts'
import type { Deps } from '../context.ts'
import { pressed } from '../press/pressed.ts'
import type { Asking } from '../route.ts'
import { notFound } from './errors.ts'
import { buildFrame } from './frame.ts'
import { PAGE_SIZE } from './lists.ts'
import { followsNewsletter, subscribeChoices, subscribeTo } from './subscribe-form.ts'

export async function newsletters(c: Asking, deps: Deps): Promise<Response> {
  const answer = await pressed(c, deps, [], async () => {
    const { language, path, site } = c.var
    const text = say({ language, timeZone: site.identity.timeZone })
    const frame = buildFrame(c, deps, {
      title: text('page.newsletters'),
      description: text('newsletters.intro'),
      path,
      openGraph: { type: 'website' },
    })
    const follows = followsNewsletter(c)
    const told = [...lettersHere(c), ...(follows ? [follows] : [])]
    const shown = await Promise.all(
      told.map(async (newsletter) => {
        const { editions } = await listPublishedEditions(deps.database.db, newsletter.id, language, 1)
        const [newest] = newsletter.kind === 'follows' ? [] : editions
        return {
          name: inLanguage(newsletter.name, language),
          href: pathOf(c, newsletter),
          description: newsletter.description[language] || undefined,
          needsAccount: newsletter.audience !== 'everyone',
          sample: newest && toLink(c, newsletter, newest),
        }
      }),
    )
    return { text: deps.theme.newsletters({ frame, newsletters: shown, subscribe: subscribeChoices(c) }) }
  })
  return answer ?? notFound(c, deps)
}

export async function newsletter(c: Asking, deps: Deps): Promise<Response> {
  const found = newsletterHere(c)
  if (!found) return notFound(c, deps)
  const answer = await pressed(c, deps, ['page'], async () => {
    const { language, path } = c.var
    const name = inLanguage(found.name, language)
    const description = found.description[language] || undefined
    const frame = buildFrame(c, deps, {
      title: name,
      description: description ?? name,
      path,
      versions: versionsOf(c, found, path),
      openGraph: { type: 'website' },
    })
    const { db } = deps.database
    const { editions, next } =
      found.kind === 'follows'
        ? { editions: [] }
        : await listPublishedEditions(db, found.id, language, PAGE_SIZE, readCursor(c.req.query('page')))
    const olderHref =
      next && `${pathOf(c, found)}?page=${encodeURIComponent(`${next.publishedAt}~${next.id}`)}`
    return {
      text: deps.theme.newsletter({
        frame,
        newsletter: {
          name,
          description,
          needsAccount: found.audience !== 'everyone',
          allHref: pathIn(c.var.site.identity.languages, language, '/newsletters'),
        },
        editions: editions.map((edition) => toLink(c, found, edition)),
        pagination: { olderHref },
        subscribe: subscribeTo(c, found.slug),
      }),
    }
  })
  return answer ?? notFound(c, deps)
}

/** The newsletter of this address, where it goes out in the page's language. */
export function newsletterHere(c: Asking): Newsletter | undefined {
  const slug = c.req.param('slug')
  return c.var.site.newsletters.find((one) => one.slug === slug && one.languages.includes(c.var.language))
}

export function pathOf(c: Asking, { slug }: Newsletter): string {
  return pathIn(c.var.site.identity.languages, c.var.language, `/newsletters/${slug}`)
}

export function versionsOf(c: Asking, { languages }: Newsletter, path: string) {
  const all = c.var.site.identity.languages
  return all
    .filter((language) => languages.includes(language))
    .map((language) => ({ language, path: pathIn(all, language, path) }))
}

function lettersHere(c: Asking): Newsletter[] {
  const { site, language } = c.var
  return site.newsletters.filter((one) => one.kind !== 'follows' && one.languages.includes(language))
}

function toLink(c: Asking, newsletter: Newsletter, edition: EditionCard): EditionLink {
  const { slug, subject, preheader, publishedAt } = edition
  return {
    name: subject,
    href: `${pathOf(c, newsletter)}/${slug}`,
    published: publishedAt,
    ...(preheader !== '' && { about: preheader }),
  }
}

/** Undefined where it is none of ours, which means the first page. */
function readCursor(text = ''): EditionCursor | undefined {
  const [, publishedAt, id] = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)~([\w-]{1,64})$/.exec(text) ?? []
  return publishedAt === undefined || id === undefined ? undefined : { publishedAt, id }
}

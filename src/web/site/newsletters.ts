import {
  findPublicNewsletter,
  listPublishedEditions,
  type EditionCard,
  type EditionPage,
} from '../../domain/newsletters/public-editions.ts'
import type { Newsletter } from '../../domain/newsletters/newsletters.ts'
import { type Cursor, readCursor, writeCursor } from '../../domain/articles/lists.ts'
import { inLanguage } from '../../lib/localized.ts'
import type { FeedLink } from '../../theme/contract/frame.ts'
import type { EditionLink } from '../../theme/contract/newsletters.ts'
import { say } from '../../theme/language/translate.ts'
import { pathIn } from '../../lib/site-path.ts'
import type { Deps } from '../context.ts'
import { pressed } from '../press/pressed.ts'
import type { Asking } from '../route.ts'
import { notFound } from './errors.ts'
import { buildFrame } from './frame.ts'
import { feedLinks, PAGE_SIZE } from './lists.ts'
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
  const found = await newsletterHere(c, deps)
  if (!found) return notFound(c, deps)
  const answer = await pressed(c, deps, ['page'], async () => {
    const { language, path } = c.var
    const name = inLanguage(found.name, language)
    const description = found.description[language] || undefined
    const feeds = feedsOf(c, found)
    const frame = buildFrame(c, deps, {
      title: name,
      description: description ?? name,
      path,
      feeds,
      versions: versionsOf(c, found, path),
      openGraph: { type: 'website' },
    })
    const { db } = deps.database
    const { editions, newer, older }: EditionPage =
      found.kind === 'follows'
        ? { editions: [] }
        : await listPublishedEditions(
            db,
            found.id,
            language,
            PAGE_SIZE,
            readCursor(c.req.query('page') ?? ''),
          )
    const href = (cursor: Cursor) => `${pathOf(c, found)}?page=${encodeURIComponent(writeCursor(cursor))}`
    return {
      text: deps.theme.newsletter({
        frame,
        feeds,
        newsletter: {
          name,
          description,
          needsAccount: found.audience !== 'everyone',
          isPersonal: found.kind === 'follows',
          allHref: pathIn(c.var.site.identity.languages, language, '/newsletters'),
        },
        editions: editions.map((edition) => toLink(c, found, edition)),
        pagination: { newerHref: newer && href(newer), olderHref: older && href(older) },
        subscribe: subscribeTo(c, found.slug),
      }),
    }
  })
  return answer ?? notFound(c, deps)
}

/** The newsletter of this address, where it goes out in the page's language. */
export function newsletterHere(c: Asking, { database }: Deps): Promise<Newsletter | undefined> {
  const { site, language } = c.var
  return findPublicNewsletter(database.db, site.newsletters, c.req.param('slug') ?? '', language)
}

export function pathOf(c: Asking, { slug }: Newsletter): string {
  return pathIn(c.var.site.identity.languages, c.var.language, `/newsletters/${slug}`)
}

/** None of a letter that says something else to everybody. */
export function feedsOf(c: Asking, { kind, name, slug }: Newsletter): FeedLink[] {
  const { language, site } = c.var
  if (kind === 'follows') return []
  return feedLinks(c, `${site.identity.name}: ${inLanguage(name, language)}`, `/newsletters/${slug}`)
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

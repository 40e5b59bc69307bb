import { type AuthorProfile, findAuthor, listAuthors } from '../../domain/articles/authors.ts'
import { findPictures, type Picture } from '../../domain/media/pictures.ts'
import { inLanguage } from '../../lib/localized.ts'
import type { AuthorBio } from '../../theme/contract/reading.ts'
import { say } from '../../theme/language/translate.ts'
import { pathIn } from '../../lib/site-path.ts'
import type { Deps } from '../context.ts'
import { pressed } from '../press/pressed.ts'
import type { Asking } from '../route.ts'
import { toThemePicture } from './cards.ts'
import { notFound } from './errors.ts'
import { eventsHere } from './event-lines.ts'
import { buildFrame } from './frame.ts'
import { feedLinks, listOnPage } from './lists.ts'
import { profileJsonLd } from './structured-data.ts'
import { followForm } from './subscribe-form.ts'

export async function author(c: Asking, deps: Deps): Promise<Response> {
  const { db } = deps.database
  const answer = await pressed(c, deps, ['page'], async (site) => {
    const found = await findAuthor(db, c.req.param('slug') ?? '')
    if (!found) return undefined
    const { language, path } = c.var
    const bio = authorBio(c, found, await portraitsOf(deps, [found]))
    const role = found.role[language]
    const feeds = feedLinks(c, bio.name, path)
    const description = bio.bio ?? `${bio.name} — ${site.identity.name}`
    const frame = buildFrame(c, deps, {
      title: bio.name,
      description,
      path,
      feeds,
      openGraph: { type: 'profile' },
      jsonLd: [profileJsonLd(deps.origin, { ...bio, role, path: bio.href })],
    })
    const list = await listOnPage(c, deps, site, { authorId: found.id })
    const follow = followForm(c, 'author', { slug: found.slug, name: bio.name })
    const { strip, until } = await eventsHere(c, deps, { authorId: found.id })
    const props = { frame, author: { ...bio, role, feeds }, events: strip, follow, ...list }
    return { text: deps.theme.author(props), until }
  })
  return answer ?? notFound(c, deps)
}

export async function authorsIndex(c: Asking, deps: Deps): Promise<Response> {
  const answer = await pressed(c, deps, [], async (site) => {
    const { language, path } = c.var
    const text = say({ language, timeZone: site.identity.timeZone })
    const authors = await listAuthors(deps.database.db, language)
    const portraits = await portraitsOf(deps, authors)
    const frame = buildFrame(c, deps, {
      title: text('page.authors'),
      description: text('list.authors-intro', { name: site.identity.name }),
      path,
    })
    const shown = authors.map((found) => ({
      ...authorBio(c, found, portraits),
      role: found.role[language],
      count: found.count,
    }))
    return { text: deps.theme.authorsIndex({ frame, authors: shown }) }
  })
  return answer ?? notFound(c, deps)
}

export function portraitsOf(deps: Deps, authors: AuthorProfile[]): Promise<Map<string, Picture>> {
  const ids = authors.flatMap(({ portraitId }) => (portraitId === null ? [] : [portraitId]))
  return findPictures(deps.database.db, ids)
}

export function authorBio(c: Asking, found: AuthorProfile, portraits: Map<string, Picture>): AuthorBio {
  const { site, language } = c.var
  const portrait = found.portraitId === null ? undefined : portraits.get(found.portraitId)
  return {
    name: inLanguage(found.name, language),
    href: pathIn(site.identity.languages, language, `/authors/${found.slug}`),
    bio: found.bio[language] ?? (inLanguage(found.bio, language) || undefined),
    portrait: toThemePicture(portrait, { alt: portrait?.alt ?? '' }),
    links: found.links.map(({ label, url }) => ({ name: label, href: url })),
  }
}

import { isOpen, type Person } from '../../domain/access/judge.ts'
import { cut } from '../../domain/articles/document/cut.ts'
import type { EditionDocument } from '../../domain/articles/document/document.ts'
import type { EditionBlock } from '../../domain/articles/document/nodes.ts'
import { type ReadBlocks, readBlocks } from '../../domain/newsletters/blocks.ts'
import { judgeEdition } from '../../domain/newsletters/judge-edition.ts'
import type { Newsletter } from '../../domain/newsletters/newsletters.ts'
import { listVersions } from '../../domain/newsletters/public-editions.ts'
import { type Edition, findPublishedEdition } from '../../domain/newsletters/read-edition.ts'
import { isEditionBlock } from '../../domain/articles/document/edition-block.ts'
import { directionOf, ownName } from '../../lib/languages.ts'
import { inLanguage } from '../../lib/localized.ts'
import type { EditionPiece, EditionProps } from '../../theme/contract/newsletters.ts'
import { editionPiece } from '../../theme/site/newsletters.tsx'
import { findAsker } from '../access/asker.ts'
import { pathIn } from '../../lib/site-path.ts'
import type { Deps } from '../context.ts'
import { pressed } from '../press/pressed.ts'
import type { Asking } from '../route.ts'
import { toCards } from './cards.ts'
import { renderForPage } from './document.ts'
import { notFound } from './errors.ts'
import { toLines } from './event-lines.ts'
import { buildFrame } from './frame.ts'
import { feedsOf, newsletterHere, pathOf } from './newsletters.ts'
import { subscribeTo } from './subscribe-form.ts'
import { wallOf } from './wall.ts'

/** An edition on the site: one page for all visitors, one for whoever is signed in and may read more. */
export async function edition(c: Asking, deps: Deps): Promise<Response> {
  const newsletter = await newsletterHere(c, deps)
  if (!newsletter || newsletter.kind === 'follows') return notFound(c, deps)
  const asker = await findAsker(deps, c.req.header('cookie'))
  if (asker.kind !== 'visitor') {
    const person: Person = asker.kind === 'staff' ? { kind: 'staff' } : { kind: 'reader', plans: asker.plans }
    const props = await propsFor(c, deps, newsletter, person)
    if (!props) return notFound(c, deps)
    c.header('cache-control', 'private, no-store')
    return c.html(deps.theme.edition(props))
  }
  const answer = await pressed(c, deps, [], async () => {
    const props = await propsFor(c, deps, newsletter, { kind: 'visitor' })
    return props && { text: deps.theme.edition(props) }
  })
  return answer ?? notFound(c, deps)
}

async function propsFor(
  c: Asking,
  deps: Deps,
  newsletter: Newsletter,
  person: Person,
): Promise<EditionProps | undefined> {
  const { language, path } = c.var
  const found = await findPublishedEdition(
    deps.database.db,
    newsletter.id,
    language,
    c.req.param('edition') ?? '',
  )
  if (!found) return undefined
  const published = found.publishedAt ?? ''
  const { audience } = newsletter
  const now = deps.clock().epochMilliseconds
  const verdict = judgeEdition({ audience, publishedAt: published }, person, c.var.site.policy, now)
  const { teaser, rest } = cut(found.body)
  const isWhole = isOpen(verdict) || !rest
  const name = inLanguage(newsletter.name, language)
  const whole = pathIn(c.var.site.identity.languages, language, path)
  const others = await listVersions(deps.database.db, found)
  const { languages } = c.var.site.identity
  const versions = others
    .filter((other) => languages.includes(other.language))
    .map((other) => ({ ...other, path: pathIn(languages, other.language, path) }))
  const frame = buildFrame(c, deps, {
    title: found.subject,
    description: found.preheader || `${name} — ${found.subject}`,
    path,
    feeds: feedsOf(c, newsletter),
    versions: [{ language, path: whole }, ...versions],
    openGraph: { type: 'article', published },
  })
  return {
    frame,
    newsletter: { name, href: pathOf(c, newsletter) },
    edition: {
      subject: found.subject,
      about: found.preheader || undefined,
      published,
      language: found.language,
      dir: directionOf(found.language),
      bodyHtml: await renderEdition(c, deps, found, isWhole ? found.body : teaser, person),
    },
    versions: versions.map(({ subject, path, language }) => ({
      headline: subject,
      href: path,
      language,
      languageName: ownName(language),
      dir: directionOf(language),
    })),
    ...(!isOpen(verdict) && rest
      ? { wall: { ...wallOf(c, verdict, whole), reason: { kind: 'letter' } } }
      : { subscribe: subscribeTo(c, newsletter.slug) }),
  }
}

async function renderEdition(
  c: Asking,
  deps: Deps,
  { language, publishedAt }: Edition,
  body: EditionDocument,
  person: Person,
): Promise<string> {
  const { policy } = c.var.site
  const now = deps.clock().epochMilliseconds
  const read = await readBlocks(deps.database.db, body, { language, person, policy, now, asOf: publishedAt })
  const pieces = new Map<EditionBlock, string>()
  for (const block of body.content.filter(isEditionBlock)) {
    const piece = await toPiece(c, deps, read, block, pieces.size)
    const locale = { language: c.var.language, timeZone: c.var.site.identity.timeZone }
    if (piece) pieces.set(block, editionPiece(piece, locale))
  }
  return renderForPage(deps, c.var.language, body, true, undefined, (block) => pieces.get(block) ?? '')
}

async function toPiece(
  c: Asking,
  deps: Deps,
  read: ReadBlocks,
  block: EditionBlock,
  place: number,
): Promise<EditionPiece | undefined> {
  const { site, language } = c.var
  const shown = read(block)
  if (!shown) return undefined
  const at = (path: string) => pathIn(site.identity.languages, language, path)
  if (shown.kind === 'event') {
    const [event] = await toLines(c, deps, [shown.event])
    return event && { kind: 'event', event }
  }
  if (shown.kind === 'section') {
    const section = { name: inLanguage(shown.name, language), href: at(`/sections/${shown.slug}`) }
    return { kind: 'section', section, cards: await toCards(deps, site, language, shown.cards) }
  }
  const [card] = await toCards(deps, site, language, [shown.card])
  if (!card) return undefined
  const bodyHtml = shown.body && (await renderForPage(deps, language, shown.body, false, `a${place}-`))
  return { kind: 'article', card, more: shown.rest, ...(bodyHtml !== undefined && { bodyHtml }) }
}

import { isOpen } from '../../domain/access/judge.ts'
import { cut } from '../../domain/articles/document/cut.ts'
import { mediaIn } from '../../domain/articles/document/media-in.ts'
import type { EditionBlock } from '../../domain/articles/document/nodes.ts'
import { isEditionBlock } from '../../domain/articles/document/edition-block.ts'
import { findPictures } from '../../domain/media/pictures.ts'
import { readBlocks, type ShownBlock } from '../../domain/newsletters/blocks.ts'
import { judgeEdition } from '../../domain/newsletters/judge-edition.ts'
import type { Newsletter } from '../../domain/newsletters/newsletters.ts'
import type { PublishedEdition } from '../../domain/newsletters/read-edition.ts'
import { escapeHtml } from '../../lib/html-escape.ts'
import { directionOf, type InterfaceLanguage } from '../../lib/languages.ts'
import { inLanguage } from '../../lib/localized.ts'
import { articlePath, pathIn } from '../../lib/site-path.ts'
import { dateAndTime } from '../../theme/format.ts'
import { say } from '../../theme/language/translate.ts'
import type { Deps } from '../context.ts'
import type { Site } from '../site-state.ts'
import type { FeedEntry } from './feed.ts'
import { localeOf, type Making, renderFeedBody } from './feed-body.ts'

/** Editions as feed entries: what any visitor may read of them, with the articles in them judged as on their page. */
export async function toEditionEntries(
  deps: Deps,
  site: Site,
  language: InterfaceLanguage,
  newsletter: Newsletter,
  editions: readonly PublishedEdition[],
): Promise<FeedEntry[]> {
  const page = deps.origin + pathIn(site.identity.languages, language, `/newsletters/${newsletter.slug}`)
  const entries: FeedEntry[] = []
  for (const edition of editions) {
    const { id, slug, subject, preheader, publishedAt } = edition
    const url = `${page}/${slug}`
    entries.push({
      id,
      url,
      language: edition.language,
      headline: subject,
      summary: preheader || subject,
      contentHtml: await contentOf(deps, site, language, newsletter, edition, url),
      imageUrl: undefined,
      authors: [{ name: inLanguage(newsletter.senderName, language), url: page }],
      section: { name: inLanguage(newsletter.name, language), slug: newsletter.slug },
      published: publishedAt,
      updated: publishedAt,
    })
  }
  return entries
}

async function contentOf(
  { database: { db }, clock, origin }: Deps,
  site: Site,
  language: InterfaceLanguage,
  { audience }: Newsletter,
  edition: PublishedEdition,
  url: string,
): Promise<string> {
  const { policy } = site
  const now = clock().epochMilliseconds
  const person = { kind: 'visitor' } as const
  const { teaser, rest } = cut(edition.body)
  const { publishedAt } = edition
  const isWhole = !rest || isOpen(judgeEdition({ audience, publishedAt }, person, policy, now))
  const body = isWhole ? edition.body : teaser
  const asking = { language: edition.language, person, policy, now, asOf: publishedAt }
  const read = await readBlocks(db, body, asking)
  const blocks = body.content.filter(isEditionBlock)
  const bodies = blocks.map((block) => {
    const shown = read(block)
    return shown?.kind === 'article' ? shown.body : undefined
  })
  const pictures = await findPictures(db, [...mediaIn(body), ...bodies.flatMap(mediaIn)])
  const making: Making = { origin, site, language, pictures }
  const editionBlock = (block: EditionBlock) => {
    const shown = read(block)
    return shown ? pieceOf(shown, `a${blocks.indexOf(block)}-`, making) : ''
  }
  const html = renderFeedBody(body, { url, editionBlock }, making)
  const more = isWhole ? '' : readOn(url, making)
  return `<div lang="${escapeHtml(edition.language)}" dir="${directionOf(edition.language)}">\n${html}${more}</div>`
}

function pieceOf(shown: ShownBlock, idPrefix: string, making: Making): string {
  const { origin, site, language } = making
  const { languages } = site.identity
  const at = (path: string) => origin + pathIn(languages, language, path)
  if (shown.kind === 'event') {
    const { title, slug, startsAt, timeZone, place, standfirst } = shown.event
    const when = dateAndTime(startsAt, { language, timeZone })
    const where = place ? [place.name, place.address] : [say(localeOf(making))('events.online')]
    const lines = [[when, ...where].filter(Boolean).join(' · '), standfirst]
    return heading(title, at(`/events/${slug}`)) + lines.map(paragraph).join('')
  }
  if (shown.kind === 'section') {
    const items = shown.cards.map(
      (card) => `<li>${link(card.headline, origin + articlePath(languages, card))}</li>\n`,
    )
    return `${heading(inLanguage(shown.name, language), at(`/sections/${shown.slug}`))}<ul>\n${items.join('')}</ul>\n`
  }
  const { card, body, rest } = shown
  const url = origin + articlePath(languages, card)
  const words = body
    ? renderFeedBody(body, { url, idPrefix }, making)
    : paragraph(card.standfirst || card.summary)
  return heading(card.headline, url) + words + (body && rest ? readOn(url, making) : '')
}

function readOn(url: string, making: Making): string {
  const words = say(localeOf(making))('feed.read-on', { name: making.site.identity.name })
  return `<p>${link(words, url)}</p>\n`
}

function heading(words: string, url: string): string {
  return `<h2>${link(words, url)}</h2>\n`
}

function link(words: string, url: string): string {
  return `<a href="${escapeHtml(url)}">${escapeHtml(words)}</a>`
}

function paragraph(words: string): string {
  return words === '' ? '' : `<p>${escapeHtml(words)}</p>\n`
}

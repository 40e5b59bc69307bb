import type { EditionBlock } from '../domain/articles/document/nodes.ts'
import type { ArticleCard } from '../domain/articles/cards.ts'
import type { ReadBlocks } from '../domain/newsletters/blocks.ts'
import { renderMailHtml } from '../domain/newsletters/blocks-mail.ts'
import { renderMailText } from '../domain/newsletters/blocks-text.ts'
import type { EventCard } from '../domain/events/events.ts'
import type { Picture } from '../domain/media/pictures.ts'
import { directionOf, type InterfaceLanguage } from '../lib/languages.ts'
import { inLanguage } from '../lib/localized.ts'
import {
  articleInMail,
  eventInMail,
  type MailArticle,
  sectionInMail,
} from '../theme/email/edition-blocks.tsx'
import { editionLook, WORDS_WIDTH } from '../theme/email/edition-look.ts'
import type { Dress } from '../theme/email/frame.tsx'
import { articleInText, eventInText, sectionInText } from '../theme/email/edition-text.ts'
import type { EditionWordsOfMail } from '../theme/email/edition-words.ts'
import { dateAndTime } from '../theme/format.ts'
import { articlePath, pathIn } from '../lib/site-path.ts'
import { mediaPath } from '../lib/media-path.ts'

/** What the pieces of one letter have in common. */
export type Desk = {
  origin: string
  /** The publication's. */
  languages: readonly string[]
  timeZone: string
  /** Of the letter's own words. */
  language: InterfaceLanguage
  words: EditionWordsOfMail
  dress: Dress
  pictures: ReadonlyMap<string, Picture>
  readBlocks: ReadBlocks
  /** A whole address, counted where clicks are. */
  link: (href: string) => string
}

/** Sharp on screens with two pixels for one. */
const PIXELS = 2

export type Piece = { html: string; text: string }

/** What stands in the place of a block, in both parts of the mail. */
export function pieceOf(desk: Desk, block: EditionBlock): Piece {
  const shown = desk.readBlocks(block)
  if (!shown) return { html: '', text: '' }
  if (shown.kind === 'event') return eventPiece(desk, shown.event)
  if (shown.kind === 'section') {
    const name = inLanguage(shown.name, desk.language)
    const href = desk.link(at(desk, `/sections/${shown.slug}`))
    const section = { name, href, articles: shown.cards.map((card) => toMailArticle(desk, card)) }
    return { html: sectionInMail(section, desk), text: sectionInText(section, desk.words) }
  }
  const { card, body, rest } = shown
  const article = { ...toMailArticle(desk, card, body ? WORDS_WIDTH : undefined), rest }
  if (!body) return cardPiece(desk, article)
  const ownDesk = { ...desk, ...documentOptions(desk, articlePath(desk.languages, card)) }
  return {
    html: articleInMail({ ...article, bodyHtml: renderMailHtml(body, { ...ownDesk, rank: 3 }) }, desk),
    text: articleInText(article, desk.words, renderMailText(body, ownDesk)),
  }
}

export function cardPiece(desk: Desk, article: MailArticle): Piece {
  return { html: articleInMail(article, desk), text: articleInText(article, desk.words) }
}

/** How a document of this letter is written. `from` is the path that its relative links start at. */
export function documentOptions(desk: Desk, from: string) {
  return {
    look: editionLook(desk.dress),
    picture: (id: string) => pictureOf(desk, id, WORDS_WIDTH),
    link: (href: string) => desk.link(whole(href, desk.origin + from)),
  }
}

/** `width` of its picture, in CSS pixels; absent: a thumbnail. */
export function toMailArticle(desk: Desk, card: ArticleCard, width = 128): MailArticle {
  const picture = card.lead ? pictureOf(desk, card.lead.media, width) : undefined
  return {
    href: desk.link(desk.origin + articlePath(desk.languages, card)),
    headline: card.headline,
    kicker: card.kicker,
    standfirst: card.standfirst || card.summary,
    authors: card.authors.map(({ name }) => inLanguage(name, desk.language)).join(', '),
    minutes: card.readingMinutes,
    language: card.language,
    dir: directionOf(card.language),
    ...(picture && { picture: { ...picture, alt: card.lead?.alt ?? '' } }),
    rest: true,
  }
}

function eventPiece(desk: Desk, event: EventCard): Piece {
  const { language, words, timeZone } = desk
  const shown = {
    href: desk.link(at(desk, `/events/${event.slug}`)),
    title: event.title,
    standfirst: event.standfirst,
    when: dateAndTime(event.startsAt, { language, timeZone: event.timeZone || timeZone }),
    where: event.place ? [event.place.name, event.place.address].filter(Boolean).join(', ') : words.online,
    isCancelled: event.state === 'cancelled',
  }
  return { html: eventInMail(shown, desk), text: eventInText(shown, words) }
}

/** Mail programs know no WebP, and must not fetch more than they show. */
function pictureOf({ origin, pictures }: Desk, id: string, widest: number) {
  const picture = pictures.get(id)
  const fitting = picture?.variants.find((variant) => variant.width >= widest * PIXELS)
  const variant = fitting ?? picture?.variants.at(-1)
  if (!variant) return undefined
  const width = Math.min(widest, variant.width)
  const height = Math.round((variant.height * width) / variant.width)
  return { src: origin + mediaPath(variant.hash, 'image/jpeg'), width, height }
}

function at({ origin, languages, language }: Desk, path: string): string {
  return origin + pathIn(languages, language, path)
}

function whole(href: string, from: string): string {
  return URL.canParse(href, from) ? new URL(href, from).href : href
}

import type { Person } from '../domain/access/judge.ts'
import { readPolicy } from '../domain/access/policy.ts'
import type { ArticleCard } from '../domain/articles/cards.ts'
import { readBlocks, type ReadBlocks } from '../domain/newsletters/blocks.ts'
import { renderMailHtml } from '../domain/newsletters/blocks-mail.ts'
import { renderMailText } from '../domain/newsletters/blocks-text.ts'
import { countedPath, linkIdOf } from '../domain/newsletters/letter-links.ts'
import type { Edition } from '../domain/newsletters/read-edition.ts'
import type { ReviewHeadings } from '../domain/newsletters/review-words.ts'
import { subjectsOf, whatHappened } from '../domain/newsletters/review-matter.ts'
import { findPictures } from '../domain/media/pictures.ts'
import { type Identity, readIdentity } from '../domain/publication/identity.ts'
import { blankMaker, fillIn, type Form } from '../lib/blanks.ts'
import type { Clock } from '../lib/clock.ts'
import { escapeHtml } from '../lib/html-escape.ts'
import { directionOf, isInterfaceLanguage } from '../lib/languages.ts'
import { inLanguage } from '../lib/localized.ts'
import type { Db } from '../platform/db/schema.ts'
import { editionLook } from '../theme/email/edition-look.ts'
import { renderEditionText } from '../theme/email/edition-text.ts'
import { editionWords, type EditionWordsOfMail } from '../theme/email/edition-words.ts'
import { renderEditionMail } from '../theme/email/edition.tsx'
import { dressFor } from '../theme/email/frame.tsx'
import { longDate } from '../theme/format.ts'
import { pathIn } from '../lib/site-path.ts'
import { mediaIn } from '../domain/articles/document/media-in.ts'
import { cardPiece, type Desk, documentOptions, pieceOf, toMailArticle } from './edition-pieces.ts'
import { letterhead } from './letterhead.ts'
import { languageOf } from './sign-in-mail.ts'

export type EditionMaking = { db: Db; clock: Clock; origin: string }

/** An edition made ready for everybody who may read the same of it; only what is personal is still blank. */
export type ReadyEdition = {
  edition: Edition
  html: Form
  text: Form
  /** Where its links lead, for the record of those that are counted. */
  links: readonly string[]
  /** Of letters about what each recipient follows: an article and its subjects. */
  pieces: readonly { subjects: readonly string[]; html: Form; text: Form }[]
  words: EditionWordsOfMail
  paragraph: string
}

export type Recipient = {
  email: string
  name: string | null
  variant: 'a' | 'b'
  unsubscribeHref?: string
  preferencesHref?: string
  /** `topic:ID`, `author:ID`; absent where the letter tells everybody the same. */
  follows?: ReadonlySet<string>
}

/** `isCounted`: links lead through the address that counts clicks. */
export async function readyEdition(
  { db, clock, origin }: EditionMaking,
  edition: Edition,
  person: Person,
  { isCounted }: { isCounted: boolean },
): Promise<ReadyEdition> {
  const identity = await readIdentity(db)
  const policy = await readPolicy(db)
  const now = clock().epochMilliseconds
  const { language, publishedAt: asOf } = edition
  const read = await readBlocks(db, edition.body, { language, person, policy, now, asOf })
  const articles = await followable(db, edition)
  const { blank, toForm } = blankMaker()
  const links: string[] = []
  const desk: Desk = {
    ...(await deskOf(
      db,
      edition,
      identity,
      origin,
      read,
      articles.map(({ card }) => card),
    )),
    link: (href) => {
      if (!isCounted || !/^https?:/i.test(href)) return href
      links.push(href)
      return origin + countedPath(linkIdOf(edition.id, href), blank('variant'))
    },
  }
  const pieces = articles.map(({ card, subjects }) => {
    const piece = cardPiece(desk, toMailArticle(desk, card))
    return { subjects, html: toForm(piece.html), text: toForm(piece.text) }
  })
  const common = await surroundings({ db, origin, clock }, edition, identity, desk, blank)
  const options = documentOptions(desk, '/')
  const html = renderEditionMail({
    ...common,
    greetingHtml: blank('greetinghtml'),
    bodyHtml:
      renderMailHtml(edition.body, { ...options, editionBlock: (block) => pieceOf(desk, block).html }) +
      blank('followshtml'),
  })
  const text = renderEditionText({
    ...common,
    publication: identity.name,
    greeting: blank('greeting'),
    body:
      renderMailText(edition.body, { ...options, editionBlock: (block) => pieceOf(desk, block).text }) +
      blank('follows'),
  })
  const { paragraph } = editionLook(desk.dress)
  return { edition, html: toForm(html), text: toForm(text), links, pieces, words: desk.words, paragraph }
}

/** Undefined where the letter is about what its recipients follow, and nothing of that happened. */
export function fillCopy(
  ready: ReadyEdition,
  to: Recipient,
): { subject: string; html: string; text: string } | undefined {
  const { edition, words } = ready
  const own = ready.pieces.filter(({ subjects }) => subjects.some((subject) => to.follows?.has(subject)))
  if (to.follows && own.length === 0) return undefined
  const subject = to.variant === 'b' && edition.otherSubject ? edition.otherSubject : edition.subject
  const greeting = to.name ? words.greeting(to.name) : ''
  const why = edition.newsletter
    ? words.why.newsletter(inLanguage(edition.newsletter.name, edition.language), to.email)
    : words.why[edition.seatAudience ?? 'taken'](edition.event?.title ?? '', to.email)
  const plain = {
    subject,
    why,
    variant: to.variant,
    unsubscribe: to.unsubscribeHref ?? '',
    preferences: to.preferencesHref ?? '',
  }
  const inHtml = Object.fromEntries(Object.entries(plain).map(([name, value]) => [name, escapeHtml(value)]))
  const join = (part: 'html' | 'text', between: string) =>
    own.map((piece) => fillIn(piece[part], inHtml)).join(between)
  return {
    subject,
    html: fillIn(ready.html, {
      ...inHtml,
      greetinghtml: greeting && `<p${ready.paragraph}>${escapeHtml(greeting)}</p>`,
      followshtml: join('html', ''),
    }),
    text: fillIn(ready.text, {
      ...plain,
      greeting: greeting && `${greeting}\n\n`,
      follows: own.length > 0 ? `\n\n${join('text', '\n\n')}` : '',
    }),
  }
}

/** What parts of an automatic letter are called. */
export function headingsIn(language: string): ReviewHeadings {
  const { updated, corrected } = editionWords(isInterfaceLanguage(language) ? language : 'en')
  return { updated, corrected }
}

async function deskOf(
  db: Db,
  edition: Edition,
  identity: Identity,
  origin: string,
  read: ReadBlocks,
  cards: readonly ArticleCard[],
): Promise<Omit<Desk, 'link'>> {
  const shown = edition.body.content.flatMap((block) =>
    block.type === 'articleBlock' || block.type === 'sectionBlock' ? (read(block) ?? []) : [],
  )
  const ids = [
    ...mediaIn(edition.body),
    ...shown.flatMap((block) => (block.kind === 'article' && block.body ? mediaIn(block.body) : [])),
    ...[...cards, ...shown.flatMap(cardsIn)].flatMap((card) => (card.lead ? [card.lead.media] : [])),
  ]
  const language = languageOf(edition.language, identity)
  return {
    origin,
    languages: identity.languages,
    timeZone: identity.timeZone,
    language,
    words: editionWords(language),
    dress: dressFor(directionOf(edition.language)),
    pictures: await findPictures(db, [...new Set(ids)]),
    readBlocks: read,
  }
}

function cardsIn(block: NonNullable<ReturnType<ReadBlocks>>): ArticleCard[] {
  if (block.kind === 'event') return []
  return block.kind === 'section' ? block.cards : [block.card]
}

/** What both parts of the mail say around the edition's own words. */
async function surroundings(
  { db, origin, clock }: EditionMaking,
  edition: Edition,
  identity: Identity,
  desk: Desk,
  blank: (name: string) => string,
) {
  const { newsletter, event, language } = edition
  const at = (path: string) => origin + pathIn(identity.languages, desk.language, path)
  const sent = edition.publishedAt ?? edition.sendAt ?? clock().toString()
  const page = newsletter ? `/newsletters/${newsletter.slug}/${edition.slug}` : `/events/${event?.slug ?? ''}`
  return {
    language,
    dress: desk.dress,
    publication: await letterhead(db, identity, origin, at('/')),
    name: newsletter ? inLanguage(newsletter.name, language) : (event?.title ?? ''),
    date: longDate(sent, { language: desk.language, timeZone: identity.timeZone }),
    subject: blank('subject'),
    preheader: edition.preheader,
    pageHref: at(page),
    footer: {
      why: blank('why'),
      address: (identity.postalAddress ?? '').split('\n').flatMap((line) => line.trim() || []),
      ...(newsletter && { preferencesHref: blank('preferences'), unsubscribeHref: blank('unsubscribe') }),
    },
    // A message about an event is read nowhere else; its link leads to the event.
    words: newsletter ? desk.words : { ...desk.words, inBrowser: desk.words.seat },
  }
}

async function followable(
  db: Db,
  { newsletter, language, coversFrom, coversUntil }: Edition,
): Promise<{ card: ArticleCard; subjects: string[] }[]> {
  if (newsletter?.kind !== 'follows' || coversFrom === null || coversUntil === null) return []
  const { published } = await whatHappened(db, language, coversFrom, coversUntil)
  const subjects = await subjectsOf(
    db,
    published.map(({ id }) => id),
  )
  return published.map((card) => ({ card, subjects: subjects.get(card.id) ?? [] }))
}

import { raw } from 'hono/html'
import type { Frame, Locale } from '../contract/frame.ts'
import type {
  EditionLink,
  EditionPiece,
  EditionProps,
  NewsletterProps,
  NewslettersProps,
} from '../contract/newsletters.ts'
import type { SubscribeFormProps } from '../contract/subscriptions.ts'
import { say } from '../language/translate.ts'
import { Pagination } from '../parts/card-list.tsx'
import { Card } from '../parts/card.tsx'
import { asMarkup, Document } from '../parts/document.tsx'
import { EventEntry } from '../parts/event-lines.tsx'
import { ListHead } from '../parts/list-head.tsx'
import { Day } from '../parts/time.tsx'
import { Wall } from '../parts/wall.tsx'
import { Versions } from '../parts/versions.tsx'
import { SubscribeForm } from './subscribe-form.tsx'

/** All that there is to be had by mail. */
export const Newsletters = ({ frame, newsletters, subscribe }: NewslettersProps) => {
  const { locale } = frame
  const text = say(locale)
  return (
    <Document frame={frame} kind="newsletters">
      <ListHead title={text('page.newsletters')} intro={text('newsletters.intro')} locale={locale} />
      {newsletters.length === 0 ? <p class="empty">{text('newsletters.none')}</p> : null}
      <div class="letters-page">
        <ul class="letters">
          {newsletters.map(({ name, href, description, needsAccount, sample }) => (
            <li>
              <h2>
                <a href={href}>{name}</a>
              </h2>
              {needsAccount ? <p class="badge">{text('newsletters.registered')}</p> : null}
              {description ? <p class="letters-about">{description}</p> : null}
              {sample ? (
                <p class="letters-sample">
                  {text('newsletters.sample')} <a href={sample.href}>{sample.name}</a>{' '}
                  <Day at={sample.published} locale={locale} />
                </p>
              ) : null}
            </li>
          ))}
        </ul>
        {subscribe ? (
          <div class="letters-form">
            <SubscribeForm subscribe={besideList(subscribe, locale)} locale={locale} />
          </div>
        ) : null}
      </div>
    </Document>
  )
}

/** What each of them is stands in the list already. */
function besideList(subscribe: SubscribeFormProps, locale: Locale): SubscribeFormProps {
  const choices = subscribe.choices?.map(({ slug, name, needsAccount }) => ({ slug, name, needsAccount }))
  return { ...subscribe, lead: say(locale)('newsletters.choose'), ...(choices && { choices }) }
}

/** What one newsletter is, and what it has said so far. */
export const Newsletter = (props: NewsletterProps) => {
  const { frame, feeds, newsletter, editions, pagination, subscribe } = props
  const { locale } = frame
  const text = say(locale)
  return (
    <Document frame={frame} kind="newsletter">
      <ListHead
        label={text('page.newsletter')}
        title={newsletter.name}
        intro={newsletter.description}
        feeds={feeds}
        locale={locale}
      >
        {newsletter.needsAccount ? <p class="badge">{text('newsletters.registered')}</p> : null}
      </ListHead>
      <div class="letters-page">
        {subscribe ? (
          <div class="letters-form">
            <SubscribeForm subscribe={subscribe} locale={locale} />
          </div>
        ) : null}
        <div class="letters-past">
          {newsletter.isPersonal ? <HowToFollow places={frame.places} locale={locale} /> : null}
          {editions.length === 0 ? (
            newsletter.isPersonal ? null : (
              <p class="empty">{text('newsletters.no-editions')}</p>
            )
          ) : (
            <section aria-labelledby="editions">
              <h2 class="label" id="editions">
                {text('newsletters.past')}
              </h2>
              <Editions editions={editions} locale={locale} />
            </section>
          )}
          <p class="letters-all">
            <a href={newsletter.allHref}>{text('newsletters.all')}</a>
          </p>
        </div>
      </div>
      <Pagination pagination={pagination} locale={locale} />
    </Document>
  )
}

/** It is asked for where there is something to follow. */
const HowToFollow = ({ places, locale }: { places: Frame['places']; locale: Locale }) => {
  const text = say(locale)
  return (
    <>
      <p>{text('newsletters.follow')}</p>
      <ul class="letters-follow">
        <li>
          <a href={places.topics}>{text('page.topics')}</a>
        </li>
        <li>
          <a href={places.authors}>{text('page.authors')}</a>
        </li>
      </ul>
    </>
  )
}

const Editions = ({ editions, locale }: { editions: EditionLink[]; locale: Locale }) => (
  <ol class="letters">
    {editions.map(({ name, href, published, about }) => (
      <li>
        <h3>
          <a href={href}>{name}</a>
        </h3>
        {about ? <p class="letters-about">{about}</p> : null}
        <p class="card-meta">
          <Day at={published} locale={locale} />
        </p>
      </li>
    ))}
  </ol>
)

/** One edition, as it went out: the whole for whom it is, the beginning and a wall for others. */
export const Edition = ({ frame, newsletter, edition, versions, wall, subscribe }: EditionProps) => {
  const { locale } = frame
  return (
    <Document frame={frame} kind="edition">
      <article class="article" lang={edition.language} dir={edition.dir}>
        <header class="article-head">
          <p class="kicker">
            <a href={newsletter.href}>{newsletter.name}</a>
          </p>
          <h1>{edition.subject}</h1>
          {edition.about ? <p class="standfirst">{edition.about}</p> : null}
          <p class="card-meta">
            <Day at={edition.published} locale={locale} />
          </p>
        </header>
        <div class={wall ? 'body edition-body teaser' : 'body edition-body'}>{raw(edition.bodyHtml)}</div>
        {wall ? <Wall wall={wall} locale={locale} /> : null}
      </article>
      {subscribe || versions.length > 0 ? (
        <div class="article-end">
          {versions.length > 0 ? (
            <Versions title={say(locale)('newsletters.versions')} versions={versions} />
          ) : null}
          {subscribe ? (
            <div class="article-letters">
              <SubscribeForm subscribe={subscribe} locale={locale} />
            </div>
          ) : null}
        </div>
      ) : null}
    </Document>
  )
}

export function editionPiece(piece: EditionPiece, locale: Locale): string {
  return asMarkup(<Piece piece={piece} locale={locale} />)
}

const Piece = ({ piece, locale }: { piece: EditionPiece; locale: Locale }) => {
  const text = say(locale)
  if (piece.kind === 'event')
    return (
      <div class="edition-piece edition-event">
        <EventEntry event={piece.event} locale={locale} level={2} />
      </div>
    )
  if (piece.kind === 'section')
    return (
      <section class="edition-piece">
        <h2>
          <a href={piece.section.href}>{piece.section.name}</a>
        </h2>
        {piece.cards.map((card) => (
          <Card card={card} locale={locale} level={3} section={false} />
        ))}
      </section>
    )
  return (
    <div class="edition-piece">
      <Card
        card={piece.card}
        locale={locale}
        level={2}
        picture={piece.bodyHtml !== undefined}
        shape={piece.bodyHtml === undefined ? 'plain' : 'large'}
      />
      {piece.bodyHtml === undefined ? null : raw(piece.bodyHtml)}
      {piece.bodyHtml !== undefined && piece.more ? (
        <p class="edition-more">
          <a href={piece.card.href}>{text('newsletters.read-on')}</a>
        </p>
      ) : null}
    </div>
  )
}

import type { Card as CardProps, Locale } from '../contract/frame.ts'
import type { HomeProps, LetterPromo, SeriesPromo } from '../contract/reading.ts'
import { say } from '../language/translate.ts'
import { Card } from '../parts/card.tsx'
import { Document } from '../parts/document.tsx'
import { EventStrip } from '../parts/event-lines.tsx'
import { SubscribeForm } from './subscribe-form.tsx'

/** A lead, its seconds and the briefs beside it; then the desks in rows of differing build, the series between them. */
export const Home = ({ frame, lead, secondary, briefs, blocks, series, events, letter }: HomeProps) => {
  const { locale } = frame
  const above = new Set([lead, ...secondary, ...briefs].map((card) => card?.href))
  // A desk with nothing but what already stands above it would only repeat the page.
  const desks = blocks.filter(({ cards }) => cards.some(({ href }) => !above.has(href)))
  const half = Math.ceil(desks.length / 2)
  return (
    <Document frame={frame} kind="home" front>
      {lead ? (
        <Top lead={lead} secondary={secondary} briefs={briefs} locale={locale} />
      ) : (
        <Empty locale={locale} />
      )}
      {desks.slice(0, half).map((block, place) => (
        <Desk block={block} locale={locale} place={place} />
      ))}
      <EventStrip strip={events} locale={locale} />
      {series ? <SeriesBand series={series} locale={locale} /> : null}
      {desks.slice(half).map((block, place) => (
        <Desk block={block} locale={locale} place={half + place} />
      ))}
      {letter ? <Letter letter={letter} locale={locale} /> : null}
    </Document>
  )
}

type TopProps = { lead: CardProps; secondary: CardProps[]; briefs: CardProps[]; locale: Locale }

/** The lead in the middle with one article or two under it, the others at its side, and the briefs at the other. */
const Top = ({ lead, secondary, briefs, locale }: TopProps) => {
  const under = secondary.slice(0, secondary.length > 3 ? 2 : secondary.length % 2)
  const beside = secondary.slice(under.length)
  const columns = [
    'front',
    beside.length > 0 ? 'front-with-seconds' : '',
    briefs.length > 0 ? 'front-with-briefs' : '',
  ]
  return (
    <div class={columns.filter(Boolean).join(' ')}>
      <div class="front-lead">
        <Card card={lead} locale={locale} shape="lead" level={2} picture first />
        <Under cards={under} locale={locale} />
      </div>
      {beside.length === 0 ? null : (
        <div class="front-second">
          {beside.map((card) => (
            <Card card={card} locale={locale} level={2} picture kicker={false} />
          ))}
        </div>
      )}
      {briefs.length === 0 ? null : <Briefs briefs={briefs} locale={locale} />}
    </div>
  )
}

const Under = ({ cards, locale }: { cards: CardProps[]; locale: Locale }) => {
  const shown = cards.map((card) => (
    <Card card={card} locale={locale} shape="large" level={2} picture kicker={false} />
  ))
  return cards.length > 1 ? <div class="front-pair">{shown}</div> : <>{shown}</>
}

const Briefs = ({ briefs, locale }: { briefs: CardProps[]; locale: Locale }) => (
  <section class="front-briefs" aria-labelledby="briefs">
    <h2 class="label" id="briefs">
      {say(locale)('card.briefs')}
    </h2>
    <ol>
      {briefs.map((card) => (
        <li>
          <Card card={card} locale={locale} shape="line" level={3} />
        </li>
      ))}
    </ol>
  </section>
)

type DeskProps = { block: HomeProps['blocks'][number]; locale: Locale; place: number }

const Desk = ({ block, locale, place }: DeskProps) => {
  const build = buildOf(block.cards, place)
  const { large, rest } = split(block.cards, build)
  const id = `desk-${place}`
  return (
    <section class={`desk desk-${build}`} aria-labelledby={id}>
      <header class="desk-head">
        <h2 id={id}>
          <a href={block.section.href}>{block.section.name}</a>
        </h2>
        {block.description ? <p>{block.description}</p> : null}
      </header>
      <div class="desk-cards">
        {large.map((card) => (
          <Card card={card} locale={locale} shape="large" picture section={false} />
        ))}
        {rest.length === 0 ? null : (
          <div class="desk-rest">
            {rest.map((card) => (
              <Card
                card={card}
                locale={locale}
                section={false}
                shape={rest.length === 3 ? 'line' : 'plain'}
              />
            ))}
          </div>
        )}
      </div>
    </section>
  )
}

type Build = 'lead-start' | 'lead-end' | 'columns' | 'text'

/** What pictures there are decides how a desk is built, so that none leaves a hole: one leads, several stand in columns. */
function buildOf(cards: CardProps[], place: number): Build {
  const pictured = cards.filter(({ picture }) => picture).length
  if (pictured === 0 && cards.length > 1) return 'text'
  if (pictured > 1) return 'columns'
  return place % 2 === 0 ? 'lead-start' : 'lead-end'
}

function split(cards: CardProps[], build: Build): { large: CardProps[]; rest: CardProps[] } {
  if (build === 'text') return { large: [], rest: cards }
  const [first] = cards
  const pictured = cards.filter(({ picture }) => picture)
  const large = pictured.length > 0 ? pictured : first ? [first] : []
  // Beside three pictures a single line would stand alone.
  const rest = large.length > 2 ? [] : cards.filter((card) => !large.includes(card))
  return { large, rest }
}

const SeriesBand = ({ series, locale }: { series: SeriesPromo; locale: Locale }) => {
  const text = say(locale)
  return (
    <section class="band" aria-labelledby="series">
      <div class="band-inner">
        <header>
          <p class="label">
            <span>{text('page.series')}</span>{' '}
            <span>{text('card.parts', { count: series.parts.length })}</span>
          </p>
          <h2 id="series">
            <a href={series.href}>{series.name}</a>
          </h2>
          <p class="band-standfirst">{series.standfirst}</p>
          {series.audience === 'everyone' ? null : <p class="label">{text('card.registered-series')}</p>}
        </header>
        <ol class="band-parts">
          {series.parts.map(({ headline, href, minutes, language, dir }) => (
            <li>
              <h3 lang={language} dir={dir}>
                <a href={href}>{headline}</a>
              </h3>
              <p>{text('card.minutes', { count: minutes })}</p>
            </li>
          ))}
        </ol>
      </div>
    </section>
  )
}

/** What the paper sends by mail, and the line by which to ask for it. */
const Letter = ({ letter, locale }: { letter: LetterPromo; locale: Locale }) => {
  const text = say(locale)
  return (
    <section class="front-letter" aria-labelledby="letter">
      <div>
        <p class="label">
          <a href={letter.allHref}>{text('page.newsletters')}</a>
        </p>
        <h2 id="letter">
          <a href={letter.newsletter.href}>{letter.newsletter.name}</a>
        </h2>
        {letter.description ? <p class="front-letter-about">{letter.description}</p> : null}
      </div>
      <SubscribeForm subscribe={letter.subscribe} locale={locale} />
    </section>
  )
}

const Empty = ({ locale }: { locale: Locale }) => <p class="empty">{say(locale)('list.empty')}</p>

import type { Card as CardProps, Locale } from '../contract/frame.ts'
import type { HomeProps, SeriesPromo } from '../contract/reading.ts'
import { say } from '../language/translate.ts'
import { Card } from '../parts/card.tsx'
import { Document } from '../parts/document.tsx'

/** A lead, its seconds and the briefs beside it; then the desks in rows of differing build, the series between them. */
export const Home = ({ frame, lead, secondary, briefs, blocks, series }: HomeProps) => {
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
      {series ? <SeriesBand series={series} locale={locale} /> : null}
      {desks.slice(half).map((block, place) => (
        <Desk block={block} locale={locale} place={half + place} />
      ))}
    </Document>
  )
}

type TopProps = { lead: CardProps; secondary: CardProps[]; briefs: CardProps[]; locale: Locale }

const Top = ({ lead, secondary, briefs, locale }: TopProps) => (
  <div class={briefs.length > 0 ? 'front' : 'front front-alone'}>
    <div class="front-lead">
      <Card card={lead} locale={locale} shape="lead" level={2} picture first />
    </div>
    <div class="front-second">
      {secondary.map((card) => (
        <Card card={card} locale={locale} level={2} picture kicker={false} />
      ))}
    </div>
    {briefs.length === 0 ? null : (
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
    )}
  </div>
)

/** Three builds in turn: a large one with its picture and lines beside it, three columns, a picture at the end. */
const builds = ['lead-start', 'columns', 'lead-end'] as const

type DeskProps = { block: HomeProps['blocks'][number]; locale: Locale; place: number }

const Desk = ({ block, locale, place }: DeskProps) => {
  const first = block.cards.find(({ picture }) => picture) ?? block.cards[0]
  if (!first) return null
  const build = buildOf(block.cards, place)
  const rest = block.cards.filter((card) => card !== first).slice(0, build === 'columns' ? 2 : 3)
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
        <Card card={first} locale={locale} shape="large" picture section={false} />
        {rest.length === 0 ? null : (
          <div class="desk-rest">
            {rest.map((card) => (
              <Card
                card={card}
                locale={locale}
                section={false}
                shape={build === 'columns' ? 'plain' : 'line'}
                picture={build === 'columns'}
              />
            ))}
          </div>
        )}
      </div>
    </section>
  )
}

/** A large one needs a picture, and columns need more than one article. */
function buildOf(cards: CardProps[], place: number): (typeof builds)[number] {
  if (cards.length === 1) return 'lead-start'
  const pictured = cards.some(({ picture }) => picture)
  return pictured ? (builds[place % builds.length] ?? 'columns') : 'columns'
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

const Empty = ({ locale }: { locale: Locale }) => <p class="empty">{say(locale)('list.empty')}</p>

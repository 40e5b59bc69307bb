import type { Card as CardProps, Direction, Locale } from '../contract/frame.ts'
import { say } from '../language/translate.ts'
import { ByNames } from './names.tsx'
import { Picture } from './picture.tsx'
import { Day } from './time.tsx'

type Props = {
  card: CardProps
  locale: Locale
  /** `lead` is the page's largest; `line` is a headline with its date. */
  shape?: 'lead' | 'large' | 'plain' | 'line'
  level?: 2 | 3
  picture?: boolean
  /** Off where the page itself is the section. */
  section?: boolean
  kicker?: boolean
  sizes?: string
  first?: boolean
}

/** An article in a list. The headline is the link; the picture repeats it for the pointer only. */
export const Card = (props: Props) => {
  const { card, locale, shape = 'plain', level = 3 } = props
  return (
    <article class={`card card-${shape}`}>
      {props.picture && card.picture ? <CardPicture {...props} /> : null}
      <div class="card-text">
        {shape === 'line' ? null : <Kicker {...props} />}
        <Headline card={card} locale={locale} level={level} />
        {shape !== 'line' && card.standfirst ? (
          <p class="card-standfirst" {...ownLanguage(card, locale)}>
            {card.standfirst}
          </p>
        ) : null}
        <Meta {...props} />
      </div>
    </article>
  )
}

const CardPicture = ({ card, shape, sizes, first = false }: Props) =>
  card.picture ? (
    <a class="card-picture" href={card.href} tabindex={-1} aria-hidden="true">
      <Picture
        picture={{ ...card.picture, alt: '' }}
        sizes={
          sizes ?? (shape === 'lead' ? '(min-width: 64rem) 40rem, 100vw' : '(min-width: 40rem) 22rem, 100vw')
        }
        first={first}
      />
    </a>
  ) : null

const Kicker = ({ card, locale, section = true, kicker = true }: Props) => {
  const desk = section ? card.section : undefined
  const words = kicker ? card.kicker : undefined
  if (!desk && !words) return null
  return (
    <p class="kicker">
      {desk ? <a href={desk.href}>{desk.name}</a> : null}
      {words ? <span {...ownLanguage(card, locale)}>{words}</span> : null}
    </p>
  )
}

const Headline = ({ card, locale, level }: { card: CardProps; locale: Locale; level: 2 | 3 }) => {
  const own = ownLanguage(card, locale)
  const link = <a href={card.href}>{card.headline}</a>
  return level === 2 ? (
    <h2 class="card-headline" {...own}>
      {link}
    </h2>
  ) : (
    <h3 class="card-headline" {...own}>
      {link}
    </h3>
  )
}

/** For the article's own words among those of the interface. */
function ownLanguage({ language, dir }: CardProps, locale: Locale): { lang?: string; dir?: Direction } {
  return language === locale.language ? {} : { lang: language, dir }
}

const Meta = ({ card, locale, shape }: Props) => {
  const text = say(locale)
  return (
    <p class="card-meta">
      {shape === 'line' ? null : <ByNames authors={card.authors} locale={locale} />}
      <Day at={card.published} locale={locale} />
      {shape === 'line' ? null : <span>{text('card.minutes', { count: card.minutes })}</span>}
      {card.audience === 'everyone' ? <span class="badge">{text('card.everyone')}</span> : null}
      {card.audience === 'plan' ? <span class="badge">{text('card.plan')}</span> : null}
    </p>
  )
}

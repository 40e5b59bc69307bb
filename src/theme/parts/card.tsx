import type { Card as CardProps, Locale } from '../contract/frame.ts'
import { say } from '../language/translate.ts'
import { ByNames } from './names.tsx'
import { Picture } from './picture.tsx'
import { Day } from './time.tsx'

type Props = {
  card: CardProps
  locale: Locale
  /** `lead` is the page's largest, `line` a headline with its date. */
  shape?: 'lead' | 'large' | 'plain' | 'line'
  level?: 2 | 3
  picture?: boolean
  /** Off where the page itself is the section. */
  section?: boolean
  sizes?: string
  first?: boolean
}

/** An article in a list. The headline is the link; the picture repeats it for the pointer only. */
export const Card = (props: Props) => {
  const { card, locale, shape = 'plain', level = 3 } = props
  const foreign = card.language !== locale.language
  return (
    <article
      class={`card card-${shape}`}
      lang={foreign ? card.language : undefined}
      dir={foreign ? card.dir : undefined}
    >
      {props.picture && card.picture ? <CardPicture {...props} /> : null}
      <div class="card-text">
        {shape === 'line' ? null : <Kicker card={card} section={props.section ?? true} />}
        <Headline card={card} level={level} />
        {shape !== 'line' && card.standfirst ? <p class="card-standfirst">{card.standfirst}</p> : null}
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

const Kicker = ({ card, section }: { card: CardProps; section: boolean }) =>
  (section && card.section) || card.kicker ? (
    <p class="kicker">
      {section && card.section ? <a href={card.section.href}>{card.section.name}</a> : null}
      {card.kicker ? <span>{card.kicker}</span> : null}
    </p>
  ) : null

const Headline = ({ card, level }: { card: CardProps; level: 2 | 3 }) => {
  const link = <a href={card.href}>{card.headline}</a>
  return level === 2 ? <h2 class="card-headline">{link}</h2> : <h3 class="card-headline">{link}</h3>
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

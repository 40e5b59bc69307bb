import type { IsoInstant, Locale } from '../contract/frame.ts'
import type { MeterNotice as MeterNoticeProps, Wall as WallProps } from '../contract/reading.ts'
import { longDate } from '../format.ts'
import { say } from '../language/translate.ts'
import { ErrorSummary, Field, Hidden } from './form.tsx'

/** Stands where the text stops, in the flow of the page. */
export const Wall = ({ wall, locale }: { wall: WallProps; locale: Locale }) => {
  return (
    <section class="wall" id="wall" aria-labelledby="wall-lead">
      <div class="wall-reason">
        {reasons(wall, locale).map((sentence) => (
          <p>{sentence}</p>
        ))}
      </div>
      <h2 id="wall-lead">{leadOf(wall, locale)}</h2>
      <ul class="benefits">
        {wall.benefits.map((benefit) => (
          <li>{benefit}</li>
        ))}
      </ul>
      {wall.kind === 'plan' ? (
        <ChoosePlan wall={wall} locale={locale} />
      ) : (
        <RegisterHere wall={wall} locale={locale} />
      )}
    </section>
  )
}

const RegisterHere = ({ wall, locale }: { wall: WallProps; locale: Locale }) => {
  const text = say(locale)
  return (
    <form class="wall-form" method="post" action={wall.action} data-once>
      <ErrorSummary form={wall.form} locale={locale} prefix="wall-" />
      <Hidden name="next" value={wall.next} />
      <div class="wall-line">
        <Field
          form={wall.form}
          locale={locale}
          prefix="wall-"
          name="email"
          type="email"
          label={text('wall.email')}
          autocomplete="email"
          required
          maxlength={254}
        />
        <button class="button">{text('wall.register')}</button>
      </div>
      <p class="wall-note">{wall.note ?? text('wall.note')}</p>
      <p class="wall-sign-in">
        <a href={wall.signInHref}>{text('wall.sign-in')}</a>
      </p>
    </form>
  )
}

const ChoosePlan = ({ wall, locale }: { wall: WallProps; locale: Locale }) => (
  <p>
    <a class="button" href={wall.action}>
      {say(locale)('wall.choose-plan')}
    </a>
  </p>
)

function leadOf({ kind, lead, reason }: WallProps, locale: Locale): string {
  const text = say(locale)
  if (reason.kind === 'letter') return text(`wall.lead-letter-${kind}`)
  return kind === 'plan' ? text('wall.lead-plan') : (lead ?? text('wall.lead'))
}

function reasons({ kind, reason: why, free }: WallProps, locale: Locale): string[] {
  const text = say(locale)
  if (why.kind === 'meter-spent') return [spent(why, locale)]
  if (why.kind === 'letter') return [text(kind === 'plan' ? 'wall.letter-plan' : 'wall.letter')]
  const because =
    why.kind === 'archive' ? text('wall.archive', { count: why.days }) : text('wall.not-metered')
  if (!free) return [because]
  const { left, limit } = free
  return [because, left > 0 ? text('meter.left', { count: left, limit }) : spent(free, locale)]
}

function spent({ limit, renews }: { limit: number; renews?: IsoInstant }, locale: Locale): string {
  const text = say(locale)
  const read = text('wall.spent', { count: limit })
  return renews ? `${read} ${text('wall.renews', { date: longDate(renews, locale) })}` : read
}

/** Said before the wall is met. */
export const MeterNotice = ({ meter, locale }: { meter: MeterNoticeProps; locale: Locale }) => {
  const text = say(locale)
  const left =
    meter.left > 0
      ? text('meter.left', { count: meter.left, limit: meter.limit })
      : text('meter.none-left', { limit: meter.limit })
  return (
    <aside class="meter" aria-label={left}>
      <p>
        <strong>{left}</strong> <a href={meter.registerHref}>{text('meter.register')}</a>
      </p>
    </aside>
  )
}

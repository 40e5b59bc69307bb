import type { Locale } from '../../contract/frame.ts'
import type { WatchProps } from '../../contract/newsroom-letters.ts'
import { number } from '../../format.ts'
import { sayInNewsroom } from '../../language/newsroom/say.ts'
import { asMarkup } from '../../parts/document.tsx'

type Props = { watch: WatchProps; locale: Locale }

/** The figures alone, as the page fetches them anew. */
export const watchFragment = (watch: WatchProps, locale: Locale): string =>
  asMarkup(<Watch watch={watch} locale={locale} />)

export const Watch = ({ watch, locale }: Props) => {
  const text = sayInNewsroom(locale)
  const { figures, isMoving, takenAt, state } = watch
  const { total, pending, underWay, sent, failed, skipped, inDoubt, perMinute, minutesLeft } = figures
  const done = total - pending - underWay
  const shown = [
    ['pending', pending],
    ['under-way', underWay],
    ['sent', sent],
    ['failed', failed],
    ['skipped', skipped],
    ['in-doubt', inDoubt],
  ] as const
  return (
    <div class="watch" data-taken={takenAt} data-settled={sent + failed + inDoubt} data-state={state}>
      <progress max={Math.max(1, total)} value={done} aria-label={text('letters.progress')}></progress>
      <dl class="watch-figures">
        {shown.map(([name, count]) => (
          <div class={`watch-${name}`}>
            <dt>{text(`letters.copies.${name}`)}</dt>
            <dd>{number(count, locale)}</dd>
          </div>
        ))}
      </dl>
      {isMoving && perMinute !== undefined ? (
        <p class="hint">
          {text('letters.rate', { count: perMinute })}{' '}
          {minutesLeft === undefined ? null : text('letters.left', { count: minutesLeft })}
        </p>
      ) : null}
    </div>
  )
}

import type { FrontProps } from '../../contract/newsroom-front.ts'
import { sayInNewsroom } from '../../language/newsroom/say.ts'
import { shortMoment } from '../format.ts'

/** Somebody was quicker: what theirs shows where this one shows something else, and the two ways on. */
export const Conflict = ({ frame, conflict }: FrontProps) => {
  if (!conflict) return null
  const { locale } = frame
  const text = sayInNewsroom(locale)
  const { by, differences } = conflict
  return (
    <section class="front-conflict" role="alert" aria-labelledby="conflict-title" tabindex={-1}>
      <h2 id="conflict-title">{text('front.conflict', { name: by || '…' })}</h2>
      <p>
        {text('front.conflict-times', {
          made: shortMoment(conflict.made, locale),
          live: shortMoment(conflict.liveFrom, locale),
        })}{' '}
        {differences.length === 0 ? text('front.conflict-same') : text('front.conflict-why')}
      </p>
      {differences.length === 0 ? null : (
        <table class="table">
          <caption class="unseen">{text('front.conflict-differences')}</caption>
          <thead>
            <tr>
              <th scope="col">{text('front.conflict-place')}</th>
              <th scope="col">{text('front.conflict-mine')}</th>
              <th scope="col">{text('front.conflict-theirs')}</th>
            </tr>
          </thead>
          <tbody>
            {differences.map(({ name, mine, theirs }) => (
              <tr>
                <th scope="row">{name}</th>
                <td dir="auto" data-label={text('front.conflict-mine')}>
                  {mine}
                </td>
                <td dir="auto" data-label={text('front.conflict-theirs')}>
                  {theirs}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p>
        <a href={conflict.theirsHref}>{text('front.take-theirs')}</a> {text('front.keep-mine')}
      </p>
    </section>
  )
}

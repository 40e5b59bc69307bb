import { raw } from 'hono/html'
import type { Aftermath } from '../contract/events.ts'
import type { Locale } from '../contract/frame.ts'
import { say } from '../language/translate.ts'

/** Recording, slides and transcript, or as much of the transcript as everyone may read, and who may read on. */
export const EventAfter = ({ after, locale }: { after: Aftermath; locale: Locale }) => {
  const text = say(locale)
  const { recordingHtml, recordingHref, slidesHref, transcriptHtml, wall } = after
  return (
    <section class="event-after" aria-labelledby="after">
      <h2 id="after">{text('after.title')}</h2>
      {recordingHtml ? <div class="body">{raw(recordingHtml)}</div> : null}
      {recordingHref || slidesHref ? (
        <ul class="event-files">
          {recordingHref ? (
            <li>
              <a href={recordingHref}>{text('after.recording-file')}</a>
            </li>
          ) : null}
          {slidesHref ? (
            <li>
              <a href={slidesHref}>{text('after.slides')}</a>
            </li>
          ) : null}
        </ul>
      ) : null}
      {transcriptHtml ? (
        <>
          <h3>{text('after.transcript')}</h3>
          <div class={wall ? 'body teaser' : 'body'}>{raw(transcriptHtml)}</div>
        </>
      ) : null}
      {wall ? (
        <div class="wall" id="wall">
          <p>{text(wall.kind === 'plan' ? 'after.walled-plan' : 'after.walled')}</p>
          <p class="event-buttons">
            {wall.kind === 'plan' ? null : (
              <a class="button" href={wall.registerHref}>
                {text('page.register')}
              </a>
            )}
            <a href={wall.signInHref}>{text('seat.sign-in')}</a>
          </p>
        </div>
      ) : null}
    </section>
  )
}

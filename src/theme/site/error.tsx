import type { ErrorProps } from '../contract/accounts.ts'
import { say } from '../language/translate.ts'
import { CardList } from '../parts/card-list.tsx'
import { Document } from '../parts/document.tsx'

export const ErrorPage = ({
  frame,
  status,
  detail,
  fields = [],
  requestId,
  retryAfterSeconds,
  suggestions,
}: ErrorProps) => {
  const text = say(frame.locale)
  return (
    <Document frame={frame} kind="error">
      <div class="plain">
        <p class="label">{status}</p>
        <h1>{text(`status.${status}`)}</h1>
        <p class="plain-intro">{detail ?? text(`status.text-${status}`)}</p>
        {fields.length > 0 ? (
          <ul class="error-fields">
            {fields.map(({ field, message }) => (
              <li>
                <code>{field}</code> {message}
              </li>
            ))}
          </ul>
        ) : null}
        {retryAfterSeconds === undefined ? null : <p>{text('status.retry', { count: retryAfterSeconds })}</p>}
        <p class="plain-links">
          <a href={frame.places.home}>{text('page.home')}</a>
          <a href={frame.places.archive}>{text('page.archive')}</a>
        </p>
        {requestId ? <p class="hint">{text('status.reference', { id: requestId })}</p> : null}
      </div>
      {suggestions.length > 0 ? (
        <section class="instead" aria-labelledby="instead">
          <h2 id="instead" class="label">
            {text('status.instead')}
          </h2>
          <CardList cards={suggestions} locale={frame.locale} level={3} />
        </section>
      ) : null}
    </Document>
  )
}

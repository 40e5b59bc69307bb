import type { ErrorProps, ErrorStatus } from '../contract/accounts.ts'
import type { NewsroomFrame } from '../contract/newsroom.ts'
import { sayInNewsroom } from '../language/newsroom/say.ts'
import { say } from '../language/translate.ts'
import { asDocument } from '../parts/document.tsx'
import { LinkButton } from './parts/actions.tsx'
import { NewsroomDocument } from './parts/document.tsx'

export type RefusalProps = Omit<ErrorProps, 'frame' | 'suggestions'> & { frame: NewsroomFrame }

/** What could not be done, for whoever is signed in to the newsroom. */
export const refusalPage = (props: RefusalProps): string => asDocument(<Refusal {...props} />)

const Refusal = ({ frame, status, detail, fields = [], requestId, retryAfterSeconds }: RefusalProps) => {
  const text = sayInNewsroom(frame.locale)
  const usual = say(frame.locale)
  return (
    <NewsroomDocument frame={frame} kind="refusal" width="narrow">
      <div class="refusal">
        <h1>{frame.title}</h1>
        <p>{detail ?? explanation(frame, status)}</p>
        {fields.length > 0 ? (
          <ul>
            {fields.map(({ field, message }) => (
              <li>
                <code>{field}</code> {message}
              </li>
            ))}
          </ul>
        ) : null}
        {retryAfterSeconds === undefined ? null : (
          <p>{usual('status.retry', { count: retryAfterSeconds })}</p>
        )}
        <LinkButton href={frame.places.today}>{text('shell.area.today')}</LinkButton>
        {requestId ? <p class="hint">{usual('status.reference', { id: requestId })}</p> : null}
      </div>
    </NewsroomDocument>
  )
}

function explanation(frame: NewsroomFrame, status: ErrorStatus): string {
  const text = sayInNewsroom(frame.locale)
  if (status === 404) return text('shell.refused.gone')
  if (status === 403 && frame.member)
    return text('shell.refused.role', { role: text(`shell.role.${frame.member.role}`) })
  return say(frame.locale)(`status.text-${status}`)
}

import type { HostSheetProps } from '../../contract/newsroom-event-door.ts'
import { dateAndTime } from '../../format.ts'
import { sayInNewsroom } from '../../language/newsroom/say.ts'
import { asDocument } from '../../parts/document.tsx'
import { NewsroomDocument } from '../parts/document.tsx'
import { EmptyState } from '../parts/facts.tsx'
import { PageHead } from '../parts/page-head.tsx'

export const hostSheetPage = (props: HostSheetProps): string => asDocument(<HostSheet {...props} />)

/** Large enough to be read at arm's length; print what the browser shows. */
const HostSheet = ({ frame, back, starts, timeZone, questions }: HostSheetProps) => {
  const { locale } = frame
  const text = sayInNewsroom(locale)
  return (
    <NewsroomDocument frame={frame} kind="host-sheet" width="narrow">
      <PageHead title={frame.title} back={back} intro={dateAndTime(starts, { ...locale, timeZone })} />
      {questions.length > 0 ? (
        <ol class="host-sheet">
          {questions.map((question) => (
            <li>
              <p dir="auto">{question.text}</p>
              {question.name ? (
                <p class="row-detail">
                  <bdi>{question.name}</bdi>
                </p>
              ) : null}
            </li>
          ))}
        </ol>
      ) : (
        <EmptyState title={text('events.sheet-empty')}>{text('events.sheet-empty-why')}</EmptyState>
      )}
    </NewsroomDocument>
  )
}

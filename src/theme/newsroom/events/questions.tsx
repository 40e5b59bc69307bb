import type { Question, QuestionsProps } from '../../contract/newsroom-event-door.ts'
import type { NewsroomFrame } from '../../contract/newsroom.ts'
import { sayInNewsroom } from '../../language/newsroom/say.ts'
import { asDocument } from '../../parts/document.tsx'
import { LinkButton, PostButton } from '../parts/actions.tsx'
import { Badge } from '../parts/badge.tsx'
import { NewsroomDocument } from '../parts/document.tsx'
import { EmptyState, When } from '../parts/facts.tsx'
import { Pagination, Tabs } from '../parts/filters.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Acts } from '../publication/thing-fields.tsx'

export const questionsPage = (props: QuestionsProps): string => asDocument(<Questions {...props} />)

const Questions = ({ frame, back, tabs, views, questions, range, ...props }: QuestionsProps) => {
  const { locale } = frame
  const text = sayInNewsroom(locale)
  return (
    <NewsroomDocument frame={frame} kind="questions">
      <PageHead
        title={frame.title}
        back={back}
        actions={
          <>
            <LinkButton href={props.sheetHref}>{text('events.sheet')}</LinkButton>
            <PostButton action={props.exportAct.action} fields={props.exportAct.fields}>
              {props.exportAct.label}
            </PostButton>
          </>
        }
      />
      <Tabs {...tabs} />
      <Tabs label={text('events.questions.views')} tabs={views} />
      {questions.length > 0 ? (
        <ul class="questions">
          {questions.map((question) => (
            <One question={question} frame={frame} />
          ))}
        </ul>
      ) : (
        <EmptyState title={text('events.questions.empty')}>{text('events.questions.empty-why')}</EmptyState>
      )}
      <Pagination locale={locale} range={range} previous={props.previousHref} next={props.nextHref} />
    </NewsroomDocument>
  )
}

const One = ({ question, frame }: { question: Question; frame: NewsroomFrame }) => (
  <li>
    <blockquote dir="auto">{question.text}</blockquote>
    <p class="row-detail">
      <bdi>{question.name}</bdi> · <When at={question.sent} locale={frame.locale} />{' '}
      {question.state ? <Badge tone={question.state.tone}>{question.state.text}</Badge> : null}
    </p>
    <Acts acts={question.acts} />
  </li>
)

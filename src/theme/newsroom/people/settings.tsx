import type { SessionLimitsProps, StaffQuestionProps } from '../../contract/newsroom-people.ts'
import { sayInNewsroom } from '../../language/newsroom/say.ts'
import { asDocument } from '../../parts/document.tsx'
import { FormActions, LinkButton, SubmitButton } from '../parts/actions.tsx'
import { Confirmation } from '../parts/confirmation.tsx'
import { NewsroomDocument } from '../parts/document.tsx'
import { ErrorSummary, Field } from '../parts/form.tsx'
import { PageHead } from '../parts/page-head.tsx'

export const sessionLimitsPage = (props: SessionLimitsProps): string => asDocument(<Limits {...props} />)
export const staffQuestionPage = (props: StaffQuestionProps): string => asDocument(<Question {...props} />)

const Limits = ({ frame, action, cancelHref, bounds, limits, form }: SessionLimitsProps) => {
  const { locale } = frame
  const text = sayInNewsroom(locale)
  const field = (name: 'sessionHours' | 'idleMinutes', words: 'hours' | 'minutes') => (
    <Field
      form={form}
      locale={locale}
      name={name}
      type="number"
      label={text(`people.limits.${words}`)}
      hint={text(`people.limits.${words}-hint`, bounds[name])}
      value={String(limits[name])}
      min={String(bounds[name].least)}
      max={String(bounds[name].most)}
      required
      short
    />
  )
  return (
    <NewsroomDocument frame={frame} kind="session-limits" width="narrow">
      <PageHead
        title={frame.title}
        intro={text('people.limits.intro')}
        back={{ name: text('people.staff.title'), href: cancelHref }}
      />
      <form method="post" action={action} data-once="" data-unsaved="">
        <ErrorSummary form={form} locale={locale} />
        {field('sessionHours', 'hours')}
        {field('idleMinutes', 'minutes')}
        <FormActions>
          <SubmitButton>{text('shell.save')}</SubmitButton>
          <LinkButton href={cancelHref} tone="quiet">
            {text('shell.cancel')}
          </LinkButton>
        </FormActions>
      </form>
    </NewsroomDocument>
  )
}

const Question = ({ frame, question, name, action, cancelHref }: StaffQuestionProps) => {
  const text = sayInNewsroom(frame.locale)
  return (
    <NewsroomDocument frame={frame} kind="question" width="narrow">
      <Confirmation
        locale={frame.locale}
        title={text(`people.question.${question}`, { name })}
        action={action}
        confirm={text(`people.question.${question}-do`, { name })}
        cancelHref={cancelHref}
        danger
      >
        <p>{text(`people.question.${question}-why`)}</p>
      </Confirmation>
    </NewsroomDocument>
  )
}

import type { DeskArticleProps } from '../../contract/newsroom-desk.ts'
import { sayInNewsroom } from '../../language/newsroom/say.ts'
import { FormActions, SubmitButton } from '../parts/actions.tsx'
import { Choices } from '../parts/choices.tsx'
import { Field } from '../parts/form.tsx'
import { formFor } from './form-for.ts'

/** When to publish, by the publication's clocks. */
export const ScheduleForm = (props: DeskArticleProps) => {
  const { article, askWhich } = props
  const { locale } = props.frame
  const text = sayInNewsroom(locale)
  const form = formFor(props, 'schedule')
  return (
    <details class="desk-step" open={props.form.of === 'schedule'}>
      <summary>{article.scheduledAt ? text('desk.reschedule') : text('desk.schedule')}</summary>
      <form method="post" action={props.places.schedule} data-once="">
        <input type="hidden" name="head" value={props.head} />
        <Field
          form={form}
          locale={locale}
          name="at"
          prefix="schedule-"
          type="datetime-local"
          label={text('desk.schedule-at')}
          hint={text('desk.schedule-zone', { zone: locale.timeZone })}
          required
          short
        />
        {askWhich ? (
          <Choices
            form={form}
            name="which"
            prefix="schedule-"
            legend={text('desk.schedule-which')}
            hint={text('desk.schedule-twice')}
            chosen={[form.values['which'] ?? 'first']}
            choices={[
              { value: 'first', label: text('desk.schedule-first', { utc: inUtc(askWhich.first) }) },
              { value: 'second', label: text('desk.schedule-second', { utc: inUtc(askWhich.second) }) },
            ]}
          />
        ) : null}
        <FormActions>
          <SubmitButton>{text('desk.schedule-now')}</SubmitButton>
        </FormActions>
      </form>
    </details>
  )
}

function inUtc(at: string): string {
  return `${at.slice(11, 16)} UTC`
}

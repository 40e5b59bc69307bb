import type { FrontProps } from '../../contract/newsroom-front.ts'
import { sayInNewsroom } from '../../language/newsroom/say.ts'
import { FormActions } from '../parts/actions.tsx'
import { Choices } from '../parts/choices.tsx'
import { Field } from '../parts/form.tsx'

/** When it becomes the front page by itself, by the publication's clocks. */
export const ScheduleFront = ({ frame, form, askWhich, actions }: FrontProps) => {
  const { locale } = frame
  const text = sayInNewsroom(locale)
  const isOpen = askWhich !== undefined || form.errors['at'] !== undefined
  return (
    <details class="panel front-schedule" id="schedule" open={isOpen}>
      <summary>{text('desk.schedule')}</summary>
      <Field
        form={form}
        locale={locale}
        name="at"
        type="datetime-local"
        label={text('front.schedule-at')}
        hint={text('desk.schedule-zone', { zone: locale.timeZone })}
        short
      />
      {askWhich ? (
        <Choices
          form={form}
          name="which"
          legend={text('desk.schedule-which')}
          hint={text('desk.schedule-twice')}
          chosen={[form.values['which'] || 'first']}
          choices={[
            { value: 'first', label: text('desk.schedule-first', { utc: inUtc(askWhich.first) }) },
            { value: 'second', label: text('desk.schedule-second', { utc: inUtc(askWhich.second) }) },
          ]}
        />
      ) : null}
      <FormActions>
        <button class="button button-primary" name="do" value="schedule" formaction={actions.publish}>
          {text('desk.schedule-now')}
        </button>
      </FormActions>
    </details>
  )
}

function inUtc(at: string): string {
  return `${at.slice(11, 16)} UTC`
}

import type { EditionProps } from '../../contract/newsroom-letters.ts'
import { sayInNewsroom } from '../../language/newsroom/say.ts'
import { FormActions, SubmitButton } from '../parts/actions.tsx'
import { Choices, FieldGroup } from '../parts/choices.tsx'
import { ErrorSummary, Field, Select } from '../parts/form.tsx'

const percents = ['0', '10', '20', '30', '40', '50', '100'] as const
const hours = ['1', '2', '4', '8', '24'] as const

/** When it goes out, by whose clock, and with which subject. */
export const ScheduleForm = ({ frame, form, edition, places, schedule }: EditionProps) => {
  const { locale } = frame
  const text = sayInNewsroom(locale)
  const own = form.of === 'schedule' ? form : { values: {}, errors: {} }
  const isSignOff = edition.state === 'awaiting-sign-off'
  const { askWhich } = schedule
  return (
    <details class="desk-step" open={form.of === 'schedule' || edition.state !== 'scheduled'}>
      <summary>{text(isSignOff ? 'letters.sign-off-now' : 'letters.send')}</summary>
      <form method="post" action={places.schedule} data-once="">
        <ErrorSummary form={own} locale={locale} />
        <input type="hidden" name="head" value={edition.head} />
        <Choices
          form={own}
          name="when"
          legend={text('letters.when')}
          chosen={[own.values['when'] ?? 'at']}
          choices={[
            { value: 'at', label: text('letters.when-at') },
            { value: 'now', label: text('letters.when-now'), hint: text('letters.when-now-hint') },
          ]}
        />
        <Field
          form={own}
          locale={locale}
          name="at"
          type="datetime-local"
          label={text('letters.at')}
          hint={text('desk.schedule-zone', { zone: locale.timeZone })}
          value={schedule.at}
          short
        />
        {askWhich ? (
          <Choices
            form={own}
            name="which"
            legend={text('desk.schedule-which')}
            hint={text('desk.schedule-twice')}
            chosen={['first']}
            choices={[
              { value: 'first', label: text('desk.schedule-first', { utc: inUtc(askWhich.first) }) },
              { value: 'second', label: text('desk.schedule-second', { utc: inUtc(askWhich.second) }) },
            ]}
          />
        ) : null}
        <Choices
          form={own}
          name="zone"
          legend={text('letters.zone')}
          chosen={[own.values['zone'] ?? 'ours']}
          choices={[
            {
              value: 'ours',
              label: text('letters.zone-ours'),
              hint: text('letters.zone-ours-hint', { zone: locale.timeZone }),
            },
            { value: 'theirs', label: text('letters.zone-theirs'), hint: text('letters.zone-theirs-hint') },
          ]}
        />
        {edition.otherSubject === undefined ? null : (
          <FieldGroup legend={text('letters.trial')}>
            <p class="hint">{text('letters.trial-hint')}</p>
            <Select
              form={own}
              locale={locale}
              name="percent"
              label={text('letters.trial-percent')}
              value="20"
              options={percents.map((value) => ({
                value,
                label: value === '0' ? text('letters.trial-none') : `${value} %`,
              }))}
            />
            <Select
              form={own}
              locale={locale}
              name="hours"
              label={text('letters.trial-hours')}
              value="2"
              options={hours.map((value) => ({
                value,
                label: text('letters.hours', { count: Number(value) }),
              }))}
            />
          </FieldGroup>
        )}
        <FormActions>
          <SubmitButton>{text(isSignOff ? 'letters.sign-off-set' : 'letters.send-set')}</SubmitButton>
        </FormActions>
      </form>
    </details>
  )
}

function inUtc(at: string): string {
  return `${at.slice(11, 16)} UTC`
}

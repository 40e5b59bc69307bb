import type { DeskArticleProps } from '../../contract/newsroom-desk.ts'
import { sayInNewsroom } from '../../language/newsroom/say.ts'
import { FormActions, SubmitButton } from '../parts/actions.tsx'
import { Field, Select } from '../parts/form.tsx'

/** Who does it, by when, and not before when. */
export const Planning = (props: DeskArticleProps) => {
  const { form } = props
  const { locale } = props.frame
  const text = sayInNewsroom(locale)
  return (
    <form method="post" action={props.places.assignment} data-once="">
      <Select
        form={form}
        locale={locale}
        name="assigneeId"
        prefix="assignment-"
        label={text('desk.plan-who')}
        options={[{ value: '', label: text('desk.fact.nobody') }, ...props.assignees]}
      />
      <Field
        form={form}
        locale={locale}
        name="dueAt"
        prefix="assignment-"
        type="datetime-local"
        label={text('desk.plan-due')}
        required={false}
        short
      />
      <Field
        form={form}
        locale={locale}
        name="embargoUntil"
        prefix="assignment-"
        type="datetime-local"
        label={text('desk.plan-embargo')}
        hint={text('desk.plan-embargo-hint')}
        required={false}
        short
      />
      <p class="hint">{text('desk.schedule-zone', { zone: locale.timeZone })}</p>
      <FormActions>
        <SubmitButton tone="plain">{text('desk.plan-save')}</SubmitButton>
      </FormActions>
    </form>
  )
}

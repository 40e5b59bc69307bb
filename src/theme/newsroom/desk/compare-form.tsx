import type { Locale } from '../../contract/frame.ts'
import { sayInNewsroom } from '../../language/newsroom/say.ts'
import { SubmitButton } from '../parts/actions.tsx'
import { Select } from '../parts/form.tsx'

type Props = {
  locale: Locale
  action: string
  options: { value: string; label: string }[]
  from: string
  to: string
}

const blank = { values: {}, errors: {} }

/** Which two to set against each other. */
export const CompareForm = ({ locale, action, options, from, to }: Props) => {
  const text = sayInNewsroom(locale)
  const field = { form: blank, locale, options }
  return (
    <form class="compare-form" method="get" action={action}>
      <Select {...field} name="from" label={text('desk.compare-from')} value={from} />
      <Select {...field} name="to" label={text('desk.compare-to')} value={to} />
      <SubmitButton tone="plain">{text('desk.compare')}</SubmitButton>
    </form>
  )
}

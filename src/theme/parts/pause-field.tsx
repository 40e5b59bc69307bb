import type { FormState } from '../contract/forms.ts'
import type { Locale } from '../contract/frame.ts'
import { say } from '../language/translate.ts'
import { FieldError } from './form.tsx'

type Props = {
  /** `2026-12-31`: the first day that may be chosen, and the one that stands there. */
  pause: { from: string; until: string }
  form: FormState
  locale: Locale
  id: string
  label: string
}

/** The day on which letters come again. */
export const PauseField = ({ pause, form, locale, id, label }: Props) => {
  const error = form.errors['until']
  return (
    <div class={error ? 'field field-wrong' : 'field'}>
      <label for={id}>{label}</label>
      <FieldError id={`${id}-error`} error={error ? say(locale)(`error.${error}`) : undefined} />
      <input
        id={id}
        name="until"
        type="date"
        min={pause.from}
        value={pause.until}
        required
        aria-invalid={error ? 'true' : undefined}
        aria-describedby={error ? `${id}-error` : undefined}
      />
    </div>
  )
}

import type { FormState } from '../contract/forms.ts'
import type { Locale } from '../contract/frame.ts'
import { say } from '../language/translate.ts'

/** Above the form: everything that is wrong, each linked to its field. */
export const ErrorSummary = ({
  form,
  locale,
  prefix = '',
}: {
  form: FormState
  locale: Locale
  prefix?: string
}) => {
  const wrong = Object.entries(form.errors).flatMap(([field, error]) => (error ? [{ field, error }] : []))
  if (wrong.length === 0) return null
  const text = say(locale)
  return (
    <div class="error-summary" role="alert" tabindex={-1}>
      <p class="error-summary-title">{text('form.problem', { count: wrong.length })}</p>
      <ul>
        {wrong.map(({ field, error }) => (
          <li>
            {field === 'form' ? (
              text(`error.${error}`)
            ) : (
              <a href={`#${prefix}${field}`}>{text(`error.${error}`)}</a>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}

type FieldProps = {
  form: FormState
  locale: Locale
  name: string
  label: string
  /** Keeps ids apart where a page has several forms. */
  prefix?: string
  hint?: string
  type?: 'text' | 'email'
  autocomplete: string
  required?: boolean
  maxlength?: number
  value?: string
  /** Six digits, as phones offer them from a message. */
  code?: boolean
}

export const Field = (props: FieldProps) => {
  const { form, locale, name, label, prefix = '', hint, type = 'text' } = props
  const id = `${prefix}${name}`
  const error = form.errors[name]
  const described = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ')
  return (
    <div class={error ? 'field field-wrong' : 'field'}>
      <label for={id}>{label}</label>
      {hint ? (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      ) : null}
      <FieldError id={`${id}-error`} error={error ? say(locale)(`error.${error}`) : undefined} />
      <input
        id={id}
        name={name}
        type={type}
        value={form.values[name] ?? props.value}
        autocomplete={props.autocomplete}
        required={props.required}
        maxlength={props.maxlength}
        inputmode={props.code ? 'numeric' : undefined}
        data-code={props.code ? '' : undefined}
        dir={type === 'email' || props.code ? 'ltr' : 'auto'}
        class={props.code ? 'code' : undefined}
        aria-invalid={error ? 'true' : undefined}
        aria-describedby={described || undefined}
      />
    </div>
  )
}

export const FieldError = ({ id, error }: { id: string; error: string | undefined }) =>
  error ? (
    <p class="field-error" id={id}>
      {error}
    </p>
  ) : null

export const Hidden = ({ name, value }: { name: string; value: string | undefined }) =>
  value === undefined ? null : <input type="hidden" name={name} value={value} />

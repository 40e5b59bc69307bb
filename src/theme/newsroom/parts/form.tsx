import type { Child } from 'hono/jsx'
import type { Direction, Locale } from '../../contract/frame.ts'
import type { NewsroomForm } from '../../contract/newsroom.ts'
import { sayInNewsroom } from '../../language/newsroom/say.ts'

export type FieldProps = {
  form: NewsroomForm
  locale: Locale
  name: string
  label: string
  /** Keeps ids apart where a page has several forms. */
  prefix?: string
  hint?: string
  required?: boolean
  /** Shown until something was typed and sent. */
  value?: string
}

/** Above the fields: everything that is wrong, each linked to its field. Handed the focus by a script. */
export const ErrorSummary = ({
  form,
  locale,
  prefix = '',
}: {
  form: NewsroomForm
  locale: Locale
  prefix?: string
}) => {
  const wrong = Object.entries(form.errors).flatMap(([field, error]) => (error ? [{ field, error }] : []))
  if (wrong.length === 0) return null
  return (
    <div class="error-summary" role="alert" tabindex={-1}>
      <p class="error-summary-title">{sayInNewsroom(locale)('shell.problem', { count: wrong.length })}</p>
      <ul>
        {wrong.map(({ field, error }) => (
          <li>{field === 'form' ? error : <a href={`#${prefix}${field}`}>{error}</a>}</li>
        ))}
      </ul>
    </div>
  )
}

type InputProps = FieldProps & {
  type?: 'text' | 'email' | 'url' | 'number' | 'date' | 'time' | 'datetime-local' | 'search' | 'color'
  autocomplete?: string
  maxlength?: number
  min?: string
  max?: string
  step?: string
  placeholder?: string
  dir?: Direction | 'auto'
  lang?: string
  /** As wide as what belongs in it. */
  short?: boolean
  /** Id of a `<datalist>`. */
  list?: string
  /** Ours, for scripts. */
  data?: { [name: `data-${string}`]: string }
}

/** One line of text, a number, a date. */
export const Field = (props: InputProps) => {
  const { type = 'text', data = {} } = props
  return (
    <FieldFrame {...props}>
      <input
        {...controlAttributes(props)}
        {...data}
        type={type}
        class={props.short ? 'short' : undefined}
        value={props.form.values[props.name] ?? props.value}
        autocomplete={props.autocomplete ?? 'off'}
        maxlength={props.maxlength}
        min={props.min}
        max={props.max}
        step={props.step}
        placeholder={props.placeholder}
        list={props.list}
        lang={props.lang}
        dir={props.dir ?? (type === 'email' || type === 'url' ? 'ltr' : type === 'text' ? 'auto' : undefined)}
      />
    </FieldFrame>
  )
}

export const Textarea = (
  props: FieldProps & { rows?: number; maxlength?: number; lang?: string; dir?: Direction | 'auto' },
) => (
  <FieldFrame {...props}>
    <textarea
      {...controlAttributes(props)}
      rows={props.rows ?? 4}
      maxlength={props.maxlength}
      lang={props.lang}
      dir={props.dir ?? 'auto'}
    >
      {props.form.values[props.name] ?? props.value ?? ''}
    </textarea>
  </FieldFrame>
)

export type Option = { value: string; label: string; disabled?: boolean }

export const Select = (props: FieldProps & { options: Option[] }) => {
  const chosen = props.form.values[props.name] ?? props.value
  return (
    <FieldFrame {...props}>
      <select {...controlAttributes(props)}>
        {props.options.map((option) => (
          <option value={option.value} selected={option.value === chosen} disabled={option.disabled}>
            {option.label}
          </option>
        ))}
      </select>
    </FieldFrame>
  )
}

/** What all controls share: label, hint, error. Takes any control that uses `controlAttributes`. */
export const FieldFrame = (props: FieldProps & { children?: Child }) => {
  const id = idOf(props)
  const error = props.form.errors[props.name]
  return (
    <div class={error ? 'field field-wrong' : 'field'}>
      <label for={id}>
        {props.label}
        {props.required === false ? (
          <span class="optional"> {sayInNewsroom(props.locale)('shell.optional')}</span>
        ) : null}
      </label>
      {props.hint ? (
        <p class="hint" id={`${id}-hint`}>
          {props.hint}
        </p>
      ) : null}
      {error ? (
        <p class="field-error" id={`${id}-error`}>
          {error}
        </p>
      ) : null}
      {props.children}
    </div>
  )
}

export function controlAttributes(props: FieldProps) {
  const id = idOf(props)
  const error = props.form.errors[props.name]
  const described = [props.hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ')
  return {
    id,
    name: props.name,
    required: props.required,
    'aria-invalid': error ? ('true' as const) : undefined,
    'aria-describedby': described || undefined,
  }
}

function idOf({ prefix = '', name }: FieldProps): string {
  return `${prefix}${name}`
}

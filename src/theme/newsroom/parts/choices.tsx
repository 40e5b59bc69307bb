import type { Child } from 'hono/jsx'
import type { NewsroomForm } from '../../contract/newsroom.ts'

type CheckboxProps = {
  name: string
  label: string
  value?: string
  checked?: boolean
  hint?: string
  prefix?: string
  disabled?: boolean
  /** Where several boxes share a name, what tells their ids apart. */
  id?: string
}

/** One yes or no. Sends `value` (else `yes`) when ticked, nothing when not. */
export const Checkbox = ({
  name,
  label,
  value = 'yes',
  checked,
  hint,
  prefix = '',
  disabled,
  id,
}: CheckboxProps) => {
  const own = id ?? `${prefix}${name}`
  return (
    <div class="tick">
      <input
        type="checkbox"
        id={own}
        name={name}
        value={value}
        checked={checked}
        disabled={disabled}
        aria-describedby={hint ? `${own}-hint` : undefined}
      />
      <label for={own}>
        <bdi>{label}</bdi>
      </label>
      {hint ? (
        <p class="hint" id={`${own}-hint`}>
          {hint}
        </p>
      ) : null}
    </div>
  )
}

export type Choice = { value: string; label: string; hint?: string; disabled?: boolean }

type ChoicesProps = {
  form: NewsroomForm
  name: string
  legend: string
  hint?: string
  choices: Choice[]
  /** Boxes for several, circles for one. */
  several?: boolean
  /** What is chosen until something was sent; for boxes, the handler passes what was sent. */
  chosen: readonly string[]
  prefix?: string
}

/** A group of circles or boxes under one legend. */
export const Choices = (props: ChoicesProps) => {
  const { form, name, prefix = '', several = false } = props
  const error = form.errors[name]
  return (
    <fieldset class={error ? 'choices field-wrong' : 'choices'} id={`${prefix}${name}`}>
      <legend>{props.legend}</legend>
      {props.hint ? <p class="hint">{props.hint}</p> : null}
      {error ? <p class="field-error">{error}</p> : null}
      {props.choices.map((choice) => (
        <Tick
          name={name}
          type={several ? 'checkbox' : 'radio'}
          id={`${prefix}${name}-${choice.value}`}
          choice={choice}
          checked={props.chosen.includes(choice.value)}
        />
      ))}
    </fieldset>
  )
}

const Tick = (props: { name: string; type: string; id: string; choice: Choice; checked: boolean }) => (
  <div class="tick">
    <input
      type={props.type}
      id={props.id}
      name={props.name}
      value={props.choice.value}
      checked={props.checked}
      disabled={props.choice.disabled}
      aria-describedby={props.choice.hint ? `${props.id}-hint` : undefined}
    />
    <label for={props.id}>
      <bdi>{props.choice.label}</bdi>
    </label>
    {props.choice.hint ? (
      <p class="hint" id={`${props.id}-hint`}>
        {props.choice.hint}
      </p>
    ) : null}
  </div>
)

/** Fields that belong together. `columns`: side by side where there is room. */
export const FieldGroup = ({
  legend,
  columns = false,
  children,
}: {
  legend: string
  columns?: boolean
  children?: Child
}) => (
  <fieldset class={columns ? 'field-group field-columns' : 'field-group'}>
    <legend>{legend}</legend>
    {children}
  </fieldset>
)

import type { Locale } from '../../contract/frame.ts'
import type { NewsroomForm } from '../../contract/newsroom.ts'
import type { PostAct, ThingField, ThingGroup, ThingPart } from '../../contract/newsroom-things.ts'
import { FormActions, PostButton, SubmitButton, Toolbar } from '../parts/actions.tsx'
import { Checkbox, FieldGroup } from '../parts/choices.tsx'
import { ErrorSummary, Field, Select, Textarea } from '../parts/form.tsx'
import { Panel } from '../parts/page-head.tsx'

type FormProps = {
  action: string
  groups: ThingGroup[]
  submit: string
  form: NewsroomForm
  locale: Locale
  /** Keeps ids apart where a page has several forms. */
  prefix?: string
}

export const ThingForm = ({ action, groups, submit, form, locale, prefix = '' }: FormProps) => (
  <form method="post" action={action} data-once="" data-unsaved="">
    <ErrorSummary form={form} locale={locale} prefix={prefix} />
    {groups.map(({ legend, fields }) => {
      const controls = inRows(fields).map((row) => {
        const cells = row.map((field) => (
          <Control field={field} form={form} locale={locale} prefix={prefix} />
        ))
        const isShort = row.every(({ name }) => (form.values[name] ?? '').length <= SHORT)
        return row.length > 1 && isShort ? <div class="field-columns field-languages">{cells}</div> : cells
      })
      if (legend === undefined) return controls
      const isPlain = fields.every(({ kind, lang }) => kind === 'line' && lang === undefined)
      return (
        <FieldGroup legend={legend} columns={isPlain}>
          {controls}
        </FieldGroup>
      )
    })}
    <FormActions>
      <SubmitButton>{submit}</SubmitButton>
    </FormActions>
  </form>
)

/** As many characters as can be seen at once in a third of the form. */
const SHORT = 24

/** The same words in several languages; short ones stand side by side. */
function inRows(fields: ThingField[]): ThingField[][] {
  const rows: ThingField[][] = []
  for (const field of fields) {
    const row = rows.at(-1)
    const last = row?.at(-1)
    const isTranslation =
      last?.kind === 'line' && field.kind === 'line' && last.lang !== undefined && field.lang !== undefined
    if (row && isTranslation && !row.some(({ lang }) => lang === field.lang)) row.push(field)
    else rows.push([field])
  }
  return rows
}

type ControlProps = { field: ThingField; form: NewsroomForm; locale: Locale; prefix: string }

const Control = ({ field, form, locale, prefix }: ControlProps) => {
  const { name, label, hint, required, lang, dir } = field
  // Of words in several languages any may be missing; saying so at each would be noise.
  const shared = {
    form,
    locale,
    prefix,
    name,
    label,
    hint,
    required: lang ? required || undefined : required,
    lang,
    dir,
  }
  switch (field.kind) {
    case 'text':
      return <Textarea {...shared} rows={field.rows} />
    case 'choice':
      return <Select {...shared} options={field.options} />
    case 'tick':
      return (
        <Checkbox
          name={name}
          label={label}
          hint={hint}
          prefix={prefix}
          checked={form.values[name] === 'yes'}
        />
      )
    case 'line':
    case 'email':
    case 'color':
      return <Field {...shared} type={field.kind === 'line' ? 'text' : field.kind} />
  }
}

/** A part of a page: what is there, and a form for one more. */
export const Part = ({ part, locale }: { part: ThingPart; locale: Locale }) => (
  <Panel id={part.id} title={part.title} intro={part.intro}>
    {part.items && part.items.length > 0 ? (
      <ul class="thing-items">
        {part.items.map(({ text, acts, href }) => (
          <li>
            <span dir="auto">{href ? <a href={href}>{text}</a> : text}</span>
            <Acts acts={acts} />
          </li>
        ))}
      </ul>
    ) : null}
    {part.form ? <ThingForm {...part.form} locale={locale} prefix={`${part.id}-`} /> : null}
  </Panel>
)

export const Acts = ({ acts }: { acts: PostAct[] }) =>
  acts.length === 0 ? null : (
    <Toolbar>
      {acts.map(({ label, about, action, fields }) => (
        <PostButton action={action} fields={fields} tone="quiet" label={about}>
          {label}
        </PostButton>
      ))}
    </Toolbar>
  )

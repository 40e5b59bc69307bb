import type { Child } from 'hono/jsx'
import type { Locale } from '../../contract/frame.ts'
import type { PostAct, ThingField, ThingItem, ThingPart, ThingSheet } from '../../contract/newsroom-things.ts'
import { FormActions, PostButton, SubmitButton, Toolbar } from '../parts/actions.tsx'
import { Badge } from '../parts/badge.tsx'
import { Checkbox, FieldGroup } from '../parts/choices.tsx'
import { ConfirmLink } from '../parts/confirmation.tsx'
import { FilterBar } from '../parts/filters.tsx'
import { Typefaces } from './typefaces.tsx'
import { ErrorSummary, Field, Select, Textarea } from '../parts/form.tsx'
import { Panel } from '../parts/page-head.tsx'

type FormProps = ThingSheet & {
  locale: Locale
  /** Keeps ids apart where a page has several forms. */
  prefix?: string
}

export const ThingForm = ({ action, groups, submit, form, hidden = {}, locale, prefix = '' }: FormProps) => (
  <form method="post" action={action} data-once="" data-unsaved="">
    <ErrorSummary form={form} locale={locale} prefix={prefix} />
    {Object.entries(hidden).map(([name, value]) => (
      <input type="hidden" name={name} value={value} />
    ))}
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

type ControlProps = { field: ThingField; form: ThingSheet['form']; locale: Locale; prefix: string }

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
    case 'typeface':
      return <Typefaces {...shared} options={field.options} />
    case 'line':
    case 'email':
    case 'color':
    case 'day':
    case 'moment':
    case 'number':
    case 'url':
      return <Field {...shared} type={inputs[field.kind]} />
  }
}

const inputs = {
  line: 'text',
  email: 'email',
  color: 'color',
  day: 'date',
  moment: 'datetime-local',
  number: 'number',
  url: 'url',
} as const

/** A part of a page: what is there, and a form for one more. */
export const Part = ({ part, locale }: { part: ThingPart; locale: Locale }) => {
  const { id, title, intro, items = [], actions = [], form, isOrdered, search, empty, fold } = part
  const links = actions.map(({ name, href }) => (
    <ConfirmLink href={href} tone="quiet">
      {name}
    </ConfirmLink>
  ))
  return (
    <Panel id={id} title={title} intro={intro} actions={links.length > 0 ? links : undefined}>
      {search ? (
        <FilterBar
          locale={locale}
          action={search.action}
          search={{ name: 'q', value: search.query, label: search.label }}
          clearHref={search.clearHref}
        />
      ) : null}
      {items.length === 0 && empty ? <p class="hint">{empty}</p> : null}
      {items.length > 0 ? (
        <ul class="thing-items" data-order={isOrdered ? '' : undefined}>
          {items.map((item) => (
            <Item item={item} />
          ))}
        </ul>
      ) : null}
      {form ? (
        <Fold summary={fold} open={Object.keys(form.form.errors).length > 0}>
          <ThingForm {...form} locale={locale} prefix={`${id}-`} />
        </Fold>
      ) : null}
    </Panel>
  )
}

const Fold = ({ summary, open, children }: { summary?: string; open: boolean; children?: Child }) =>
  summary === undefined ? (
    <>{children}</>
  ) : (
    <details class="thing-fold" open={open}>
      <summary>{summary}</summary>
      {children}
    </details>
  )

const Item = ({ item: { text, href, detail, badge, picture, paper, acts } }: { item: ThingItem }) => (
  <li>
    {picture ? (
      <img
        class={paper ? `thing-picture thing-picture-${paper}` : 'thing-picture'}
        src={picture.src}
        width={picture.width}
        height={picture.height}
        alt=""
      />
    ) : null}
    <span>
      <bdi>{href ? <a href={href}>{text}</a> : text}</bdi>{' '}
      {badge ? <Badge tone={badge.tone}>{badge.text}</Badge> : null}
      {detail ? (
        <bdi class="row-detail" dir={/^\/|^https?:/.test(detail) ? 'ltr' : undefined}>
          {detail}
        </bdi>
      ) : null}
    </span>
    <Acts acts={acts} />
  </li>
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

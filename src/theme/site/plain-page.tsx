import type { Child } from 'hono/jsx'
import type { FormState } from '../contract/forms.ts'
import type { Frame } from '../contract/frame.ts'
import { say } from '../language/translate.ts'
import { Document } from '../parts/document.tsx'
import { ErrorSummary, Field, Hidden } from '../parts/form.tsx'

type PageProps = { frame: Frame; kind: string; title: string; intro: string; children?: Child }

/** A narrow page around one form, or one thing to know. */
export const PlainPage = ({ frame, kind, title, intro, children }: PageProps) => (
  <Document frame={frame} kind={kind}>
    <div class="plain">
      <h1>{title}</h1>
      <p class="plain-intro">{intro}</p>
      {children}
    </div>
  </Document>
)

type FormProps = {
  frame: Frame
  action: string
  /** What is sent along unseen. */
  fields?: Record<string, string | undefined>
  form?: FormState
  submit: string
  danger?: boolean
  quiet?: boolean
  children?: Child
}

export const PlainForm = ({
  frame,
  action,
  fields = {},
  form,
  submit,
  danger = false,
  quiet = false,
  children,
}: FormProps) => (
  <form method="post" action={action} data-once>
    {form ? <ErrorSummary form={form} locale={frame.locale} /> : null}
    {Object.entries(fields).map(([name, value]) => (
      <Hidden name={name} value={value} />
    ))}
    {children}
    <button class={danger ? 'button button-danger' : quiet ? 'button button-quiet' : 'button'}>
      {submit}
    </button>
  </form>
)

export const EmailField = ({ frame, form, hint }: { frame: Frame; form: FormState; hint?: string }) => (
  <Field
    form={form}
    locale={frame.locale}
    name="email"
    type="email"
    label={say(frame.locale)('form.email')}
    hint={hint}
    autocomplete="email"
    required
    maxlength={254}
  />
)

export const PlainLinks = ({ children }: { children?: Child }) => <p class="plain-links">{children}</p>

export const OnwardButton = ({ href, children }: { href: string; children?: Child }) => (
  <p>
    <a class="button" href={href}>
      {children}
    </a>
  </p>
)

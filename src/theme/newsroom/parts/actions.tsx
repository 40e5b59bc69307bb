import type { Child } from 'hono/jsx'
import { Icon, type IconName } from './icons.tsx'

export type Tone = 'primary' | 'plain' | 'quiet' | 'danger'

/** Buttons in a row. With `label` they are a group to screen readers. */
export const Toolbar = ({ label, children }: { label?: string; children?: Child }) => (
  <div class="toolbar" role={label ? 'group' : undefined} aria-label={label}>
    {children}
  </div>
)

/** The end of a form: first what it is for, then the way out. */
export const FormActions = ({ children }: { children?: Child }) => <div class="form-actions">{children}</div>

export const LinkButton = ({
  href,
  tone = 'plain',
  icon,
  children,
}: {
  href: string
  tone?: Tone
  icon?: IconName
  children?: Child
}) => (
  <a class={`button button-${tone}`} href={href}>
    {icon ? <Icon name={icon} /> : null}
    {children}
  </a>
)

export const SubmitButton = ({
  tone = 'primary',
  name,
  value,
  form,
  children,
}: {
  tone?: Tone
  name?: string
  value?: string
  /** Id of the form it sends, where it stands outside. */
  form?: string
  children?: Child
}) => (
  <button class={`button button-${tone}`} name={name} value={value} form={form}>
    {children}
  </button>
)

/** A form that is one button: an act without questions, which can be undone. */
export const PostButton = ({
  action,
  fields = {},
  tone = 'plain',
  icon,
  label,
  above,
  children,
}: {
  action: string
  fields?: { [name: string]: string }
  tone?: Tone
  icon?: IconName
  /** For screen readers, where the words alone do not say what it acts on. */
  label?: string
  /** A field of the form that it sends. */
  above?: Child
  children?: Child
}) => (
  <form method="post" action={action} class="post-button" data-once="">
    {Object.entries(fields).map(([name, value]) => (
      <input type="hidden" name={name} value={value} />
    ))}
    {above}
    <button class={`button button-${tone}`} aria-label={label}>
      {icon ? <Icon name={icon} /> : null}
      {children}
    </button>
  </form>
)

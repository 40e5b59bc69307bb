import type { Child } from 'hono/jsx'
import type { Locale } from '../../contract/frame.ts'
import { sayInNewsroom } from '../../language/newsroom/say.ts'
import type { Tone } from './actions.tsx'

type Props = {
  locale: Locale
  title: string
  action: string
  fields?: { [name: string]: string }
  /** The verb and its object: "Remove Amal Haddad". Never "OK". */
  confirm: string
  cancelHref: string
  /** The way out, where "Cancel" would be taken for the act. */
  keep?: string
  danger?: boolean
  /** What will happen, and what can be done about it afterwards; fields to fill in. */
  children?: Child
}

/** The content of a page that asks before it acts. `ConfirmLink` shows the same in a dialog where scripts run. */
export const Confirmation = (props: Props) => (
  <form class="confirmation" method="post" action={props.action} data-confirmation="" data-once="">
    <h1 id="confirmation-title">{props.title}</h1>
    {props.children}
    {Object.entries(props.fields ?? {}).map(([name, value]) => (
      <input type="hidden" name={name} value={value} />
    ))}
    <div class="form-actions">
      <button class={`button ${props.danger ? 'button-danger' : 'button-primary'}`}>{props.confirm}</button>
      <a class="button button-quiet" href={props.cancelHref} data-cancel="">
        {props.keep ?? sayInNewsroom(props.locale)('shell.cancel')}
      </a>
    </div>
  </form>
)

/** Leads to a page with a `Confirmation`; a script fetches it into a dialog instead. */
export const ConfirmLink = ({
  href,
  tone = 'plain',
  label,
  children,
}: {
  href: string
  tone?: Tone
  label?: string
  children?: Child
}) => (
  <a class={`button button-${tone}`} href={href} aria-label={label} data-confirm="">
    {children}
  </a>
)

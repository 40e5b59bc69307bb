import type { Child } from 'hono/jsx'
import type { IsoInstant } from '../../contract/frame.ts'
import { dateAndTime, machineTime } from '../../format.ts'
import { type DatedLocale, shortMoment } from '../format.ts'

/** Terms and what they are. */
export const DefinitionList = ({ items }: { items: { term: string; value: Child }[] }) => (
  <dl class="facts">
    {items.map(({ term, value }) => (
      <div>
        <dt>{term}</dt>
        <dd>{value}</dd>
      </div>
    ))}
  </dl>
)

/** Nothing here yet: why, and what to do first. */
export const EmptyState = ({
  title,
  children,
  action,
}: {
  title: string
  children?: Child
  action?: Child
}) => (
  <div class="empty-state">
    <p class="empty-title">{title}</p>
    {children ? <p>{children}</p> : null}
    {action ? <div class="page-actions">{action}</div> : null}
  </div>
)

/** Work that takes a while. `value` of `max` is done; without `value` nobody knows how long it takes. */
export const ProgressBar = (props: {
  id: string
  label: string
  value?: number
  max: number
  text?: string
}) => (
  <div class="progress">
    <label for={props.id}>{props.label}</label>
    <progress id={props.id} value={props.value} max={props.max}></progress>
    {props.text ? <span>{props.text}</span> : null}
  </div>
)

/** "Today 14:30", "Tue 3 Feb, 14:30" in the publication's zone; the whole date, and the member's own time by a script, as its title. */
export const When = ({ at, locale, late, within }: WhenProps) => (
  <time
    class={late ? 'when late' : 'when'}
    datetime={machineTime(at, locale)}
    title={dateAndTime(at, locale)}
    data-local=""
  >
    {shortMoment(at, locale, within)}
  </time>
)

/** `within` a sentence, where a day's name has no capital. */
type WhenProps = { at: IsoInstant; locale: DatedLocale; late?: boolean; within?: boolean }

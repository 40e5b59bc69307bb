import type { Child } from 'hono/jsx'
import type { Link } from '../../contract/frame.ts'

type Props = {
  title: string
  /** One sentence on what this page is for. */
  intro?: string
  /** Where this page hangs: "Staff" above "Invite a colleague". */
  back?: Link
  /** Beside the title, as a badge. */
  mark?: Child
  /** Buttons at the end of the line. */
  actions?: Child
}

/** The page's `h1` and what can be done with the whole page. */
export const PageHead = ({ title, intro, back, mark, actions }: Props) => (
  <div class="page-head">
    {back ? (
      <p class="page-back">
        <a href={back.href}>{back.name}</a>
      </p>
    ) : null}
    <div class="page-head-line">
      <h1 dir="auto">{title}</h1>
      {mark}
      {actions ? <div class="page-actions">{actions}</div> : null}
    </div>
    {intro ? (
      <p class="page-intro">
        <span dir="auto">{intro}</span>
      </p>
    ) : null}
  </div>
)

/** A part of a page with its heading. `id` lets links and the browser lead to it. */
export const Panel = ({
  id,
  title,
  intro,
  actions,
  plain = false,
  children,
}: {
  id: string
  title: string
  intro?: string
  actions?: Child
  /** Without the frame, for lists that have one. */
  plain?: boolean
  children?: Child
}) => (
  <section class={plain ? 'panel panel-plain' : 'panel'} id={id} aria-labelledby={`${id}-heading`}>
    <div class="panel-head">
      <h2 id={`${id}-heading`}>{title}</h2>
      {actions ? <div class="page-actions">{actions}</div> : null}
    </div>
    {intro ? <p class="hint">{intro}</p> : null}
    {children}
  </section>
)

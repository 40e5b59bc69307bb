import type { Child } from 'hono/jsx'
import { Icon } from './icons.tsx'

type Props = {
  label: string
  class?: string
  /** Opens towards the start of the line: for menus at the end of a row. */
  end?: boolean
  /** Stands for the label where there is little room. */
  short?: string
  /** Three dots instead of the label, which is then only heard. */
  dots?: boolean
  /** Open when the page is loaded: something in it is wrong. */
  open?: boolean
  /** Links, buttons, and forms of one button. */
  children?: Child
}

/** A disclosure, open without a script; a script adds arrows, Escape and closing by a click outside. */
export const Menu = ({
  label,
  class: name = '',
  end = false,
  short,
  dots = false,
  open,
  children,
}: Props) => (
  <details class={`menu ${end ? 'menu-end ' : ''}${name}`.trim()} data-menu="" open={open}>
    <summary class={dots ? 'icon-button' : 'button button-quiet'} aria-label={dots ? label : undefined}>
      {dots ? (
        <Icon name="dots" />
      ) : (
        <>
          {short ? (
            <span class="initials" aria-hidden="true">
              {short}
            </span>
          ) : null}
          <span class="menu-label" dir="auto">
            {label}
          </span>
          <Icon name="down" />
        </>
      )}
    </summary>
    <div class="menu-items">{children}</div>
  </details>
)

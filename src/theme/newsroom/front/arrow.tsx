type Props = {
  way: 'up' | 'down'
  id: string
  /** What the form is told. */
  command: string
  label: string
  disabled: boolean
  focus: string | undefined
}

/** A small button that moves something by one. */
export const Arrow = ({ way, id, command, label, disabled, focus }: Props) => (
  <button
    class="icon-button"
    name="do"
    value={command}
    id={id}
    aria-label={label}
    title={label}
    disabled={disabled}
    autofocus={focus === id && !disabled}
    data-arrange=""
  >
    <span aria-hidden="true">{way === 'up' ? '↑' : '↓'}</span>
  </button>
)

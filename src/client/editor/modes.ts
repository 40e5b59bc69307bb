/** Nothing but the text; the fields shown or put away. What was chosen last is remembered in this browser. */
export function startModes(root: HTMLElement): { toggleFocus: () => void } {
  const focus = root.querySelector<HTMLElement>('[data-focus-mode]')
  const panel = root.querySelector<HTMLElement>('[data-panel-toggle]')
  const toggleFocus = () => {
    const isOn = document.body.classList.toggle('focus-mode')
    focus?.setAttribute('aria-pressed', String(isOn))
    if (isOn) document.documentElement.requestFullscreen?.().catch(() => undefined)
    else if (document.fullscreenElement) void document.exitFullscreen()
  }
  const showPanel = (isOpen: boolean) => {
    root.classList.toggle('edit-alone', !isOpen)
    panel?.setAttribute('aria-expanded', String(isOpen))
  }
  if (focus) {
    focus.hidden = false
    focus.addEventListener('click', toggleFocus)
  }
  if (panel) {
    panel.hidden = false
    panel.addEventListener('click', () => {
      const isOpen = root.classList.contains('edit-alone')
      showPanel(isOpen)
      localStorage.setItem('editor-panel', isOpen ? 'open' : 'closed')
    })
    showPanel(localStorage.getItem('editor-panel') !== 'closed')
  }
  document.addEventListener('keydown', (event) => {
    const isOn = document.body.classList.contains('focus-mode')
    if (event.key === 'Escape' && isOn && !event.defaultPrevented && !document.querySelector('dialog[open]'))
      toggleFocus()
  })
  document.addEventListener('fullscreenchange', () => {
    if (!document.fullscreenElement && document.body.classList.contains('focus-mode')) toggleFocus()
  })
  return { toggleFocus }
}

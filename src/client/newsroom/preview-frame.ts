/** Links in a preview lead on in a tab of their own: other pages of the site may not stand in a frame. */
export function openLinksOutside(page: Document): void {
  const frame = page.querySelector<HTMLIFrameElement>('[data-preview-frame]')
  const listen = () => frame?.contentDocument?.addEventListener('click', leadOutside)
  frame?.addEventListener('load', listen)
  listen()
}

function leadOutside(event: MouseEvent): void {
  // An element of the frame is of the frame's own classes.
  const target = event.target as Node | null
  const element = target?.nodeType === Node.ELEMENT_NODE ? (target as Element) : target?.parentElement
  const link = element?.closest<HTMLAnchorElement>('a[href]')
  if (!link || link.getAttribute('href')?.startsWith('#')) return
  event.preventDefault()
  window.open(link.href, '_blank', 'noopener')
}

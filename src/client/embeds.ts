/** An embed is a card with a link. Where the page lets it be framed, a button brings it here; nothing loads before. */
export function loadEmbedsOnClick(page: Document): void {
  if (!page.body.hasAttribute('data-embed-frames')) return
  for (const card of page.querySelectorAll<HTMLElement>('.embed[data-embed-url]')) {
    const button = card.querySelector<HTMLButtonElement>('.embed-load')
    const source = card.dataset['embedUrl']
    if (!button || !source?.startsWith('https://')) continue
    button.hidden = false
    button.addEventListener('click', () => button.replaceWith(player(page, source, card)), { once: true })
  }
}

function player(page: Document, source: string, card: HTMLElement): HTMLIFrameElement {
  const frame = page.createElement('iframe')
  frame.src = source
  frame.title = card.querySelector('.embed-title')?.textContent ?? ''
  frame.allow = 'fullscreen'
  frame.referrerPolicy = 'no-referrer'
  frame.setAttribute('sandbox', 'allow-scripts allow-same-origin allow-popups')
  return frame
}

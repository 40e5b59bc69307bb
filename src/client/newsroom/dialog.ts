import { sendOnce } from '../send-once.ts'

/** What asks before it acts is a page of its own; here its question is put in a dialog over the page one is on. */
export function askInDialogs(page: Document): void {
  page.addEventListener('click', (event) => {
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey)
      return
    const link =
      event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[data-confirm]') : null
    if (!link) return
    event.preventDefault()
    void ask(page, link)
  })
}

async function ask(page: Document, link: HTMLAnchorElement): Promise<void> {
  const question = await fetchQuestion(link.href)
  // Signed out meanwhile, or something to prove first: the page itself knows better.
  if (!question) return location.assign(link.href)
  const dialog = page.createElement('dialog')
  dialog.setAttribute('aria-labelledby', 'confirmation-title')
  dialog.append(page.adoptNode(question))
  dialog.addEventListener('click', (event) => {
    if (event.target instanceof Element && event.target.closest('[data-cancel]')) {
      event.preventDefault()
      dialog.close()
    }
  })
  dialog.addEventListener('close', () => {
    dialog.remove()
    link.focus()
  })
  sendOnce(dialog)
  page.body.append(dialog)
  dialog.showModal()
}

async function fetchQuestion(address: string): Promise<Element | null> {
  try {
    const answer = await fetch(address, { headers: { accept: 'text/html' }, credentials: 'same-origin' })
    if (!answer.ok || answer.redirected) return null
    const asked = new DOMParser().parseFromString(await answer.text(), 'text/html')
    return asked.querySelector('[data-confirmation]')
  } catch {
    return null
  }
}

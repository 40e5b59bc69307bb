const MOST = 7
const PAUSE_MS = 160
const SHORTEST = 2

/**
 * While one types in the search box the first results stand below it, from the same page that Enter leads to. A
 * combobox with a list (WAI-ARIA 1.2).
 */
export function searchWhileTyping(page: Document): void {
  const input = page.querySelector<HTMLInputElement>('input[data-search]')
  const form = input?.form
  if (!input || !form) return
  const list = page.createElement('div')
  list.id = 'found'
  list.className = 'found'
  list.role = 'listbox'
  list.ariaLabel = input.getAttribute('aria-label')
  list.hidden = true
  form.append(list)
  input.role = 'combobox'
  input.setAttribute('aria-autocomplete', 'list')
  input.setAttribute('aria-controls', list.id)
  input.autocomplete = 'off'
  const show = (links: HTMLAnchorElement[]) => fill(page, input, list, links)
  show([])
  lookUp(input, form, show)
  input.addEventListener('keydown', (event) => steer(event, input, list, () => show([])))
  page.addEventListener('click', (event) => {
    if (!(event.target instanceof Node && form.contains(event.target))) show([])
  })
  form.addEventListener('focusout', (event) => {
    if (!(event.relatedTarget instanceof Node && form.contains(event.relatedTarget))) show([])
  })
}

function lookUp(
  input: HTMLInputElement,
  form: HTMLFormElement,
  show: (links: HTMLAnchorElement[]) => void,
): void {
  let pause: ReturnType<typeof setTimeout> | undefined
  let running: AbortController | undefined
  input.addEventListener('input', () => {
    clearTimeout(pause)
    running?.abort()
    const query = input.value.trim()
    if (query.length < SHORTEST) return show([])
    pause = setTimeout(async () => {
      running = new AbortController()
      const links = await find(form.action, query, running.signal)
      if (links && input.value.trim() === query) show(links)
    }, PAUSE_MS)
  })
}

async function find(
  action: string,
  query: string,
  signal: AbortSignal,
): Promise<HTMLAnchorElement[] | undefined> {
  const address = new URL(action)
  address.searchParams.set('q', query)
  try {
    const answer = await fetch(address, {
      signal,
      headers: { accept: 'text/html' },
      credentials: 'same-origin',
    })
    if (!answer.ok || answer.redirected) return undefined
    const results = new DOMParser().parseFromString(await answer.text(), 'text/html')
    const links = results.querySelectorAll<HTMLAnchorElement>('table[data-table] tbody .table-main a[href]')
    return [...links].slice(0, MOST)
  } catch {
    return undefined
  }
}

function fill(
  page: Document,
  input: HTMLInputElement,
  list: HTMLElement,
  links: readonly HTMLAnchorElement[],
): void {
  list.replaceChildren(
    ...links.map((link, at) => {
      const option = page.createElement('a')
      option.id = `found-${at}`
      option.role = 'option'
      option.tabIndex = -1
      option.href = link.getAttribute('href') ?? ''
      option.lang = link.lang
      option.dir = link.dir || 'auto'
      option.textContent = link.textContent?.trim() ?? ''
      return option
    }),
  )
  list.hidden = links.length === 0
  input.ariaExpanded = String(links.length > 0)
  input.removeAttribute('aria-activedescendant')
}

function steer(event: KeyboardEvent, input: HTMLInputElement, list: HTMLElement, close: () => void): void {
  if (list.hidden) return
  const options = [...list.querySelectorAll('a')]
  const at = options.findIndex((option) => option.id === input.getAttribute('aria-activedescendant'))
  if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
    event.preventDefault()
    const step = event.key === 'ArrowDown' ? 1 : -1
    const next = at < 0 && step < 0 ? options.length - 1 : (at + step + options.length) % options.length
    for (const [index, option] of options.entries()) option.ariaSelected = String(index === next)
    input.setAttribute('aria-activedescendant', options[next]?.id ?? '')
  } else if (event.key === 'Enter' && at >= 0) {
    event.preventDefault()
    options[at]?.click()
  } else if (event.key === 'Escape') {
    event.preventDefault()
    close()
  }
}

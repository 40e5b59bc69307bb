export type Option<T> = { value: T; words: string; detail?: string; lang?: string }

export type Combobox = { close: () => void }

type Needs<T> = {
  input: HTMLInputElement
  list: HTMLElement
  /** Options for what was typed; a rejection says that the search did not answer. */
  find: (typed: string) => Promise<Option<T>[]>
  choose: (value: T) => void
  failed: string
  /** Whether an empty field lists something. */
  whenEmpty?: boolean
}

const PAUSE_MS = 150

/** A field that suggests, after the pattern of the ARIA practices: the arrows choose, Enter takes, Escape closes. */
export function createCombobox<T>({ input, list, find, choose, failed, whenEmpty }: Needs<T>): Combobox {
  let options: Option<T>[] = []
  let at = -1
  let asked = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  function close(): void {
    asked += 1
    clearTimeout(timer)
    list.hidden = true
    input.setAttribute('aria-expanded', 'false')
    input.removeAttribute('aria-activedescendant')
    options = []
    at = -1
  }

  function search(): void {
    clearTimeout(timer)
    const typed = input.value.trim()
    if (typed === '' && !whenEmpty) return close()
    const own = (asked += 1)
    timer = setTimeout(() => {
      find(typed).then(
        (found) => own === asked && show(found),
        () => own === asked && say(failed),
      )
    }, PAUSE_MS)
  }

  function show(found: Option<T>[]): void {
    options = found
    at = -1
    list.replaceChildren(...found.map(toItem))
    open(found.length > 0)
  }

  function say(words: string): void {
    options = []
    const item = document.createElement('li')
    item.textContent = words
    item.setAttribute('role', 'option')
    item.setAttribute('aria-disabled', 'true')
    list.replaceChildren(item)
    open(true)
  }

  function open(isOpen: boolean): void {
    list.hidden = !isOpen
    input.setAttribute('aria-expanded', String(isOpen))
    mark()
  }

  function toItem({ words, detail, lang }: Option<T>, index: number): HTMLElement {
    const item = document.createElement('li')
    item.id = `${list.id}-${index}`
    item.setAttribute('role', 'option')
    item.setAttribute('aria-selected', 'false')
    const name = document.createElement('span')
    name.dir = 'auto'
    name.textContent = words
    if (lang) name.lang = lang
    item.append(name)
    if (detail) {
      const small = document.createElement('span')
      small.className = 'hint'
      small.textContent = detail
      item.append(' ', small)
    }
    item.addEventListener('mousedown', (event) => event.preventDefault())
    item.addEventListener('click', () => take(index))
    return item
  }

  function mark(): void {
    const items = [...list.children]
    items.forEach((item, index) => item.setAttribute('aria-selected', String(index === at)))
    const current = items[at]
    if (current) {
      input.setAttribute('aria-activedescendant', current.id)
      current.scrollIntoView({ block: 'nearest' })
    } else input.removeAttribute('aria-activedescendant')
  }

  function take(index: number): void {
    const option = options[index]
    if (!option) return
    close()
    choose(option.value)
  }

  input.addEventListener('input', search)
  input.addEventListener('focus', () => whenEmpty && search())
  input.addEventListener('blur', close)
  input.addEventListener('keydown', (event) => {
    const isOpen = !list.hidden
    if (event.key === 'ArrowDown' && !isOpen) search()
    else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      if (options.length === 0) return
      const step = event.key === 'ArrowDown' ? 1 : -1
      at = at < 0 && step < 0 ? options.length - 1 : (at + step + options.length) % options.length
      mark()
    } else if (event.key === 'Enter' && isOpen && at >= 0) take(at)
    else if (event.key === 'Escape' && isOpen) {
      close()
      event.stopPropagation()
    } else return
    event.preventDefault()
  })
  return { close }
}

/** `{ results: … }` from an address of ours. */
export async function fetchResults<T>(address: string, typed: string): Promise<T[]> {
  const response = await fetch(`${address}?q=${encodeURIComponent(typed)}`, {
    headers: { accept: 'application/json' },
  })
  if (!response.ok) throw new Error(`The search answered ${response.status}.`)
  const { results }: { results: T[] } = await response.json()
  return results
}

import { createCombobox, fetchResults, type Option } from './combobox.ts'
import type { Facts, Say } from './facts.ts'

type Chosen = { id: string; name: string; detail?: string }
/** Something there is, or something to be made. */
type Offer = { chosen: Chosen } | { make: { name: string; kind?: string } }

const topicKinds = ['person', 'organisation', 'place', 'theme']

/** The byline and the topics: search, add, make, order, remove. */
export function startPickers(root: HTMLElement, facts: Facts, say: Say, changed: () => void): void {
  for (const element of root.querySelectorAll<HTMLElement>('[data-picker]')) {
    const kind = element.dataset['picker'] === 'authors' ? 'authors' : 'topics'
    if (facts.mayEdit) startPicker(element, kind, facts, say, changed)
  }
}

function startPicker(
  element: HTMLElement,
  kind: 'authors' | 'topics',
  facts: Facts,
  say: Say,
  changed: () => void,
): void {
  const hidden = element.querySelector<HTMLInputElement>('input[type=hidden]')
  const list = element.querySelector<HTMLElement>('[data-chosen]')
  const search = element.querySelector<HTMLElement>('[data-picker-search]')
  const input = search?.querySelector('input')
  const found = search?.querySelector<HTMLElement>('[role=listbox]')
  if (!hidden || !list || !search || !input || !found) return
  search.hidden = false
  const known = new Map<string, Chosen>()
  for (const item of list.querySelectorAll<HTMLElement>('[data-id]')) {
    const { id = '', name = '' } = item.dataset
    const detail = item.querySelector('.hint')?.textContent?.trim()
    known.set(id, { id, name, ...(detail && { detail }) })
  }
  const ids = () => hidden.value.split(' ').filter(Boolean)
  const write = (next: string[], focusOn?: string) => {
    hidden.value = next.join(' ')
    draw()
    changed()
    const again = focusOn === undefined ? null : list.querySelector<HTMLElement>(focusOn)
    const target = again ?? input
    target.focus()
  }

  function draw(): void {
    const chosen = ids()
    const none = element.querySelector<HTMLElement>('[data-none]')
    if (none) none.hidden = chosen.length > 0
    list?.replaceChildren(
      ...chosen.map((id, at) => toItem(known.get(id) ?? { id, name: id }, at, chosen.length)),
    )
  }

  function toItem({ id, name, detail }: Chosen, at: number, count: number): HTMLElement {
    const item = document.createElement('li')
    item.dataset['id'] = id
    const words = document.createElement('span')
    words.className = 'chosen-name'
    words.dir = 'auto'
    words.textContent = name
    item.append(words)
    if (detail) {
      const small = document.createElement('span')
      small.className = 'hint'
      small.textContent = detail
      item.append(small)
    }
    const move = (step: -1 | 1) => {
      const next = ids()
      next.splice(at, 1)
      next.splice(at + step, 0, id)
      write(next, `[data-id="${CSS.escape(id)}"] [data-move="${step}"]`)
    }
    if (kind === 'authors' && count > 1) {
      if (at > 0) item.append(toButton('↑', say('up', { name }), '-1', () => move(-1)))
      if (at < count - 1) item.append(toButton('↓', say('down', { name }), '1', () => move(1)))
    }
    item.append(toButton('×', say('remove', { name }), '', () => write(ids().filter((one) => one !== id))))
    return item
  }

  createCombobox<Offer>({
    input,
    list: found,
    failed: say('search-failed'),
    async find(typed) {
      const chosen = new Set(ids())
      const results = await fetchResults<Chosen>(facts.places[kind], typed)
      const options = results
        .filter(({ id }) => !chosen.has(id))
        .map((one): Option<Offer> => toOption(one, { chosen: one }))
      const isKnown = results.some(({ name }) => name.toLocaleLowerCase() === typed.toLocaleLowerCase())
      return isKnown || typed.length < 2 ? options : [...options, ...offersToMake(kind, typed, say)]
    },
    choose: (offer) => void add(offer),
  })

  async function add(offer: Offer): Promise<void> {
    const chosen = 'chosen' in offer ? offer.chosen : await make(facts.places[kind], offer.make)
    if (!chosen || !input) return
    known.set(chosen.id, chosen)
    input.value = ''
    if (!ids().includes(chosen.id)) write([...ids(), chosen.id])
  }

  hidden.form?.addEventListener('written', () => {
    draw()
    void nameUnknown()
  })
  draw()

  /** What a colleague has chosen meanwhile has no name here yet. */
  async function nameUnknown(): Promise<void> {
    const unknown = ids().filter((id) => !known.has(id))
    if (unknown.length === 0) return
    const response = await fetch(`${facts.places[kind]}?ids=${unknown.join(',')}`).catch(() => undefined)
    if (!response?.ok) return
    const { results }: { results: Chosen[] } = await response.json()
    for (const one of results) known.set(one.id, one)
    draw()
  }
}

function toOption({ name, detail }: Chosen, value: Offer): Option<Offer> {
  return { value, words: name, ...(detail && { detail }) }
}

function offersToMake(kind: 'authors' | 'topics', name: string, say: Say): Option<Offer>[] {
  if (kind === 'authors') return [{ value: { make: { name } }, words: say('add', { name }) }]
  return topicKinds.map((own) => ({
    value: { make: { name, kind: own } },
    words: say('add-as', { name, kind: say(`kind-${own}`) }),
  }))
}

async function make(address: string, wish: { name: string; kind?: string }): Promise<Chosen | undefined> {
  const response = await fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify(wish),
  }).catch(() => undefined)
  if (response?.status !== 201) return undefined
  const made: Chosen = await response.json()
  return made
}

function toButton(words: string, label: string, step: string, act: () => void): HTMLElement {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'icon-button'
  button.textContent = words
  button.setAttribute('aria-label', label)
  if (step) button.dataset['move'] = step
  button.addEventListener('click', act)
  return button
}

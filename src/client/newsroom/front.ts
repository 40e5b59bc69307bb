import { createCombobox, fetchResults } from '../editor/combobox.ts'

type Found = { id: string; headline: string; detail: string }

/**
 * The form of the front page answers every button with itself, rearranged. Here the answer takes the place of what was
 * there, the focus stays with what was moved, places can be dragged, and the search suggests while one types.
 */
export function arrangeFront(page: Document): void {
  const form = page.querySelector<HTMLFormElement>('form[data-front]')
  if (!form) return
  form.addEventListener('submit', (event) => {
    const { submitter } = event
    if (!(submitter instanceof HTMLButtonElement) || submitter.dataset.arrange === undefined) return
    event.preventDefault()
    void send(page, form, submitter.value)
  })
  form.addEventListener('change', (event) => {
    if (event.target instanceof HTMLSelectElement && event.target.dataset.rule !== undefined)
      void send(page, form, 'show', event.target.id)
  })
  easeParts(page, form)
}

/** Where the answer cannot be had, the browser sends the form itself and knows better how to say why. */
async function send(page: Document, form: HTMLFormElement, command: string, focus?: string): Promise<void> {
  const body = new URLSearchParams([...new FormData(form)].map(([name, value]) => [name, String(value)]))
  body.set('do', command)
  const parts = form.querySelector('[data-front-parts]')
  const answer = await fetch(form.action, { method: 'POST', body, headers: { accept: 'text/html' } }).catch(
    () => undefined,
  )
  const html = answer?.ok && !answer.redirected ? await answer.text() : ''
  const fresh = new DOMParser().parseFromString(html, 'text/html').querySelector('[data-front-parts]')
  if (!parts || !fresh) return sendWhole(page, form, command)
  const open = [...parts.querySelectorAll('details[open] > summary')].map(({ id }) => id)
  parts.replaceChildren(...fresh.childNodes)
  for (const id of open) if (id === focus?.replace(/-rule$/, '-change')) openAt(page, id)
  const target = focus === undefined ? parts.querySelector('[autofocus]') : page.getElementById(focus)
  if (target instanceof HTMLElement) target.focus()
  easeParts(page, form)
  // What was rearranged is not saved: leaving asks first.
  form.dispatchEvent(new Event('input', { bubbles: true }))
}

function openAt(page: Document, summary: string): void {
  page.getElementById(summary)?.closest('details')?.setAttribute('open', '')
}

function sendWhole(page: Document, form: HTMLFormElement, command: string): void {
  const button = page.createElement('button')
  button.name = 'do'
  button.value = command
  button.hidden = true
  form.append(button)
  form.requestSubmit(button)
}

function easeParts(page: Document, form: HTMLFormElement): void {
  dragWithin(page, form, 'place', (from, to) => `move:${from}:${to}`)
  dragWithin(page, form, 'row', (from, to) => `row:${from}:${to}`)
  for (const input of form.querySelectorAll<HTMLInputElement>('input[data-find-for]'))
    suggest(page, form, input)
}

/** Dropped on another, it goes there. */
function dragWithin(
  page: Document,
  form: HTMLFormElement,
  what: 'place' | 'row',
  command: (from: string, to: string) => string,
): void {
  const items = [...form.querySelectorAll<HTMLElement>(`[data-${what}]`)]
  let dragged: HTMLElement | undefined
  for (const item of items) {
    item.draggable = true
    item.addEventListener('dragstart', (event) => {
      dragged = item
      item.classList.add('dragged')
      event.dataTransfer?.setData('text/plain', item.querySelector('a')?.href ?? '')
    })
    item.addEventListener('dragend', () => {
      dragged = undefined
      for (const one of items) one.classList.remove('dragged', 'drop-here')
    })
    item.addEventListener('dragover', (event) => {
      if (!dragged || dragged === item) return
      event.preventDefault()
      item.classList.add('drop-here')
    })
    item.addEventListener('dragleave', (event) => {
      const isInside = event.relatedTarget instanceof Node && item.contains(event.relatedTarget)
      if (!isInside) item.classList.remove('drop-here')
    })
    item.addEventListener('drop', (event) => {
      if (!dragged || dragged === item) return
      event.preventDefault()
      void send(page, form, command(dragged.dataset[what] ?? '', item.dataset[what] ?? ''))
    })
  }
}

function suggest(page: Document, form: HTMLFormElement, input: HTMLInputElement): void {
  const place = input.dataset.findFor ?? ''
  const list = page.getElementById(`${place}-list`)
  if (!list) return
  input.role = 'combobox'
  input.setAttribute('aria-autocomplete', 'list')
  input.setAttribute('aria-controls', list.id)
  input.setAttribute('aria-expanded', 'false')
  createCombobox<string>({
    input,
    list,
    failed: form.dataset.failed ?? '',
    find: async (typed) => {
      const found = await fetchResults<Found>(form.dataset.find ?? '', typed)
      return found.map(({ id, headline, detail }) => ({ value: id, words: headline, detail }))
    },
    choose: (id) => void send(page, form, `put:${place}:${id}`),
  })
}

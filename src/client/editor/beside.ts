import { slugify } from '../../lib/slug.ts'
import { createCombobox, fetchResults } from './combobox.ts'
import type { Facts, Say } from './facts.ts'
import type { FoundArticle } from './links.ts'
import type { ChoosePicture } from './picture-dialog.ts'
import type { PictureShelf } from './pictures.ts'

type Needs = {
  root: HTMLElement
  form: HTMLFormElement
  facts: Facts
  say: Say
  shelf: PictureShelf
  choose: ChoosePicture
  changed: () => void
}

/** What lives beside the text: address and previews as they are typed, pictures, language, notes. */
export function startBeside(needs: Needs): void {
  startPreviews(needs)
  for (const field of needs.root.querySelectorAll<HTMLElement>('[data-picture-field]'))
    startPictureField(field, needs)
  startTranslation(needs)
  startNotes(needs.root)
  keepToOneLine(needs.root)
}

const titles = {
  article: 'headline',
  page: 'title',
  edition: 'subject',
  description: '',
  transcript: '',
} as const

function startPreviews({ root, form, facts, shelf }: Needs): void {
  const value = (name: string) => {
    const control = form.elements.namedItem(name)
    return control instanceof HTMLInputElement || control instanceof HTMLTextAreaElement
      ? control.value.trim()
      : ''
  }
  const write = (name: string, words: string) => {
    for (const place of root.querySelectorAll(`[data-show="${name}"]`)) place.textContent = words
  }
  const show = () => {
    const title = value(titles[facts.kind])
    // The address of a page is made once; an article's follows its headline until readers know it.
    const slug = slugify(value('slug')) || (facts.kind === 'article' && slugify(title)) || facts.slug
    for (const place of root.querySelectorAll('[data-address]')) place.textContent = slug
    write('search-title', value('searchTitle') || title)
    write(
      'search-description',
      cut(value('searchDescription') || value('standfirst') || value('summary'), 160),
    )
    write('social-title', value('socialTitle') || title)
    write('social-description', cut(value('socialDescription') || value('standfirst'), 200))
    const picture = shelf.get(value('socialMedia')) ?? shelf.get(value('leadMedia'))
    for (const place of root.querySelectorAll('[data-show="social-picture"]'))
      showPicture(place, picture?.src)
  }
  root.addEventListener('input', show)
  form.addEventListener('written', show)
  show()
}

function startPictureField(field: HTMLElement, { form, shelf, choose, changed, facts }: Needs): void {
  const hidden = field.querySelector<HTMLInputElement>('input[type=hidden]')
  const place = field.querySelector('[data-picture]')
  const acts = field.querySelector<HTMLElement>('[data-picture-acts]')
  const remove = field.querySelector<HTMLElement>('[data-remove]')
  if (!hidden || !place || !acts || !remove || !facts.mayEdit) return
  acts.hidden = false
  const show = () => {
    showPicture(place, shelf.get(hidden.value)?.src)
    remove.hidden = hidden.value === ''
  }
  const write = (id: string) => {
    hidden.value = id
    show()
    hidden.dispatchEvent(new Event('input', { bubbles: true }))
    changed()
  }
  field.querySelector('[data-choose]')?.addEventListener('click', () =>
    choose((picture) => {
      if (hidden.name === 'leadMedia') {
        fillEmpty(form, 'leadAlt', picture.alt)
        fillEmpty(form, 'leadCredit', picture.credit)
      }
      write(picture.id)
    }),
  )
  remove.addEventListener('click', () => write(''))
  form.addEventListener('written', show)
}

function fillEmpty(form: HTMLFormElement, name: string, words: string | undefined): void {
  const control = form.elements.namedItem(name)
  if (control instanceof HTMLInputElement && control.value === '' && words) control.value = words
}

/** The article this one translates is found by its words. */
function startTranslation({ root, facts, say }: Needs): void {
  const field = root.querySelector<HTMLElement>('[data-translation]')
  const hidden = field?.querySelector<HTMLInputElement>('input[type=hidden]')
  const name = field?.querySelector('[data-translation-name]')
  if (!field || !hidden || !name) return
  const input = document.createElement('input')
  input.type = 'text'
  input.dir = 'auto'
  input.autocomplete = 'off'
  input.setAttribute('role', 'combobox')
  input.setAttribute('aria-expanded', 'false')
  input.setAttribute('aria-autocomplete', 'list')
  input.setAttribute('aria-controls', 'found-translation')
  input.setAttribute('aria-label', field.querySelector('.hint')?.textContent ?? '')
  const list = document.createElement('ul')
  list.id = 'found-translation'
  list.className = 'found'
  list.hidden = true
  list.setAttribute('role', 'listbox')
  list.setAttribute('aria-label', input.getAttribute('aria-label') ?? '')
  field.append(input, list)
  createCombobox<FoundArticle | null>({
    input,
    list,
    failed: say('search-failed'),
    async find(typed) {
      const found = await fetchResults<FoundArticle>(facts.places.articles, typed)
      return found
        .filter(({ id, language }) => id !== facts.id && language !== facts.language)
        .map((one) => ({ value: one, words: one.headline, detail: one.detail, lang: one.language }))
    },
    choose(article) {
      hidden.value = article?.id ?? ''
      name.textContent = article?.headline ?? ''
      input.value = ''
    },
  })
}

/** A note is sent without leaving the page, where that works. */
function startNotes(root: HTMLElement): void {
  const form = root.querySelector<HTMLFormElement>('[data-note-form]')
  form?.addEventListener('submit', (event) => {
    event.preventDefault()
    void sendNote(root, form)
  })
}

async function sendNote(root: HTMLElement, form: HTMLFormElement): Promise<void> {
  const body = new URLSearchParams()
  for (const [name, value] of new FormData(form)) if (typeof value === 'string') body.append(name, value)
  const answer = await fetch(form.action, { method: 'POST', body }).catch(() => undefined)
  if (!answer?.ok) return form.submit()
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
  const notes = page.querySelector('[data-notes]')
  if (!notes) return form.submit()
  root.querySelector('[data-notes]')?.replaceWith(document.adoptNode(notes))
  form.reset()
}

/** A headline is one line, however many it takes on the page: Enter goes on to what follows it. */
function keepToOneLine(root: HTMLElement): void {
  const fields = [...root.querySelectorAll<HTMLTextAreaElement>('.sheet-top textarea')]
  fields.forEach((field, at) => {
    field.addEventListener('keydown', (event) => {
      const isLast = at === fields.length - 1
      if (event.key !== 'Enter' || event.isComposing || (event.shiftKey && isLast)) return
      event.preventDefault()
      const next = fields[at + 1] ?? root.querySelector<HTMLElement>('.ProseMirror')
      next?.focus()
    })
    const fit = () => {
      if (CSS.supports('field-sizing', 'content')) return
      field.style.blockSize = 'auto'
      field.style.blockSize = `${field.scrollHeight}px`
    }
    field.addEventListener('input', fit)
    fit()
  })
}

function showPicture(place: Element, src: string | undefined): void {
  if (src === undefined) return place.replaceChildren()
  const image = document.createElement('img')
  image.src = src
  image.alt = ''
  place.replaceChildren(image)
}

function cut(text: string, length: number): string {
  if (text.length <= length) return text
  return `${text.slice(0, length).replace(/\s+\S*$/, '')}…`
}

import type { Editor } from '@tiptap/core'
import { isSafeHref, tidyHref } from '../../lib/document-schema/href.ts'
import { createCombobox, fetchResults, type Option } from './combobox.ts'
import type { Facts, Say } from './facts.ts'

export type FoundArticle = {
  id: string
  workId: string
  headline: string
  href: string
  language: string
  state: 'published' | 'draft'
  detail: string
}

/** The link dialog: an address, or an article of ours found by its words. Answers how to open it. */
export function startLinks(root: HTMLElement, editor: Editor, facts: Facts, say: Say): () => void {
  const dialog = root.querySelector<HTMLDialogElement>('#link-dialog')
  const input = dialog?.querySelector<HTMLInputElement>('[role=combobox]')
  const list = dialog?.querySelector<HTMLElement>('[role=listbox]')
  const error = dialog?.querySelector<HTMLElement>('[data-error]')
  const remove = dialog?.querySelector<HTMLElement>('[data-remove]')
  if (!dialog || !input || !list || !error || !remove) return () => undefined
  const box = createCombobox<string>({
    input,
    list,
    failed: say('search-failed'),
    find: async (typed) => (toHref(typed) ? [] : findArticles(facts, say, typed)),
    choose(href) {
      input.value = href
      dialog.close('set')
    },
  })
  dialog.querySelector('form')?.addEventListener('submit', (event) => {
    const isSet = event.submitter instanceof HTMLButtonElement && event.submitter.value === 'set'
    if (!isSet || toHref(input.value)) return
    event.preventDefault()
    error.textContent = say('link-wrong')
    input.setAttribute('aria-invalid', 'true')
    input.focus()
  })
  dialog.addEventListener('close', () => {
    box.close()
    const href = toHref(input.value)
    if (dialog.returnValue === 'set' && href) setLink(editor, href)
    if (dialog.returnValue === 'remove')
      editor.chain().focus().extendMarkRange('link').unsetMark('link').run()
    else editor.commands.focus()
  })
  return () => {
    if (!editor.isEditable) return
    const present = editor.getAttributes('link')['href']
    error.textContent = ''
    input.removeAttribute('aria-invalid')
    input.value = typeof present === 'string' ? present : ''
    remove.hidden = typeof present !== 'string'
    dialog.returnValue = ''
    dialog.showModal()
    input.select()
  }
}

export async function findArticles(facts: Facts, say: Say, typed: string): Promise<Option<string>[]> {
  const found = await fetchResults<FoundArticle>(facts.places.articles, typed)
  return found.map(({ headline, href, language, state, detail }) => ({
    value: href,
    words: headline,
    detail: state === 'draft' ? `${detail} · ${say('draft')}` : detail,
    lang: language,
  }))
}

/** What was typed as an address, with its scheme where people leave it out. */
export function toHref(typed: string): string | undefined {
  const text = typed.trim()
  if (/^[^\s@/]+@[^\s@/]+\.[a-z]{2,}$/i.test(text)) return `mailto:${text}`
  const whole = /^[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?:[/?#:]\S*)?$/i.test(text) ? `https://${text}` : text
  return whole !== '' && isSafeHref(whole) ? tidyHref(whole) : undefined
}

/** On the chosen words, on the link the cursor stands in, or as its own words. */
export function setLink(editor: Editor, href: string): void {
  const { empty } = editor.state.selection
  if (!empty || editor.isActive('link')) {
    editor.chain().focus().extendMarkRange('link').setMark('link', { href }).run()
    return
  }
  editor
    .chain()
    .focus()
    .insertContent({ type: 'text', text: href, marks: [{ type: 'link', attrs: { href } }] })
    .run()
}

import type { Editor } from '@tiptap/core'
import { frameAddress, providerOf } from '../../lib/document-schema/embed-frame.ts'
import { isSafeHref } from '../../lib/document-schema/href.ts'
import { ensureLineAfter } from './after.ts'
import type { Say } from './facts.ts'

/** The embed dialog. Answers how to open it. */
export function startEmbeds(root: HTMLElement, editor: Editor, say: Say): () => void {
  const dialog = root.querySelector<HTMLDialogElement>('#embed-dialog')
  const url = dialog?.querySelector<HTMLInputElement>('[data-url]')
  const title = dialog?.querySelector<HTMLInputElement>('[data-title]')
  const error = dialog?.querySelector<HTMLElement>('[data-error]')
  if (!dialog || !url || !title || !error) return () => undefined
  dialog.querySelector('form')?.addEventListener('submit', (event) => {
    const isSet = event.submitter instanceof HTMLButtonElement && event.submitter.value === 'set'
    if (!isSet || isWebAddress(url.value.trim())) return
    event.preventDefault()
    error.textContent = say('embed-wrong')
    url.setAttribute('aria-invalid', 'true')
    url.focus()
  })
  dialog.addEventListener('close', () => {
    if (dialog.returnValue === 'set') insertEmbed(editor, url.value.trim(), title.value.trim())
    else editor.commands.focus()
  })
  return () => {
    if (!editor.isEditable) return
    url.value = ''
    title.value = ''
    error.textContent = ''
    url.removeAttribute('aria-invalid')
    dialog.returnValue = ''
    dialog.showModal()
  }
}

export function insertEmbed(editor: Editor, url: string, title = ''): void {
  editor
    .chain()
    .focus()
    .insertContent({ type: 'embed', attrs: { provider: providerOf(url), url, title } })
    .run()
  ensureLineAfter(editor)
}

/** A page whose player readers can load, or of a site that is known for such pages. */
export function isEmbeddable(url: string): boolean {
  if (!isWebAddress(url)) return false
  return frameAddress(url) !== undefined || providerOf(url) !== bareHost(url)
}

function isWebAddress(url: string): boolean {
  return /^https?:\/\//i.test(url) && isSafeHref(url)
}

function bareHost(url: string): string {
  return new URL(url).hostname.replace(/^(?:www|m|player|w|open)\./, '')
}

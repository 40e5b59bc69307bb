/** Sentences above the text, each with its buttons; screen readers hear them as they come. */
export type Notices = {
  /** Shows or replaces the notice of this name. */
  show: (name: string, words: string, ...acts: NoticeAct[]) => void
  hide: (name: string) => void
}

export type NoticeAct = { words: string; act: () => void; quiet?: boolean } | { words: string; href: string }

export function createNotices(root: ParentNode): Notices {
  const place = root.querySelector<HTMLElement>('[data-notices]')
  const hide = (name: string) => place?.querySelector(`[data-notice="${name}"]`)?.remove()
  return {
    hide,
    show(name, words, ...acts) {
      const known = place?.querySelector<HTMLElement>(`[data-notice="${name}"]`)
      if (known?.dataset['words'] === words) return
      const notice = document.createElement('div')
      notice.className = 'edit-notice'
      notice.dataset['notice'] = name
      notice.dataset['words'] = words
      notice.setAttribute('role', 'status')
      const sentence = document.createElement('p')
      sentence.textContent = words
      notice.append(sentence, ...acts.map(toControl))
      if (known) known.replaceWith(notice)
      else place?.append(notice)
    },
  }
}

function toControl(own: NoticeAct): HTMLElement {
  if ('href' in own) {
    const link = document.createElement('a')
    link.className = 'button button-plain'
    link.href = own.href
    link.textContent = own.words
    return link
  }
  const button = document.createElement('button')
  button.type = 'button'
  button.className = own.quiet ? 'button button-quiet' : 'button button-plain'
  button.textContent = own.words
  button.addEventListener('click', own.act)
  return button
}

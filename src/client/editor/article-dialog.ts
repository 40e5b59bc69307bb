import type { EditionShows, Named } from '../../lib/editor/facts.ts'
import { createCombobox, fetchResults } from './combobox.ts'
import type { Facts, Say } from './facts.ts'
import type { FoundArticle } from './links.ts'

export type ChooseArticle = (set: (article: Named) => void) => void

/** Finds a published article by its words. Answers how to open it; what was found is known by its name from then on. */
export function startArticleDialog(
  root: HTMLElement,
  facts: Facts,
  shows: EditionShows,
  say: Say,
): ChooseArticle {
  const dialog = root.querySelector<HTMLDialogElement>('#article-dialog')
  const input = dialog?.querySelector<HTMLInputElement>('[role=combobox]')
  const list = dialog?.querySelector<HTMLElement>('[role=listbox]')
  if (!dialog || !input || !list) return () => undefined
  let set: ((article: Named) => void) | undefined
  createCombobox<Named>({
    input,
    list,
    failed: say('search-failed'),
    async find(typed) {
      const found = await fetchResults<FoundArticle>(facts.places.articles, typed)
      return (
        found
          // An edition shows what there is in its own language.
          .filter(({ state, language }) => state === 'published' && language === facts.language)
          .map(({ workId, headline, detail, language }) => ({
            value: { id: workId, name: headline },
            words: headline,
            detail,
            lang: language,
          }))
      )
    },
    choose(article) {
      if (shows.articles.every(({ id }) => id !== article.id)) shows.articles.push(article)
      dialog.close()
      set?.(article)
    },
  })
  return (next) => {
    set = next
    input.value = ''
    dialog.showModal()
  }
}

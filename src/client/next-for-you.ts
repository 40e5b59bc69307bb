import { fillFrom } from './fragment.ts'

/** Fetched when the reader comes near it, so that it costs nothing to those who leave earlier. */
export function fetchNextForYou(page: Document): void {
  const place = page.querySelector<HTMLElement>('[data-next-fragment]')
  const source = place?.dataset['nextFragment']
  if (!place || !source) return
  const section = place.closest<HTMLElement>('section')
  const near = new IntersectionObserver(
    (entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return
      near.disconnect()
      void fillFrom(source, place).then((filled) => {
        if (filled && section) section.hidden = false
      })
    },
    { rootMargin: '800px' },
  )
  near.observe(section?.hidden ? (section.parentElement ?? place) : place)
}

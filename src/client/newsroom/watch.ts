const AGAIN_MS = 3_000
const LATER_MS = 15_000

/** The figures of a sending come anew by themselves while the page is seen; at its end the page is what it then is. */
export function watchSending(page: Document): void {
  const place = page.querySelector<HTMLElement>('[data-watch]')
  const address = place?.dataset['watch']
  if (!place || !address) return
  const shown = () => place.querySelector<HTMLElement>('[data-taken]')
  const state = shown()?.dataset['state']

  const look = async (): Promise<number> => {
    if (page.visibilityState === 'hidden') return AGAIN_MS
    const { taken = '', settled = '' } = shown()?.dataset ?? {}
    const query = new URLSearchParams({ taken, settled })
    const answer = await fetch(`${address}?${query.toString()}`, { headers: { accept: 'text/html' } }).catch(
      () => undefined,
    )
    if (!answer?.ok) return LATER_MS
    const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('.watch')
    if (!fresh) return LATER_MS
    place.replaceChildren(page.adoptNode(fresh))
    // What can be done is another thing now.
    if (shown()?.dataset['state'] !== state) location.reload()
    return AGAIN_MS
  }
  const goOn = (wait: number) => setTimeout(() => void look().then(goOn, () => goOn(LATER_MS)), wait)
  goOn(AGAIN_MS)
}

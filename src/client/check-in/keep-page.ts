import { DOOR } from './store.ts'

const ICON = '/icon.svg'

/** Keeps this page with its styles, scripts and fonts, and nothing of an earlier one. False: this browser cannot. */
export async function keepPage(workerAddress: string): Promise<boolean> {
  if (!('serviceWorker' in navigator)) return false
  const { pathname } = location
  await navigator.serviceWorker.register(workerAddress, { scope: pathname })
  const wanted = new Set([pathname, ICON, ...loadedAssets()])
  const kept = await caches.open(DOOR)
  for (const { url } of await kept.keys()) {
    const path = new URL(url).pathname
    if (path.startsWith('/assets/') && !wanted.has(path)) await kept.delete(url)
  }
  const answer = await fetch(pathname, { headers: { accept: 'text/html' } })
  // Led to the sign-in page, it is not this one.
  if (!answer.ok || answer.redirected) return false
  await kept.put(pathname, answer)
  await kept.addAll([...wanted].filter((path) => path !== pathname))
  return true
}

/** Fonts are known only once they were used. */
function loadedAssets(): string[] {
  const used = performance.getEntriesByType('resource').map(({ name }) => new URL(name))
  return used
    .filter(({ origin, pathname }) => origin === location.origin && pathname.startsWith('/assets/'))
    .map(({ pathname }) => pathname)
}

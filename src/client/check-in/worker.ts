/**
 * Serves the page at the door where there is no line. Its scope is that page alone. It keeps nothing by itself: what may
 * be kept the page has put there (`keepPage`), and whoever signs out takes away (`forgetAll`).
 */
const KEPT = 'broadsheet-check-in'
/** A line that is there by name only is none. */
const PATIENCE_MS = 4_000

type FetchEvent = Event & { request: Request; respondWith: (answer: Promise<Response>) => void }
type LifeEvent = Event & { waitUntil: (work: Promise<unknown>) => void }

declare const skipWaiting: () => Promise<void>
declare const clients: { claim: () => Promise<void> }

addEventListener('install', (event) => {
  if (isLife(event)) event.waitUntil(skipWaiting())
})
addEventListener('activate', (event) => {
  if (isLife(event)) event.waitUntil(clients.claim())
})
addEventListener('fetch', (event) => {
  if (!isFetch(event) || event.request.method !== 'GET') return
  const { request } = event
  const { pathname, origin } = new URL(request.url)
  if (origin !== location.origin) return
  if (request.mode === 'navigate') event.respondWith(navigate(request, pathname))
  else if (pathname.startsWith('/assets/') || pathname === '/icon.svg') event.respondWith(keptFirst(request))
})

async function navigate(request: Request, pathname: string): Promise<Response> {
  const kept = await fromKept(pathname)
  if (!kept) return fetch(request)
  const late = new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), PATIENCE_MS))
  const answer = await Promise.race([fetch(request).catch(() => undefined), late])
  return answer && answer.status < 500 ? answer : kept
}

/** Their addresses change with what they hold. */
async function keptFirst(request: Request): Promise<Response> {
  return (await fromKept(new URL(request.url).pathname)) ?? fetch(request)
}

async function fromKept(path: string): Promise<Response | undefined> {
  return (await caches.open(KEPT)).match(path)
}

function isFetch(event: Event): event is FetchEvent {
  return 'respondWith' in event
}

function isLife(event: Event): event is LifeEvent {
  return 'waitUntil' in event
}

import { DOOR, openStore } from './store.ts'

/**
 * On every page outside of the newsroom's rooms: whoever has signed out leaves no names on this device, nor a page that
 * opens without signing in. What was done at the door and not sent yet stays: it holds no names, and is not to be lost.
 */
export function forgetDoors(page: Document): void {
  if (page.body.classList.contains('room-outside')) void forgetAll().catch(() => undefined)
}

export async function forgetAll(): Promise<void> {
  if (!(await isKnown())) return
  await (await openStore()).forgetLists()
  await caches.delete(DOOR)
  for (const worker of await navigator.serviceWorker.getRegistrations())
    if (new URL(worker.scope).pathname.endsWith('/check-in')) await worker.unregister()
}

/** Opening a database makes one; most who sign in here have never stood at a door. */
async function isKnown(): Promise<boolean> {
  return 'serviceWorker' in navigator && 'caches' in globalThis && caches.has(DOOR)
}

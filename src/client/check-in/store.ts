import type { DoorList, QueuedAct } from '../../lib/door/list.ts'

/** Also where the worker keeps the page itself. */
export const DOOR = 'broadsheet-check-in'

/** Acts hold no names; whoever finds no line for a week had no such evening. */
const FORGET_ACTS_AFTER = 7 * 86_400_000

export type DoorStore = {
  list: (event: string) => Promise<DoorList | undefined>
  keepList: (list: DoorList) => Promise<void>
  acts: (event: string) => Promise<QueuedAct[]>
  keepAct: (act: QueuedAct) => Promise<void>
  dropActs: (ids: readonly string[]) => Promise<void>
  /** Every list of this device; acts that are still to be sent stay. */
  forgetLists: () => Promise<void>
  /** Lists of events that are over, and acts that nobody waits for any more. */
  forgetOld: (now: number) => Promise<void>
}

export async function openStore(): Promise<DoorStore> {
  const db = await openDatabase()
  const on = async <T>(
    store: 'lists' | 'acts',
    mode: IDBTransactionMode,
    work: (store: IDBObjectStore) => IDBRequest<T>,
  ): Promise<T> => {
    const transaction = db.transaction(store, mode)
    const result = await settled(work(transaction.objectStore(store)))
    // An act that is said to be kept has reached the disk.
    if (mode === 'readwrite') await completed(transaction)
    return result
  }
  const allLists = (): Promise<DoorList[]> => on('lists', 'readonly', (lists) => lists.getAll())
  const allActs = (): Promise<QueuedAct[]> => on('acts', 'readonly', (acts) => acts.getAll())
  const dropActs = async (ids: readonly string[]) => {
    for (const id of ids) await on('acts', 'readwrite', (acts) => acts.delete(id))
  }
  return {
    list: (event) => on('lists', 'readonly', (lists) => lists.get(event)),
    async keepList(list) {
      // Over an open line nothing opens without a network, and what cannot be of use is not kept. The cache comes first:
      // by it whoever signs out knows that there is something to forget.
      if (!isSecureContext) return
      await caches.open(DOOR)
      await on('lists', 'readwrite', (lists) => lists.put(list))
    },
    acts: async (event) => (await allActs()).filter((act) => act.event === event),
    keepAct: async (act) => void (await on('acts', 'readwrite', (acts) => acts.put(act))),
    dropActs,
    forgetLists: async () => void (await on('lists', 'readwrite', (lists) => lists.clear())),
    async forgetOld(now) {
      for (const { event, forgetAt } of await allLists())
        if (forgetAt <= now) await on('lists', 'readwrite', (lists) => lists.delete(event))
      const old = (await allActs()).filter(({ at }) => at + FORGET_ACTS_AFTER <= now)
      await dropActs(old.map(({ id }) => id))
    },
  }
}

function openDatabase(): Promise<IDBDatabase> {
  const request = indexedDB.open(DOOR, 1)
  request.addEventListener('upgradeneeded', () => {
    request.result.createObjectStore('lists', { keyPath: 'event' })
    request.result.createObjectStore('acts', { keyPath: 'id' })
  })
  return settled(request)
}

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(request.error ?? new Error('The browser keeps nothing.')))
  })
}

function completed(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.addEventListener('complete', () => resolve())
    transaction.addEventListener('abort', () =>
      reject(transaction.error ?? new Error('The browser keeps nothing.')),
    )
  })
}

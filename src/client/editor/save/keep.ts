import type { Content } from './content.ts'

/** Text that the server does not have, kept in this browser. One record for each time the page was opened. */
export type Kept = {
  key: string
  /** Of the article or the page. */
  writtenId: string
  memberId: string
  /** The revision it was written over. */
  base: string
  at: number
  content: Content
}

export type Keeper = {
  /** Resolves with whether the browser has it now. */
  put: (kept: Kept) => Promise<boolean>
  remove: (key: string) => Promise<void>
  /** What was left behind by pages that are gone, newest first. */
  listLeft: (writtenId: string, memberId: string) => Promise<Kept[]>
  /** Says that the page of this key is alive, for as long as it is. */
  hold: (key: string) => void
}

const DATABASE = 'broadsheet-editor'
const STORE = 'kept'

export function createKeeper(): Keeper {
  let opened: Promise<IDBDatabase> | undefined
  const store = async (mode: IDBTransactionMode) => {
    opened ??= open()
    const database = await opened.catch((error: unknown) => {
      opened = undefined
      throw error
    })
    return database.transaction(STORE, mode, { durability: 'strict' })
  }
  return {
    async put(kept) {
      try {
        const transaction = await store('readwrite')
        transaction.objectStore(STORE).put(kept)
        await finished(transaction)
        return true
      } catch {
        return false
      }
    },
    async remove(key) {
      try {
        const transaction = await store('readwrite')
        transaction.objectStore(STORE).delete(key)
        await finished(transaction)
      } catch {
        // What cannot be removed is offered again: nothing is lost by it.
      }
    },
    async listLeft(writtenId, memberId) {
      try {
        const transaction = await store('readonly')
        const all = await answered<Kept[]>(transaction.objectStore(STORE).getAll())
        const alive = await heldKeys()
        return all
          .filter((kept) => kept.writtenId === writtenId && kept.memberId === memberId)
          .filter(({ key }) => !alive.has(key))
          .toSorted((one, other) => other.at - one.at)
      } catch {
        return []
      }
    },
    hold(key) {
      if (!('locks' in navigator)) return
      void navigator.locks.request(lockName(key), () => new Promise(() => undefined)).catch(() => undefined)
    },
  }
}

/** A random name: `crypto.randomUUID` is only there on https. */
export function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('')
}

async function heldKeys(): Promise<Set<string>> {
  if (!('locks' in navigator)) return new Set()
  const { held = [] } = await navigator.locks.query()
  return new Set(held.map(({ name = '' }) => name.slice(lockName('').length)))
}

function lockName(key: string): string {
  return `broadsheet-editor:${key}`
}

function open(): Promise<IDBDatabase> {
  const request = indexedDB.open(DATABASE, 1)
  request.addEventListener('upgradeneeded', () => {
    request.result.createObjectStore(STORE, { keyPath: 'key' })
  })
  return answered(request)
}

function answered<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(request.error ?? new Error('IndexedDB failed')))
  })
}

function finished(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = () => reject(transaction.error ?? new Error('IndexedDB failed'))
    transaction.addEventListener('complete', () => resolve())
    transaction.addEventListener('error', fail)
    transaction.addEventListener('abort', fail)
  })
}

import assert from 'node:assert/strict'
import { type DefaultTreeAdapterTypes, parse } from 'parse5'
import type { TestDatabase } from './databases.ts'
import { type HeldClock, holdClock } from './held-clock.ts'
import { addMember, openAs, sendForm, signInAs, signInMember } from './newsroom.ts'
import { failLoudly } from './postgres-template.ts'
import { openSite, type TestSite } from './site.ts'
import { makeWorld, type World } from './world.ts'
import { toInstantText } from '../../src/lib/clock.ts'
import { openDatabase } from '../../src/platform/db/open.ts'
import type { Db } from '../../src/platform/db/schema.ts'

type Element = DefaultTreeAdapterTypes.Element

export const home = '/newsroom/front'

type Fields = Record<string, string>

/** Petra the publisher at the arrangement of the front page, and readers before it. */
export type FrontRoom = {
  db: Db
  clock: HeldClock
  world: World
  site: TestSite
  /** One more process on the same database. */
  another: () => Promise<TestSite>
  /** After half a day she has to sign in again. */
  returnNextDay: () => Promise<void>
  /** Headlines of the front page, as a reader of this process sees it. */
  front: (of?: TestSite) => Promise<string[]>
  read: (path: string) => Promise<string>
  readAs: (path: string) => Promise<string>
  post: (path: string, fields?: Fields) => Promise<Response>
  /** What the form holds. */
  edit: (path?: string) => Promise<Fields>
  /** What it holds after one of its buttons. */
  arrange: (fields: Fields, command: string) => Promise<{ page: string; fields: Fields }>
  publish: (fields: Fields) => Promise<Response>
  schedule: (fields: Fields, at: string, more?: Fields) => Promise<Response>
  /** Ids: the next to come first, and the newest first. */
  scheduled: () => Promise<string[]>
  past: () => Promise<string[]>
  latest: () => Promise<string>
  lastAct: () => Promise<{ act: string; subjectId: string }>
}

export async function openFrontRoom(databases: TestDatabase): Promise<FrontRoom> {
  const database = openDatabase(await databases.create(), failLoudly)
  const { db } = database
  const clock = holdClock('2026-03-27T10:00:00Z')
  const world = await makeWorld(db, clock)
  const site = await openSite(database, clock)
  databases.beforeClosing(database.close)
  databases.beforeClosing(site.close)
  let petra = await signInMember(db, clock, await addMember(db, clock, 'publisher'))
  const readAs = async (path: string) => {
    const answer = await openAs(site, petra, path)
    assert.equal(answer.status, 200, path)
    return answer.text()
  }
  const post = (path: string, fields: Fields = {}) => sendForm(site, petra, path, fields)
  const revisions = (than: '<=' | '>') =>
    db
      .selectFrom('frontRevision')
      .select('id')
      .where('withdrawnAt', 'is', null)
      .where('liveFrom', than, toInstantText(clock()))
      .orderBy('liveFrom', than === '>' ? 'asc' : 'desc')
      .orderBy('id', 'desc')
      .execute()
  return {
    db,
    clock,
    world,
    site,
    async another() {
      const other = await openSite(database, clock)
      databases.beforeClosing(other.close)
      return other
    },
    async returnNextDay() {
      petra = await signInAs(site, 'publisher')
    },
    front: async (of = site) => headlinesOf(await (await openAs(of, undefined, '/')).text()),
    read: async (path) => (await openAs(site, undefined, path)).text(),
    readAs,
    post,
    edit: async (path = home) => formOf(await readAs(path)),
    async arrange(fields, command) {
      const answer = await post(`${home}/arrangement`, { ...fields, do: command })
      assert.equal(answer.status, 200, command)
      const page = await answer.text()
      return { page, fields: formOf(page) }
    },
    publish: (fields) => post(home, { ...fields, do: 'publish' }),
    schedule: (fields, at, more = {}) => post(home, { ...fields, do: 'schedule', at, ...more }),
    scheduled: async () => (await revisions('>')).map(({ id }) => id),
    past: async () => (await revisions('<=')).map(({ id }) => id),
    async latest() {
      const row = await db.selectFrom('frontRevision').select('id').orderBy('id', 'desc').executeTakeFirst()
      return row?.id ?? ''
    },
    lastAct: () => db.selectFrom('audit').selectAll().orderBy('id', 'desc').executeTakeFirstOrThrow(),
  }
}

/** What a browser would send of the arrangement's form, without a button. */
export function formOf(page: string): Record<string, string> {
  const fields: Record<string, string> = {}
  for (const element of elements(parse(page))) {
    const { name, value = '', type, checked } = attributes(element)
    if (!name || !isInForm(element)) continue
    if (element.tagName === 'select') fields[name] = chosen(element)
    if (element.tagName === 'input' && (type !== 'checkbox' || checked !== undefined)) fields[name] = value
  }
  return fields
}

/** Headlines of a front page, in the order in which they are read. */
export function headlinesOf(page: string): string[] {
  return [...page.matchAll(/class="card-headline"[^>]*><a[^>]*>([^<]*)</g)].map(([, text = '']) => text)
}

function chosen(select: Element): string {
  const options = elements(select).filter(({ tagName }) => tagName === 'option')
  const option = options.find((one) => attributes(one)['selected'] !== undefined) ?? options[0]
  return (option && attributes(option)['value']) ?? ''
}

function isInForm(element: Element): boolean {
  const { parentNode } = element
  if (!parentNode || !('tagName' in parentNode)) return false
  return attributes(parentNode)['class'] === 'front' || isInForm(parentNode)
}

function elements(node: DefaultTreeAdapterTypes.ParentNode): Element[] {
  return node.childNodes.flatMap((child) => ('tagName' in child ? [child, ...elements(child)] : []))
}

function attributes({ attrs }: Element): Record<string, string> {
  return Object.fromEntries(attrs.map(({ name, value }) => [name, value]))
}

import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { removeMember } from '../src/domain/staff/members.ts'
import { newsroomRoutes } from '../src/web/newsroom/routes.ts'
import type { StaffRoute } from '../src/web/newsroom/staff-route.ts'
import { forEachDatabase } from './support/databases.ts'
import { everyRow } from './support/every-row.ts'
import { type FoundForm, readPage } from './support/forms-on-pages.ts'
import { furnish } from './support/furnished.ts'
import { holdClock } from './support/held-clock.ts'
import { addMember, openAs, sendForm, signInMember } from './support/newsroom.ts'
import { registerReader } from './support/people.ts'
import { openSite, type TestSite } from './support/site.ts'
import { makeWorld } from './support/world.ts'

/** Of articles that nobody has published: on no page of whoever may not read them. */
const unpublished = ['The ferry that would not wait', 'Forty days without a harbour', 'Winter prices']
/** Who comes to an event of another section, and what they asked. */
const attending = ['guest1@example.org', 'guest 1', 'Who pays the pilot when nobody comes?']

/** What is a member's own is made anew for whoever asks, and nobody else's is touched. */
const begins = new Set(['article.create', 'media.add', 'signed-in'])

forEachDatabase((databases) => {
  let site: TestSite
  let pages: string[]
  let forms: (FoundForm & { route: StaffRoute })[]
  let cookies: Record<'owner' | 'stranger' | 'demoted' | 'dismissed' | 'reader', string>

  before(async () => {
    const database = await databases.open()
    const { db } = database
    const clock = holdClock()
    await makeWorld(db, clock)
    const { owner, event, articles, letters, section = '' } = await furnish(db, clock)
    site = await openSite(database, clock)
    databases.beforeClosing(site.close)
    const cookieOf = (member: Parameters<typeof signInMember>[2]) => signInMember(db, clock, member)
    const stranger = await addMember(db, clock, 'editor', { sectionIds: [section] })
    const demoted = await addMember(db, clock, 'owner')
    const dismissed = await addMember(db, clock, 'owner')
    cookies = {
      owner: await cookieOf(owner),
      stranger: await cookieOf(stranger),
      demoted: await cookieOf(demoted),
      dismissed: await cookieOf(dismissed),
      reader: `broadsheet-session=${await registerReader(db, clock, 'reader')}`,
    }
    const starts = [
      '/newsroom',
      ...[...articles.values()].map((id) => `/newsroom/articles/${id}`),
      `/newsroom/events/${event}`,
      ...letters.editor,
      ...letters.owner,
    ]
    ;({ pages, forms } = await walk(starts))
    // All have opened every page with the cookie of what they were.
    for (const cookie of [cookies.demoted, cookies.dismissed])
      for (const path of starts) await (await openAs(site, cookie, path)).body?.cancel()
    await db.updateTable('staff').set({ role: 'writer' }).where('id', '=', demoted.id).execute()
    await removeMember(db, clock, { member: owner, network: '203.0.113.0/24' }, dismissed.id)
    await site.mail()
  })

  test('the owner finds what others may not touch', () => {
    const touched = new Set(forms.map(({ route }) => route.path))
    assert.ok(touched.size > 60, `${touched.size} kinds of forms`)
    assert.ok(pages.length > 150, `${pages.length} pages`)
  })

  test('whoever was dismissed a second ago, and a reader, change nothing and see nothing', async () => {
    for (const cookie of [cookies.dismissed, cookies.reader])
      assert.deepEqual(await replay(cookie, ({ act }) => act !== 'anyone'), [])
    for (const path of pages)
      for (const cookie of [cookies.dismissed, cookies.reader]) {
        const answer = await openAs(site, cookie, path)
        const said = await answer.text()
        assert.ok(!holds(said, [...unpublished, ...attending]), path)
        assert.notEqual(answer.status, 200, path)
      }
  })

  test('whoever has become a writer a second ago changes nothing of what others wrote', async () => {
    assert.deepEqual(await replay(cookies.demoted, isOfOthers), [])
  })

  test('a writer reads no word of what others have not published, on no page', async () => {
    const told: string[] = []
    for (const path of [...pages, ...searches]) {
      const said = await (await openAs(site, cookies.demoted, path)).text()
      if (holds(said, [...unpublished, ...attending])) told.push(path)
    }
    assert.deepEqual(told, [])
  })

  test('an editor of one section changes no article and no event of another', async () => {
    assert.deepEqual(await replay(cookies.stranger, (route) => isBound(route) && isOfOthers(route)), [])
  })

  test('an editor of one section learns nothing of who comes to the events of another', async () => {
    const told: string[] = []
    for (const path of pages) {
      const said = await (await openAs(site, cookies.stranger, path)).text()
      if (holds(said, attending)) told.push(path)
    }
    assert.deepEqual(told, [])
  })

  test('the same forms do what they say when the owner sends them', async () => {
    const changed = await replay(cookies.owner, ({ path }) => /\/(?:assignment|approval|removal)$/.test(path))
    for (const table of ['article', 'audit', 'event']) assert.ok(changed.includes(table), table)
  })

  const searches = ['ferry', 'days', 'prices', 'guest', 'pilot'].flatMap((q) =>
    [
      '/newsroom/articles',
      '/newsroom/board',
      '/newsroom/editor/articles',
      '/newsroom/front/articles',
      '/newsroom/media',
      '/newsroom/events',
      '/newsroom/subscribers',
    ].map((path) => `${path}?q=${q}`),
  )

  /** The owner's forms, sent by somebody else as they stand: which tables have changed, and what was answered. */
  const replay = async (cookie: string, tried: (route: StaffRoute) => boolean): Promise<string[]> => {
    const rows = await everyRow(site.deps.database.db)
    const answers: string[] = []
    for (const { route, action, fields } of forms.filter((form) => tried(form.route))) {
      const answer = await sendForm(site, cookie, action, fields)
      await answer.body?.cancel()
      if (answer.status < 400) answers.push(`${answer.status} ${route.path}`)
    }
    const now = await everyRow(site.deps.database.db)
    const changed = Object.keys(now).filter((name) => String(now[name]) !== String(rows[name]))
    return changed.length === 0 ? [] : [...changed, ...answers]
  }

  /** One page of each kind and thing that the owner can reach, and every form on them. */
  const walk = async (starts: string[]) => {
    const waiting = [...starts]
    const kinds = new Set<string>()
    const sent = new Set<string>()
    const found: { pages: string[]; forms: typeof forms } = { pages: [], forms: [] }
    for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
      if (!path.startsWith('/newsroom') || kinds.has(kindOf(path))) continue
      kinds.add(kindOf(path))
      const answer = await openAs(site, cookies.owner, path)
      const html = await answer.text()
      if (answer.status !== 200 || !/html/.test(answer.headers.get('content-type') ?? '')) continue
      found.pages.push(path)
      const read = readPage(html)
      waiting.push(...read.links)
      for (const form of read.forms) {
        const route = routeOf(form.action)
        const same = JSON.stringify(form)
        if (route && !sent.has(same)) found.forms.push({ ...form, route })
        sent.add(same)
      }
    }
    return found
  }
})

function isOfOthers({ act, path }: StaffRoute): boolean {
  return act !== 'anyone' && (path.includes(':') || !begins.has(act))
}

/** What is bound to sections. What colleagues say of an article is not. */
function isBound({ act }: StaffRoute): boolean {
  return /^(?:article|event)\./.test(act) && act !== 'article.remark'
}

/** What a query chooses does not make another page, but for whose it is. */
function kindOf(path: string): string {
  const [pathname = '', query = ''] = path.split('?')
  return `${pathname}?${[...new URLSearchParams(query).keys()].toSorted().join('&')}`
}

const posted = newsroomRoutes
  .filter(({ method }) => method === 'POST')
  .map((route) => ({ route, pattern: new RegExp(`^${route.path.replaceAll(/:\w+/g, '[^/]+')}$`) }))

function routeOf(action: string): StaffRoute | undefined {
  const [pathname = ''] = action.split('?')
  return posted.find(({ pattern }) => pattern.test(pathname))?.route
}

function holds(said: string, words: readonly string[]): boolean {
  return words.some((word) => said.includes(word))
}

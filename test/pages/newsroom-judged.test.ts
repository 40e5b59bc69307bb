import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import type { Browser } from 'playwright-core'
import { z } from 'zod'
import type { Member } from '../../src/domain/staff/may.ts'
import { systemClock } from '../../src/lib/clock.ts'
import { openDatabase } from '../../src/platform/db/open.ts'
import { newsroomRoutes } from '../../src/web/newsroom/routes.ts'
import type { StaffRoute } from '../../src/web/newsroom/staff-route.ts'
import { launchBrowser } from '../support/browser.ts'
import { demoData } from '../support/demo-data.ts'
import { furnish } from '../support/furnished.ts'
import type { Look } from '../support/judge-page.ts'
import { signInMember } from '../support/newsroom.ts'
import { askForJson, routesMissed, walkNewsroom } from '../support/newsroom-walk.ts'
import { newestMessage } from '../support/outbox.ts'
import { failLoudly } from '../support/postgres-template.ts'
import { type Running, startBroadsheet, temporaryFolder } from '../support/process.ts'
import { type Judged, openStage } from '../support/stage.ts'
import { checkHtml, checkMailHtml } from '../support/vnu.ts'

const prefixes = ['', '/ar'] as const
const { people: columns = '', ...table } = z
  .record(z.string(), z.string())
  .parse(JSON.parse(readFileSync(new URL('../newsroom-routes.json', import.meta.url), 'utf8')))
/** From each side in another look: between them the pages are seen narrow and wide, light and dark. */
const oneLook: Record<string, readonly Look[]> = {
  '': [{ width: 390, colours: 'light' }],
  '/ar': [{ width: 1440, colours: 'dark' }],
}

/** What only scripts ask for. */
const forScripts = [
  '/newsroom/editor/articles',
  '/newsroom/editor/pictures',
  '/newsroom/editor/authors',
  '/newsroom/editor/topics',
  '/newsroom/articles/:id/head',
  '/newsroom/front/articles',
  '/newsroom/pages/:id/head',
  '/newsroom/editions/:id/head',
  '/newsroom/events/:id/texts/:text/head',
  '/newsroom/events/:id/check-in/list',
]

/** A piece of a page, which a script puts into one that is judged. */
const fragment = '/newsroom/editions/:id/figures'

const pages = newsroomRoutes.filter(
  ({ method, path }) =>
    method === 'GET' && ![...forScripts, fragment].includes(path) && !/[.](?:csv|js)$/.test(path),
)

describe('every newsroom page, to everybody who works there, is right to axe, the browser and the HTML checker', () => {
  const judged: Judged[] = []
  let browser: Browser
  let filled: House
  let empty: House

  before(async () => {
    browser = await launchBrowser()
    filled = await openHouse('1')
    empty = await openHouse('0')
  })
  after(async () => {
    await browser.close()
    await filled.close()
    await empty.close()
  })

  for (const prefix of prefixes)
    it(`with work in every stage, to the owner: links lead to each route, in ${prefix || '/en'}`, async () => {
      const { origin, people, starts, editorStarts, ownStarts } = filled
      const walk = { origin, cookie: await filled.enter(people[0]), prefix, looks: oneLook[prefix] ?? [] }
      const all = [...starts, ...editorStarts, ...ownStarts]
      const visited = await walkNewsroom(browser, { ...walk, starts: all }, judged)
      assert.deepEqual(routesMissed(routesOf(people[0]), visited), [])
    })

  for (const [place, role] of [
    [1, 'editor'],
    [2, 'writer'],
  ] as const)
    it(`to the ${role}, who sees a part of that: links lead to each route they may open`, async () => {
      const { origin, people, starts, editorStarts } = filled
      const walk = { origin, cookie: await filled.enter(people[place]), prefix: '', looks: [] }
      const all = role === 'editor' ? [...starts, ...editorStarts] : starts
      const visited = await walkNewsroom(browser, { ...walk, starts: all }, judged)
      assert.deepEqual(routesMissed(routesOf(people[place]), visited), [])
    })

  it('in French, which differs in its words alone, to the HTML checker', async () => {
    const { origin, people, starts } = filled
    const cookie = await filled.enter(people[0])
    await walkNewsroom(browser, { origin, cookie, prefix: '/fr', starts, looks: [] }, judged)
  })

  it('what is only for scripts is no page', async () => {
    const { origin, people, articles, page, edition, event } = filled
    const asked = forScripts.map((path) =>
      path
        .replace('articles/:id', `articles/${articles[0]}`)
        .replace('pages/:id', `pages/${page}`)
        .replace('editions/:id', `editions/${edition}`)
        .replace('events/:id', `events/${event}`)
        .replace(':text', 'description-en'),
    )
    await askForJson(origin, await filled.enter(people[0]), asked)
  })

  it('with nothing in it yet', async () => {
    const { origin, people } = empty
    const looks = oneLook[''] ?? []
    const walk = { origin, cookie: await empty.enter(people[0]), prefix: '', starts: ['/newsroom'], looks }
    const visited = await walkNewsroom(browser, walk, judged)
    assert.ok(visited.size > 20, `found ${visited.size} pages`)
  })

  it('at its entrance, and where somebody may not go', async () => {
    const [, editor, writer] = filled.people
    const invited = await linkInMail(filled, 'amal@lighthouse.example')
    for (const prefix of prefixes) {
      const { page, open, send, close } = await openStage(browser, filled.origin, judged)
      await open(`${prefix}/newsroom/sign-in`)
      await open(prefix + invited)
      await send(`${prefix}/newsroom/sign-in`, { email: editor.email, next: '' })
      const form = new URL(page.url()).pathname
      const link = await linkInMail(filled, editor.email)
      await open(link)
      const visited = new Set([
        `/newsroom/sign-in`,
        invited,
        form.slice(prefix.length),
        link.replace(/^\/ar/, ''),
      ])
      assert.deepEqual(
        routesMissed(
          pages.filter(({ act }) => act === 'anyone'),
          visited,
        ),
        [],
      )
      const [name = '', value = ''] = (await filled.enter(writer)).split('=')
      await page.context().addCookies([{ name, value, url: filled.origin }])
      await open(`${prefix}/newsroom/audit`, 403)
      await close()
    }
  })

  it('is right', async () => {
    assert.deepEqual(
      judged.flatMap((page) => page.wrong.map((text) => `${page.name}: ${text}`)),
      [],
    )
    const { mails = [], pages: others = [] } = Object.groupBy(judged, ({ isMail }) =>
      isMail ? 'mails' : 'pages',
    )
    assert.deepEqual(await checkHtml(others), [])
    assert.deepEqual(await checkMailHtml(mails), [])
  })
})

type House = Pick<Running, 'origin'> & {
  dataFolder: string
  /** Owner, editor, writer. */
  people: readonly [Member, Member, Member]
  articles: string[]
  page: string | undefined
  edition: string
  event: string | undefined
  /** Where a walk begins: the article's page in each of its stages, and what no link leads to. */
  starts: string[]
  /** Besides those, where a writer may not go. */
  editorStarts: string[]
  /** Besides those, where only an owner may go. */
  ownStarts: string[]
  /** Their cookie header, in a session of its own. */
  enter: (member: Member) => Promise<string>
  close: () => Promise<void>
}

async function openHouse(BROADSHEET_DEMO: '0' | '1'): Promise<House> {
  const dataFolder = BROADSHEET_DEMO === '1' ? await demoData() : temporaryFolder()
  const running = await startBroadsheet({ dataFolder, env: { BROADSHEET_DEMO }, readyWithinMs: 120_000 })
  const path = join(dataFolder, 'broadsheet.sqlite')
  const database = openDatabase({ dialect: 'sqlite', path }, failLoudly)
  const { db } = database
  const { owner, editor, writer, articles, page, section, event, letters } = await furnish(db, systemClock)
  const ids = [...articles.values()]
  return {
    origin: running.origin,
    dataFolder,
    people: [owner, editor, writer],
    articles: ids,
    page,
    edition: letters.draft,
    event,
    starts: [
      '/newsroom',
      ...ids.map((id) => `/newsroom/articles/${id}`),
      `/newsroom/identity-check?next=/newsroom/account`,
    ],
    editorStarts: [`/newsroom/events/${event}`, `/newsroom/events/${event}/attendance`, ...letters.editor],
    ownStarts: [`/newsroom/pages/${page}`, `/newsroom/sections/${section}`, ...letters.owner],
    enter: (member) => signInMember(db, systemClock, member),
    async close() {
      await database.close()
      await running.stop()
    },
  }
}

/** GET routes that let this member in. */
function routesOf({ role }: Member): StaffRoute[] {
  const at = columns.split(' ').indexOf(role)
  return pages.filter(({ path, act }) => act !== 'anyone' && table[`GET ${path}`]?.split(' ')[at] === 'yes')
}

async function linkInMail({ dataFolder }: House, to: string): Promise<string> {
  const { text } = await newestMessage(dataFolder, to)
  const link = /https?:\/\/\S+\/newsroom\/(?:invitations|confirmations)\/\S+/.exec(text)?.[0]
  return new URL(link ?? '').pathname
}

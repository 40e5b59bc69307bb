import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import type { Browser } from 'playwright-core'
import { migrate } from '../../src/platform/db/migrate.ts'
import { type Database, openDatabase } from '../../src/platform/db/open.ts'
import { launchBrowser } from '../support/browser.ts'
import { holdClock } from '../support/held-clock.ts'
import { addMember, signInMember } from '../support/newsroom.ts'
import { failLoudly } from '../support/postgres-template.ts'
import { freePort, temporaryFolder } from '../support/process.ts'
import { openSite, type TestSite } from '../support/site.ts'
import { type Judged, openStage } from '../support/stage.ts'
import { checkHtml } from '../support/vnu.ts'
import { makeWorld, type World } from '../support/world.ts'

const policy = {
  base: '',
  step: 'try',
  audience: 'registered',
  limit: '0',
  windowDays: '30',
  sections: 'all',
  archiveAfterDays: '90',
  ...Object.fromEntries(
    ['lead', 'note', 'benefits'].flatMap((name) => ['en', 'fr', 'ar'].map((code) => [`${name}-${code}`, ''])),
  ),
}

describe('the pages on which a publication is kept', () => {
  const judged: Judged[] = []
  const clock = holdClock()
  let database: Database
  let site: TestSite
  let browser: Browser
  let world: World

  before(async () => {
    const path = join(temporaryFolder(), 'broadsheet.sqlite')
    database = openDatabase({ dialect: 'sqlite', path }, failLoudly)
    await migrate(database, clock, async () => undefined)
    world = await makeWorld(database.db, clock)
    const petra = await addMember(database.db, clock, 'publisher')
    const port = await freePort()
    const origin = `http://localhost:${port}`
    site = await openSite(database, clock, origin)
    await site.serve(port)
    browser = await launchBrowser()
    const stage = await openStage(browser, origin, judged)
    const [name = '', value = ''] = (await signInMember(database.db, clock, petra)).split('=')
    await stage.page.context().addCookies([{ name, value, url: origin }])
    for (const prefix of ['', '/ar'] as const) await walk(stage, `${prefix}/newsroom`)
    await stage.close()
  })
  after(async () => {
    await browser.close()
    await site.close()
    await database.close()
  })

  it('axe, the browser and the frame of the page find nothing wrong', () => {
    assert.deepEqual(
      judged.flatMap((page) => page.wrong.map((text) => `${page.name}: ${text}`)),
      [],
    )
  })

  it('the Nu HTML checker finds nothing wrong', async () => {
    assert.deepEqual(await checkHtml(judged.map(({ name, html }) => ({ name, html }))), [])
  })

  const walk = async (stage: Awaited<ReturnType<typeof openStage>>, room: string) => {
    const { open, send } = stage
    await open(`${room}/access?done=changed`)
    await open(`${room}/access/record`)
    await send(`${room}/access`, policy)
    await send(`${room}/access`, { ...policy, limit: 'x' }, 400)
    const { topics, authors, sections } = world
    await open(`${room}/topics?q=nothing`)
    await open(`${room}/topics`)
    await open(`${room}/topics/${topics.straits}`)
    await send(`${room}/topics/${topics.straits}/merger`, { into: 'sanctions' })
    await open(`${room}/authors`)
    await open(`${room}/authors/${authors.ada}`)
    await open(`${room}/sections`)
    await open(`${room}/sections/${sections.harbour}`)
    await open(`${room}/redirects`)
    await send(`${room}/redirects`, { csv: '/a b,c' }, 400)
    const pages = await database.db.selectFrom('page').select('id').execute()
    await open(`${room}/pages`)
    for (const { id } of pages) await open(`${room}/pages/${id}`)
    await open(`${room}/identity`)
    await open(`${room}/identity/logo/light`)
    await send(`${room}/identity/logo/dark`, { media: 'none' }, 422)
    await open(`${room}/authors/${authors.ada}/portrait`)
    await open(`${room}/topics/${topics.straits}/division`)
    await send(`${room}/topics/${topics.straits}/division`, { into: '' }, 400)
    const [series] = await database.db.selectFrom('series').select('id').execute()
    const watch = `${room}/series/${series?.id}`
    await open(`${room}/series`)
    await open(`${watch}?q=strait&done=out&part=${world.articles.more[0]}&place=0`)
    await open(`${watch}/removal`)
    const entry = `${room}/navigation/en-header-section-${sections.harbour}`
    await open(`${room}/navigation?language=en`)
    await send(`${room}/navigation/en/header`, { what: 'address', target: 'x', label: '' }, 400)
    await send(`${entry}/visibility`, { to: 'hidden' })
    await open(entry)
    await open(`${entry}/removal`)
    await open(`${room}/navigation/en/header/removal`)
  }
})

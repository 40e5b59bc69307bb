import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { dirname } from 'node:path'
import { before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { readMeter } from '../src/domain/access/meter.ts'
import { defaultPolicy } from '../src/domain/access/policy.ts'
import { systemClock as clock } from '../src/lib/clock.ts'
import { type Database, type DatabaseAddress, openDatabase } from '../src/platform/db/open.ts'
import { addArticle } from './support/articles.ts'
import { forEachDatabase } from './support/databases.ts'
import { failLoudly } from './support/postgres-template.ts'
import { openSite, type TestSite } from './support/site.ts'
import { loadSite } from './support/site-process.ts'
import { visit } from './support/visitor.ts'
import { at, CANARY, makeWorld } from './support/world.ts'

const first = '/articles/a-walled-strait'
const fifty = Array.from({ length: 50 }, (_, number) => `/articles/strait-number-${number}`)
const [one = '', two = '', three = '', four = ''] = fifty

forEachDatabase((databases) => {
  let address: DatabaseAddress
  let database: Database
  let site: TestSite
  let origin: string
  before(async () => {
    address = await databases.create()
    database = openDatabase(address, failLoudly)
    databases.beforeClosing(database.close)
    const { db } = database
    const { sections } = await makeWorld(db, clock)
    for (const path of fifty) {
      const slug = path.replace('/articles/', '')
      const people = { authorIds: [], topicIds: [] }
      const sketch = {
        slug,
        sectionId: sections.harbour,
        ...people,
        publishedAt: at(clock, 6),
        withheld: CANARY,
      }
      await addArticle(db, clock, sketch)
    }
    site = await openSite(database, clock)
    databases.beforeClosing(site.close)
    origin = await site.serve()
  })

  const meterOf = (subject: string) =>
    readMeter(database.db, subject, defaultPolicy, clock().epochMilliseconds)

  /** How many of the fifty came whole, asked for all at once. */
  const wholeOfFifty = async (cookies: Map<string, string>, origins: string[]) => {
    const asked = fifty.map((path, number) => {
      const visitor = visit(origins[number % origins.length] ?? origin)
      for (const [name, value] of cookies) visitor.cookies.set(name, value)
      return visitor.reads(path)
    })
    return (await Promise.all(asked)).filter((whole) => whole).length
  }

  test('fifty articles asked for at once give exactly the limit', async () => {
    const visitor = visit(origin)
    assert.ok(await visitor.reads(first))
    assert.equal(await wholeOfFifty(visitor.cookies, [origin]), 2)
    assert.equal((await meterOf(visitor.number()))?.used, 3)
    assert.equal(await wholeOfFifty(visitor.cookies, [origin]), 2, 'the same two, again')
  })

  const startTwo = async () => {
    const processes = await Promise.all([loadSite(address), loadSite(address)])
    for (const { stop } of processes) databases.beforeClosing(stop)
    return Promise.all(processes.map((started) => started.serve()))
  }

  test('of two processes on one database too, and neither gives anybody further tries at a code', async () => {
    const origins = await startTwo()
    const visitor = visit(origins[0] ?? '')
    assert.ok(await visitor.reads(first))
    assert.equal(await wholeOfFifty(visitor.cookies, origins), 2)
    assert.equal((await meterOf(visitor.number()))?.used, 3)
    const guess = async (number: number) => {
      const guesser = visit(origins[number % 2] ?? '', `198.51.100.${number}`)
      return (await guesser.post('/confirmations/of-somebody-else', { code: '123456' })).status
    }
    const answers = await Promise.all(Array.from({ length: 24 }, (_, number) => guess(number)))
    assert.equal(answers.filter((status) => status === 429).length, 4)
  })

  test('the visitor is told how many are left, and at the wall when there will be more', async () => {
    const visitor = visit(origin)
    assert.match((await visitor.get(one)).text, /2 of 3 free articles left/)
    assert.match((await visitor.get(two)).text, /1 of 3 free articles left/)
    assert.match((await visitor.get(three)).text, /This is the last of your 3 free articles/)
    const { text } = await visitor.get(four)
    assert.match(text, /Continue reading this article by registering and get unlimited access to/)
    assert.match(text, /You have read your 3 free articles/)
  })

  test('reading again is free, at the wall’s foot too', async () => {
    const visitor = visit(origin)
    for (const path of [one, two, one, three, two, one]) assert.ok(await visitor.reads(path))
    assert.ok(!(await visitor.reads(four)))
    for (const path of [one, two, three]) assert.ok(await visitor.reads(path))
  })

  test('both versions of one work count once', async () => {
    const visitor = visit(origin)
    assert.ok(await visitor.reads(first))
    assert.ok(await visitor.reads('/ar/articles/madiq-musawwar'))
    for (const path of [one, two]) assert.ok(await visitor.reads(path))
    assert.ok(!(await visitor.reads(three)))
  })

  test('what is not reading neither counts nor begins anew', async () => {
    const visitor = visit(origin)
    const around = async () => {
      for (const path of [four, one]) await visitor.get(path, { method: 'HEAD' })
      for (const path of [
        '/',
        '/feed.rss',
        '/feed.json',
        '/sitemap.xml',
        '/archive',
        '/articles/an-open-sea',
      ])
        await visitor.get(path)
    }
    await around()
    assert.equal(visitor.cookies.size, 0)
    assert.ok(await visitor.reads(one))
    await around()
    assert.ok(await visitor.reads(two))
    assert.equal((await meterOf(visitor.number()))?.used, 2)
    await around()
    assert.ok(await visitor.reads(three))
    await around()
    assert.ok(!(await visitor.reads(four)))
    for (const path of [
      `${four}?print`,
      `${four}?x=1`,
      `${four}/`,
      four.replace('strait', '%73trait'),
      `/en${four}`,
    ])
      assert.doesNotMatch((await visitor.get(path)).text, new RegExp(CANARY), path)
  })

  test('neither a restart nor the first cookie, sent again, begins anew', async () => {
    const visitor = visit(origin)
    await visitor.reads(one)
    const earliest = new Map(visitor.cookies)
    for (const path of [two, three]) await visitor.reads(path)
    const restarted = await openSite(database, clock)
    const again = visit(await restarted.serve())
    for (const [name, value] of earliest) again.cookies.set(name, value)
    assert.ok(!(await again.reads(four)))
    for (const path of [three, two, one]) assert.ok(await again.reads(path))
    await restarted.close()
  })

  test('a forged number is ignored, and replaced by one of ours', async () => {
    const visitor = visit(origin)
    await visitor.reads(one)
    const honest = visitor.cookies.get('broadsheet-visitor') ?? ''
    const forged = honest.replace(/\.[^.]+$/, `.${'A'.repeat(43)}`)
    visitor.cookies.set('broadsheet-visitor', forged)
    assert.ok(await visitor.reads(two))
    assert.notEqual(visitor.cookies.get('broadsheet-visitor'), forged)
    assert.ok(!honest.includes(visitor.number()))
  })

  test('whoever registers brings along what they have opened, and reads everything', async () => {
    const visitor = visit(origin)
    for (const path of [one, two]) await visitor.reads(path)
    const opened = (await meterOf(visitor.number()))?.opened
    await visitor.signIn('ada@example.org')
    const { id } = await database.db.selectFrom('reader').select('id').executeTakeFirstOrThrow()
    assert.deepEqual((await meterOf(id))?.opened, opened)
    for (const path of [three, four, '/articles/an-old-embargo']) assert.ok(await visitor.reads(path))
    await visitor.post('/account/sign-out', {})
    assert.ok(await visitor.reads(three), 'the third free one')
    assert.ok(!(await visitor.reads(four)))
  })

  test('a visitor who read but one brings that along as well', async () => {
    const visitor = visit(origin)
    await visitor.reads(one)
    await visitor.signIn('noor@example.org')
    const { id } = await database.db
      .selectFrom('reader')
      .select('id')
      .where('emailKey', '=', 'noor@example.org')
      .executeTakeFirstOrThrow()
    assert.equal((await meterOf(id))?.used, 1)
  })

  test('every verdict on record is of someone who was answered', async () => {
    site.deps.press.clear()
    // Known to the press, but not printed yet.
    for (const path of [one, two]) await visit(origin).get(path, { method: 'HEAD' })
    await site.deps.verdicts.flush()
    const { db } = database
    await db.deleteFrom('verdict').execute()
    const visitors = Array.from({ length: 4 }, () => visit(origin))
    for (const visitor of visitors) for (const path of [one, two]) await visitor.get(path)
    await site.deps.verdicts.flush()
    const rows = await db.selectFrom('verdict').select('subject').execute()
    const numbers = visitors.map((visitor) => visitor.number())
    assert.deepEqual(rows.map(({ subject }) => subject).toSorted(), [...numbers, ...numbers].toSorted())
  })

  test('the newsroom can ask why a person was walled', async () => {
    const visitor = visit(origin)
    for (const path of [one, two, three, four]) await visitor.get(path)
    await site.deps.verdicts.flush()
    const why = (slug: string) => {
      const data = { BROADSHEET_DATA: address.dialect === 'sqlite' ? dirname(address.path) : '.' }
      const place = address.dialect === 'postgres' ? { DATABASE_URL: address.url } : {}
      const { PATH, HOME } = process.env
      const env = { PATH, HOME, ...data, ...place }
      return execFileSync(process.execPath, [program, 'why', visitor.number(), slug], {
        env,
        encoding: 'utf8',
      })
    }
    assert.match(why(one), /Open on the meter: this opening was counted; 2 of 3 were left/)
    assert.match(
      why('strait-number-3'),
      /Walled \(register\): all 3 free articles of the window were used; the window renews at 20/,
    )
  })
})

const program = fileURLToPath(new URL('../bin/broadsheet', import.meta.url))

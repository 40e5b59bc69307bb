import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'
import { forEachDatabase } from '../../../../test/support/databases.ts'
import { openDesk } from '../../../../test/support/desk.ts'
import { type HeldClock, holdClock } from '../../../../test/support/held-clock.ts'
import { openAs, sendForm } from '../../../../test/support/newsroom.ts'
import type { TestSite } from '../../../../test/support/site.ts'
import { readPolicy } from '../../../domain/access/policy.ts'
import type { Db } from '../../../platform/db/schema.ts'

/** No cookie. */
const visitor = ''

forEachDatabase((databases) => {
  let db: Db
  let clock: HeldClock
  let site: TestSite
  let cookie: string
  beforeEach(async () => {
    clock = holdClock()
    ;({ db, site, cookie } = await openDesk(databases, clock, 'publisher'))
  })

  const read = async (path: string, as = cookie) => (await openAs(site, as, path)).text()
  const base = async () => /name="base" value="([^"]*)"/.exec(await read('/newsroom/access'))?.[1] ?? ''
  const send = async (step: string, fields: Record<string, string> = {}) =>
    sendForm(site, cookie, '/newsroom/access', {
      base: await base(),
      step,
      audience: 'registered',
      limit: '0',
      windowDays: '30',
      sections: 'all',
      archiveAfterDays: '90',
      'skip-publisher': 'yes',
      ...words,
      ...fields,
    })
  const words = {
    'lead-en': 'Stay with us and get',
    'lead-fr': '',
    'lead-ar': '',
    'note-en': '',
    'note-fr': '',
    'note-ar': '',
    'benefits-en': 'Every strait, whole\nNo advertising',
    'benefits-fr': 'Tous les détroits',
    'benefits-ar': '',
  }

  test('a change is tried on real articles, and only then put in force', async () => {
    const trial = await (await send('try')).text()
    assert.match(trial, /Open: on the meter, 2 left after it/)
    assert.match(trial, /Wall: the meter does not open it/)
    assert.match(trial, /Tous les détroits/)
    assert.equal((await readPolicy(db)).meter.limit, 3)
    assert.match(await read('/articles/a-walled-strait', visitor), /quillwort/)
    const live = await send('live')
    assert.equal(live.headers.get('location'), '/newsroom/access?done=changed')
    const page = await read('/articles/a-walled-strait', visitor)
    assert.doesNotMatch(page, /quillwort/)
    assert.match(page, /Stay with us and get/)
    assert.match(page, /<li>Every strait, whole<\/li>/)
  })

  test('the bench asks about this kind of person, these articles and this day', async () => {
    const bench = {
      person: 'visitor',
      opened: '3',
      day: '2030-01-01',
      articles: '/articles/an-open-sea walled-strait-2',
    }
    const trial = await (await send('try', { ...bench, limit: '5', archiveAfterDays: '' })).text()
    assert.match(trial, /Wall: archive after 90 days/)
    assert.match(trial, /Open: on the meter, one left after it/)
    assert.match(trial, /Open: it is for everyone/)
    const unknown = await send('try', { ...bench, articles: 'no-such-article', opened: 'x', day: 'x' })
    assert.equal(unknown.status, 400)
    const page = await unknown.text()
    for (const sentence of [/has this address: no-such-article/, /from 0 to 100/, /Choose a day/])
      assert.match(page, sentence)
  })

  test('every change is on record with who and when, and can be put in force again', async () => {
    await send('live')
    const record = await read('/newsroom/access/record')
    assert.match(record, /Petra/)
    assert.match(record, /A visitor may read 3 such articles whole in 30 days/)
    const from = /from=([\w-]+)/.exec(record)?.[1]
    assert.match(await read(`/newsroom/access?from=${from}`), /id="limit"[^>]*value="3"/)
    const audited = await db.selectFrom('audit').selectAll().where('act', '=', 'policy.edit').execute()
    assert.deepEqual(
      audited.map(({ actorName, before, after }) => [
        actorName,
        before?.includes('"limit":3'),
        after?.includes('"limit":0'),
      ]),
      [['Petra', true, true]],
    )
  })

  test('a change made from a policy that is no longer in force is not accepted, nor is a bad number', async () => {
    const stale = await base()
    await send('live')
    const late = await send('live', { base: stale, limit: '9' })
    assert.equal(late.status, 400)
    assert.match(await late.text(), /A colleague has changed this meanwhile/)
    assert.equal((await readPolicy(db)).meter.limit, 0)
    assert.equal((await send('live', { limit: '1000' })).status, 400)
    assert.equal((await send('live', { mischief: 'yes' })).status, 400)
  })
})

import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'
import { forEachDatabase } from '../../../test/support/databases.ts'
import { type HeldClock, holdClock } from '../../../test/support/held-clock.ts'
import type { Db } from '../../platform/db/schema.ts'
import { type AuditFilter, auditChoices, listAudit, walkAudit } from './audit-list.ts'
import { recordAudit } from './audit.ts'

forEachDatabase((databases) => {
  let db: Db
  let clock: HeldClock
  beforeEach(async () => {
    db = (await databases.open()).db
    clock = holdClock()
  })

  const record = (act: string, name: string, actor: { id: string; name: string } | 'shell' = 'shell') =>
    recordAudit(db, clock, { actor, act, subject: { kind: 'article', id: name, name }, network: 'somewhere' })
  const names = async (filter: AuditFilter = {}) =>
    (await listAudit(db, filter, { limit: 100 })).lines.map((line) => line.subjectName)

  test('the trail can only grow: the database itself refuses to change or delete a line', async () => {
    await record('article.publish', 'one')
    const refusal = /audit trail can only be added to/
    await assert.rejects(db.updateTable('audit').set({ act: 'nothing' }).execute(), refusal)
    await assert.rejects(db.deleteFrom('audit').execute(), refusal)
    assert.deepEqual(await names(), ['one'])
  })

  test('an act that fails leaves no line, and a line that fails no act', async () => {
    await assert.rejects(
      db.transaction().execute(async (db) => {
        await recordAudit(db, clock, { actor: 'shell', act: 'x', subject, network: 'n' })
        throw new Error('the act failed')
      }),
    )
    assert.deepEqual(await names(), [])
  })

  const subject = { kind: 'article', id: '1', name: 'one' }
  for (const key of ['token', 'sessionToken', 'passwordHash', 'secret', 'code', 'publicKey', 'Cookie'])
    test(`what is called ${key} is not written down`, async () => {
      const after = { kept: { [key]: 'x' } }
      await assert.rejects(recordAudit(db, clock, { actor: 'shell', act: 'x', subject, after, network: 'n' }))
    })

  test('it is filtered by who, what, about what, and when', async () => {
    const olga = { id: 'olga', name: 'Olga' }
    await record('article.publish', 'one', olga)
    clock.pass({ hours: 24 })
    await record('article.publish', 'two')
    clock.pass({ seconds: 1 })
    await record('article.archive', 'three', olga)
    assert.deepEqual(await names(), ['three', 'two', 'one'])
    assert.deepEqual(await names({ actor: 'olga' }), ['three', 'one'])
    assert.deepEqual(await names({ actor: 'olga', act: 'article.publish' }), ['one'])
    assert.deepEqual(await names({ subjectKind: 'article', subjectId: 'two' }), ['two'])
    assert.deepEqual(await names({ from: '2016-08-11T00:00:00.000Z' }), ['three', 'two'])
    assert.deepEqual(await names({ until: '2016-08-11T00:00:00.000Z' }), ['one'])
    assert.deepEqual(await auditChoices(db), {
      actors: [
        { id: 'olga', name: 'Olga' },
        { id: 'shell', name: 'shell' },
      ],
      acts: ['article.archive', 'article.publish'],
      subjectKinds: ['article'],
    })
  })

  test('its pages stay right while lines are added', async () => {
    for (const name of ['one', 'two', 'three', 'four', 'five']) {
      clock.pass({ seconds: 1 })
      await record('x', name)
    }
    const first = await listAudit(db, {}, { limit: 2 })
    await record('x', 'six')
    const second = await listAudit(db, {}, { limit: 2, before: first.olderBefore })
    const third = await listAudit(db, {}, { limit: 2, before: second.olderBefore })
    const pages = [first, second, third].map(({ lines }) => lines.map((line) => line.subjectName))
    assert.deepEqual(pages, [['five', 'four'], ['three', 'two'], ['one']])
    assert.equal(third.olderBefore, undefined)
  })

  test('lines of one moment are each on one page', async () => {
    for (const name of ['one', 'two', 'three', 'four', 'five']) await record('x', name)
    const seen: string[] = []
    for (let before, more = true; more;) {
      const { lines, olderBefore } = await listAudit(db, {}, { limit: 2, before })
      seen.push(...lines.map((line) => line.subjectName))
      before = olderBefore
      more = before !== undefined
    }
    assert.deepEqual(seen.toSorted(), ['five', 'four', 'one', 'three', 'two'])
  })

  test('all of a long trail is walked, each line once', async () => {
    for (let number = 0; number < 501; number += 1) await record('x', String(number))
    const walked = new Set<string>()
    for await (const line of walkAudit(db, {})) walked.add(line.subjectName)
    assert.equal(walked.size, 501)
  })
})

import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { forEachDatabase } from '../../test/support/databases.ts'
import { holdClock } from '../../test/support/held-clock.ts'
import { addNewsletter } from '../../test/support/letters.ts'
import { startMailSink } from '../../test/support/mail-sink.ts'
import { freePort } from '../../test/support/process.ts'
import type { SmtpWay } from '../platform/mail/way-address.ts'
import { examineMail } from './doctor.ts'
import type { Resolver } from './mail-check.ts'

const program = fileURLToPath(new URL('../../bin/broadsheet', import.meta.url))
const nowhere = () => Promise.reject(new Error('ENOTFOUND'))
const noDns: Resolver = { resolveTxt: nowhere, resolveMx: nowhere, resolve: nowhere, reverse: nowhere }

forEachDatabase((databases) => {
  test('each sender’s domain and each server is looked at, once', async () => {
    const { db } = await databases.open()
    await addNewsletter(db, holdClock())
    const sink = await startMailSink()
    databases.beforeClosing(sink.close)
    const way: SmtpWay = { kind: 'smtp', ...sink.url, secure: false, weight: 1, lanes: 1 }
    const away: SmtpWay = { ...way, port: await freePort() }
    const locked: SmtpWay = { ...way, auth: { user: 'ada', pass: 'hunter2' } }
    const findings = await examineMail(
      db,
      {
        origin: 'https://frontier.example',
        lettersBy: [way, away, locked],
        bounceAddress: 'bounces@returns.example',
      },
      noDns,
    )
    const says = findings.map((finding) => `${finding.level} ${finding.says}`)
    const count = (words: RegExp) => says.filter((line) => words.test(line)).length
    assert.equal(count(/^bad SPF: frontier\.example/), 1)
    assert.equal(count(/^bad SPF: returns\.example/), 1)
    assert.equal(count(/^bad DMARC: frontier\.example/), 1)
    assert.equal(count(/^bad MX: mail to returns\.example/), 1)
    assert.equal(count(/^weak DKIM: mails are not signed here/), 1)
    assert.equal(count(/^weak 127\.0\.0\.1:\d+ answers, but without encryption/), 1)
    assert.equal(count(/^bad 127\.0\.0\.1:\d+ cannot be used/), 1)
    assert.equal(count(/^bad 127\.0\.0\.1:\d+ does not let us sign in/), 1)
    assert.ok(!says.join().includes('hunter2'))
    assert.equal(sink.received.length, 0)
  })
})

test('"broadsheet doctor" wants to know what to look at', () => {
  const { status, stderr } = spawnSync(process.execPath, [program, 'doctor'], { encoding: 'utf8' })
  assert.equal(status, 2)
  assert.match(stderr, /^doctor needs to know what to look at: mail\./)
})

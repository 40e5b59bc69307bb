import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, test } from 'node:test'
import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'
import { holdClock } from '../../../test/support/held-clock.ts'
import { createMailer, type Mailer } from './mailer.ts'
import type { Message } from './message.ts'

const clock = holdClock()
const message: Message = {
  id: '0198a1b2-0000-7000-8000-000000000001',
  from: { name: 'The Frontier Review', address: 'desk@frontier.example' },
  to: 'ada@example.org',
  subject: 'سجّل الدخول إلى The Frontier Review',
  html: '<p>حلب &amp; Aleppo</p>',
  text: 'حلب & Aleppo',
  language: 'ar',
  headers: { 'List-Unsubscribe': '<https://frontier.example/u>' },
}

let folder: string
let lines: unknown[]
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'broadsheet-mail-'))
  lines = []
})
afterEach(() => rmSync(folder, { recursive: true }))

const outbox = () => join(folder, 'outbox')
const mailer = (smtpUrl?: string): Mailer =>
  createMailer({
    ...(smtpUrl !== undefined && { smtpUrl }),
    outbox: outbox(),
    clock,
    log: { info: (...line: unknown[]) => void lines.push(line) },
  })

test('without a server a message becomes one file and one line of log', async () => {
  await mailer().send(message)
  await mailer().send(message)
  assert.deepEqual(readdirSync(outbox()), [`${message.id}.eml`])
  assert.equal(lines.length, 2)
  assert.ok(!JSON.stringify(lines).includes('ada@'))
  assertIsMessage(await simpleParser(readFileSync(join(outbox(), `${message.id}.eml`))))
})

test('with a server the same message arrives there', async () => {
  const received = Promise.withResolvers<ParsedMail>()
  await withServer({ onMail: received.resolve }, async (url) => {
    const smtp = mailer(url)
    assert.deepEqual(await smtp.send(message), { ok: true })
    smtp.close()
  })
  assertIsMessage(await received.promise)
})

test('an address the server does not know is told, not thrown', async () => {
  await withServer({ replyToRecipient: 550 }, async (url) => {
    const smtp = mailer(url)
    const sent = await smtp.send(message)
    assert.ok(!sent.ok)
    assert.match(sent.refused, /no such box/)
    smtp.close()
  })
})

test('a server that is busy or away throws, so that the queue tries again', async () => {
  await withServer({ replyToRecipient: 451 }, async (url) => {
    const smtp = mailer(url)
    await assert.rejects(smtp.send(message), /no such box/)
    smtp.close()
  })
  const away = mailer('smtp://127.0.0.1:9')
  await assert.rejects(away.send(message))
  away.close()
})

test('nothing can slip a header field or a recipient into a message', async () => {
  const inject = '\r\nBcc: eve@example.org'
  await mailer().send({
    ...message,
    subject: `Hello${inject}`,
    from: { ...message.from, name: `Review${inject}` },
    headers: { 'X-Note': `note${inject}` },
  })
  const written = await simpleParser(readFileSync(join(outbox(), `${message.id}.eml`)))
  assert.equal(written.bcc, undefined)
  assert.equal(written.subject, 'Hello Bcc: eve@example.org')
  const forged: Partial<Message>[] = [
    { to: `ada@example.org${inject}` },
    { to: 'ada@example.org, eve@example.org' },
    { to: 'Ada <ada@example.org>' },
    { from: { name: '', address: `desk@frontier.example${inject}` } },
    { headers: { 'X-Note\r\nBcc': 'eve@example.org' } },
    { id: '../escape' },
  ]
  for (const part of forged) await assert.rejects(mailer().send({ ...message, ...part }), /cannot|must/)
})

function assertIsMessage(mail: ParsedMail): void {
  assert.equal(mail.subject, message.subject)
  assert.equal(mail.from?.text, '"The Frontier Review" <desk@frontier.example>')
  assert.deepEqual(
    [mail.to].flat().map((to) => to?.text),
    ['ada@example.org'],
  )
  assert.equal(mail.messageId, `<${message.id}@frontier.example>`)
  assert.equal(mail.date?.toISOString(), '2016-08-10T09:30:00.000Z')
  assert.equal(mail.text?.trim(), message.text)
  assert.equal(mail.html && mail.html.trim(), message.html)
  assert.equal(mail.headers.get('auto-submitted'), 'auto-generated')
  assert.equal(mail.headers.get('content-language'), 'ar')
  assert.equal(mail.headers.has('x-mailer'), false)
}

type Behaviour = { onMail?: (mail: ParsedMail) => void; replyToRecipient?: number }

async function withServer(behaviour: Behaviour, use: (url: string) => Promise<void>): Promise<void> {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: (_address, _session, callback) => {
      const code = behaviour.replyToRecipient
      if (code === undefined) return callback()
      callback(Object.assign(new Error('no such box'), { responseCode: code }))
    },
    onData: (stream, _session, callback) => {
      simpleParser(stream, (error: Error | null, mail) => {
        behaviour.onMail?.(mail)
        callback(error)
      })
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.server.address()
  assert.ok(address !== null && typeof address === 'object')
  try {
    await use(`smtp://127.0.0.1:${address.port}`)
  } finally {
    await new Promise<void>((resolve) => server.close(resolve))
  }
}

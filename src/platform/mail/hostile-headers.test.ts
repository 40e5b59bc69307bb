import assert from 'node:assert/strict'
import { test } from 'node:test'
import { simpleParser } from 'mailparser'
import PostalMime from 'postal-mime'
import type { Message } from './message.ts'
import { createWriter } from './write-raw.ts'

const clock = () => Temporal.Instant.from('2030-06-01T10:00:00Z')

const plain: Message = {
  id: '0190aaaa-bbbb-7ccc-8ddd-eeeeffff0000',
  from: { name: 'The Lighthouse', address: 'desk@lighthouse.example' },
  to: 'ada@example.org',
  subject: 'Night of the Straits',
  html: '<p>Hello</p>',
  text: 'Hello',
  language: 'en',
  headers: { 'List-Id': '<the-week.lighthouse.example>' },
}

/** Each would be a field, a recipient or an end of the header of its own. */
const hostile = [
  'Night\r\nBcc: eve@evil.example',
  'Night\nBcc: eve@evil.example',
  'Night\rBcc: eve@evil.example',
  'Night\r\n\r\n<p>Evil</p>',
  'Night\0Bcc: eve@evil.example',
  'Night\u2028Bcc: eve@evil.example\u0085Bcc: eve@evil.example',
  'Night" <eve@evil.example>, "x',
  'Night, eve@evil.example;',
  '=?utf-8?Q?Night=0D=0ABcc:_eve=40evil.example?=',
  '🌊'.repeat(300),
  'x'.repeat(300),
]

const places: Record<string, (text: string) => Partial<Message>> = {
  'a subject': (subject) => ({ subject }),
  'the name of a sender': (name) => ({ from: { ...plain.from, name } }),
  'the name of a list': (text) => ({ headers: { 'List-Id': text } }),
  'a language': (language) => ({ language }),
}

for (const [place, say] of Object.entries(places))
  test(`${place} adds no field, no recipient and no word to a mail`, async () => {
    const write = createWriter(clock)
    const fields = (await PostalMime.parse(await write(plain))).headers.map(({ key }) => key).toSorted()
    for (const text of hostile) {
      const shown = JSON.stringify(text.slice(0, 60))
      const raw = await write({ ...plain, ...say(text) })
      assert.ok(
        raw
          .toString('latin1')
          .split('\r\n')
          .every((line) => line.length <= 998),
        shown,
      )
      const mail = await PostalMime.parse(raw)
      assert.deepEqual(mail.headers.map(({ key }) => key).toSorted(), fields, shown)
      assert.deepEqual(
        [mail.from?.address, mail.to?.map(({ address }) => address), mail.bcc, mail.text?.trim()],
        ['desk@lighthouse.example', ['ada@example.org'], undefined, 'Hello'],
        shown,
      )
      const other = await simpleParser(raw)
      assert.equal(other.bcc, undefined, shown)
      assert.deepEqual(
        other.from?.value.map(({ address }) => address),
        ['desk@lighthouse.example'],
        shown,
      )
      assert.equal(other.text?.trim(), 'Hello', shown)
    }
  })

test('a mail goes to one bare address at a domain in ASCII, or not at all', async () => {
  const write = createWriter(clock)
  const bad = ['ada@bücher.example', 'a@b.example,c@d.example', 'a@b.example c@d.example']
  for (const to of [...bad, 'a@b.example\0', '"a b"@c.example', '', '@'])
    await assert.rejects(async () => write({ ...plain, to }), /bare address/, to)
  await write({ ...plain, to: 'ada@xn--bcher-kva.example' })
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseMailboxAddress } from './mailbox-address.ts'

const read = (text: string) => {
  const reading = parseMailboxAddress(text)
  return reading.ok ? reading.mailbox : reading.problem
}

test('a mailbox is an address with a name, a password and, where it is unusual, a port and a folder', () => {
  const mailbox = { host: 'mail.example.org', port: 993, secure: true, user: 'ada', pass: 'hunter2' }
  assert.deepEqual(read('imaps://ada:hunter2@mail.example.org'), { ...mailbox, folder: 'INBOX' })
  assert.deepEqual(read('imaps://ada:hunter2@mail.example.org/R%C3%A9ponses/2016'), {
    ...mailbox,
    folder: 'Réponses/2016',
  })
  const plain = { ...mailbox, host: '::1', port: 1143, secure: false, user: 'ada@example.org', pass: 'a/b:c' }
  assert.deepEqual(read('imap://ada%40example.org:a%2Fb%3Ac@[::1]:1143/'), { ...plain, folder: 'INBOX' })
})

test('what is wrong with an address is said without repeating it', () => {
  const wrong = [
    'mail.example.org',
    'https://ada:hunter2@mail.example.org',
    'imaps://',
    'imaps://hunter2@mail.example.org',
    'imaps://:hunter2@mail.example.org',
    'imaps://ada:hunter2?@mail.example.org/?hunter2',
    'imaps://ada:hunter2#x@mail.example.org',
    'imaps://ada:hunter2%@mail.example.org',
    'imaps://ada:hunter2%0D%0ALOGOUT@mail.example.org',
    'imaps://ada:hunter2@mail.example.org/INBOX.Read%20by%20Broadsheet',
  ]
  for (const text of wrong) {
    const reading = parseMailboxAddress(text)
    assert.ok(!reading.ok, text)
    assert.doesNotMatch(reading.problem, /hunter|example/)
  }
})

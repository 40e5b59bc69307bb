import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { after, before, test } from 'node:test'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { holdLine } from '../../../test/support/held-line.ts'
import { type ImapServer, PASSWORD, startImapServer } from '../../../test/support/imap-server.ts'
import type { MailboxAddress } from './mailbox-address.ts'
import { MailboxLost, type MailboxOpening, openMailbox } from './mailbox.ts'

let server: ImapServer
before(async () => {
  server = await startImapServer()
})
after(() => server.end())

const MEGABYTE = 1024 * 1024
const hasty = { silenceMs: 300, allMs: 60_000 }

test('of 10,000 mails the oldest are listed first, and of one of 10 MB the beginning is read', async () => {
  const large = Buffer.alloc(10 * MEGABYTE, 'Rubbish \r\n')
  server.deliver('full', [
    large,
    ...Array.from({ length: 9_999 }, () => Buffer.from('Subject: Rubbish\r\n\r\n')),
  ])
  const mailbox = opened(await openMailbox(server.mailboxOf('full')))
  assert.equal(mailbox.count, 10_000)
  const names = await mailbox.list(500)
  assert.deepEqual([names.length, names[0], names[499]], [500, '1', '500'])
  assert.equal((await mailbox.read('1', MEGABYTE))?.byteLength, MEGABYTE)
  assert.equal((await mailbox.read('2', MEGABYTE))?.byteLength, 'Subject: Rubbish\r\n\r\n'.length)
  mailbox.close()
})

test('what is kept moves to a folder of its own, read or flagged, and is listed no more', async () => {
  server.deliver('ada', [Buffer.from('Subject: One\r\n\r\n'), Buffer.from('Subject: Two\r\n\r\n')])
  const mailbox = opened(await openMailbox(server.mailboxOf('ada')))
  await mailbox.keep('1', false)
  await mailbox.keep('2', true)
  assert.deepEqual(await mailbox.list(10), [])
  assert.equal(await mailbox.read('1', MEGABYTE), undefined)
  assert.deepEqual([server.flagsIn('ada', 'INBOX'), server.flagsIn('ada', 'read')], [[], ['FS', 'S']])
  mailbox.close()
  opened(await openMailbox(server.mailboxOf('ada'))).close()
})

test('what keeps it shut is said without the password', async () => {
  const mailbox = server.mailboxOf('noor')
  const { port, close } = await holdLine(undefined, /^/)
  await close()
  const openings = [
    await openMailbox({ ...mailbox, port }),
    await openMailbox({ ...mailbox, pass: 'hunter3' }),
    await openMailbox({ ...mailbox, folder: `${PASSWORD} of hers` }),
  ]
  assert.deepEqual(
    openings.map((opening) => (opening.ok ? 'open' : opening.fault.at)),
    ['connect', 'sign-in', 'folder'],
  )
  assert.doesNotMatch(JSON.stringify(openings), /hunter/)
})

test('a server that stops answering is given up, wherever it stops', async () => {
  const { port } = server.mailboxOf('eve')
  server.deliver('eve', [Buffer.from('Subject: One\r\n\r\n')])
  for (const [from, at] of [
    [undefined, /^/],
    [port, /AUTHENTICATE|LOGIN/],
    [port, /SELECT/],
  ] as const) {
    const line = await holdLine(from, at)
    const opening = await openMailbox({ ...server.mailboxOf('eve'), port: line.port }, hasty)
    assert.equal(opening.ok, false, at.source)
    await line.close()
  }
  const line = await holdLine(port, /FETCH/)
  const patience = { ...hasty, silenceMs: 2_000 }
  const mailbox = opened(await openMailbox({ ...server.mailboxOf('eve'), port: line.port }, patience))
  const [name = ''] = await mailbox.list(1)
  await assert.rejects(mailbox.read(name, MEGABYTE), MailboxLost)
  mailbox.close()
  await line.close()
})

test('no server has the mailbox open for ever, however busy it keeps us', async () => {
  const opening = await openMailbox(server.mailboxOf('eve'), { silenceMs: 60_000, allMs: 1_000 })
  const keepAsking = async () => {
    if (!opening.ok) throw new MailboxLost(opening.fault.text)
    for (;;) await opening.mailbox.list(1)
  }
  await assert.rejects(keepAsking, MailboxLost)
})

test('the password goes to no other machine without encryption, and to none that nobody vouches for', async () => {
  const bare = await startBareServer()
  // Another name of this machine that is not taken for this machine.
  const elsewhere: MailboxAddress = { ...server.mailboxOf('ada'), host: '0.0.0.0' }
  assert.equal((await openMailbox({ ...elsewhere, port: bare.port })).ok, false)
  assert.doesNotMatch(bare.said(), /AUTHENTICATE|LOGIN|hunter/)
  assert.equal((await openMailbox(elsewhere)).ok, false, 'STARTTLS, with a certificate that nobody knows')
  const secure = server.secureMailboxOf('ada')
  const unknown = await openMailbox(secure)
  assert.equal(unknown.ok ? 'open' : unknown.fault.at, 'connect')
  await bare.close()
  const known = getCACertificates()
  setDefaultCACertificates([...known, server.certificate])
  opened(await openMailbox(secure)).close()
  setDefaultCACertificates(known)
})

/** It knows no encryption, and would take any password. */
async function startBareServer() {
  let said = ''
  const server = createServer((socket) => {
    socket.write('* OK [CAPABILITY IMAP4rev1 AUTH=PLAIN] here\r\n')
    socket
      .on('error', () => undefined)
      .on('data', (chunk) => {
        said += chunk.toString()
        for (const [, tag] of chunk.toString().matchAll(/^(\S+) /gm)) socket.write(`${tag} OK done\r\n`)
      })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('It has no port.')
  return {
    port: address.port,
    said: () => said,
    close: () => new Promise((resolve) => server.close(resolve)),
  }
}

function opened(opening: MailboxOpening) {
  assert.ok(opening.ok, JSON.stringify(opening))
  return opening.mailbox
}

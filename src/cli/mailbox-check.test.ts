import assert from 'node:assert/strict'
import { test } from 'node:test'
import { startImapServer } from '../../test/support/imap-server.ts'
import { freePort } from '../../test/support/process.ts'
import { checkMailbox } from './mailbox-check.ts'

test('the doctor says whether returned letters can be read, what to change, and no secret', async () => {
  const server = await startImapServer()
  server.deliver('ada', [Buffer.from('Subject: One\r\n\r\n')])
  const mailbox = server.mailboxOf('ada')
  const findings = [
    await checkMailbox(mailbox),
    await checkMailbox({ ...mailbox, pass: 'hunter3' }),
    await checkMailbox({ ...mailbox, folder: 'Nowhere' }),
    await checkMailbox({ ...mailbox, port: await freePort() }),
  ]
  await server.end()
  const says = findings.map((finding) => `${finding.level} ${finding.says}`)
  assert.match(says[0] ?? '', /^good .*can be read; waiting there: 1\.$/)
  assert.match(says[1] ?? '', /^bad .*does not let us sign in: .*Check name and password in BOUNCE_IMAP\.$/)
  assert.match(says[2] ?? '', /^bad .*cannot be opened: .*Check the folder/)
  assert.match(says[3] ?? '', /^bad .*cannot be reached: .*Check host, port/)
  assert.ok(!says.join().includes('hunter'))
})

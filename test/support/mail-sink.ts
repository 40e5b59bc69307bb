import { SMTPServer, type SMTPServerOptions } from 'smtp-server'

export type Received = { to: string; raw: string }

export type MailSink = {
  url: { host: string; port: number }
  received: Received[]
  close: () => Promise<void>
}

/** A real SMTP server that keeps what it was given; `rules` refuse, delay or break off as smtp-server lets them. */
export async function startMailSink(
  rules: SMTPServerOptions = {},
  port = 0,
  beforeAnswer?: (raw: string) => Promise<void>,
): Promise<MailSink> {
  const received: Received[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    disableReverseLookup: true,
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => void chunks.push(chunk))
      stream.on('end', () => {
        const raw = Buffer.concat(chunks).toString()
        for (const { address } of session.envelope.rcptTo) received.push({ to: address, raw })
        if (beforeAnswer === undefined) done()
        else void answerAfter(beforeAnswer(raw), done)
      })
    },
    ...rules,
  })
  // Clients that are killed break their connections, which is what these tests are about.
  server.on('error', () => undefined)
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const address = server.server.address()
  if (address === null || typeof address === 'string') throw new Error('The mail sink has no port.')
  return {
    url: { host: '127.0.0.1', port: address.port },
    received,
    close: () => new Promise((resolve) => server.close(resolve)),
  }
}

async function answerAfter(work: Promise<void>, done: (error?: Error) => void): Promise<void> {
  await work
  done()
}

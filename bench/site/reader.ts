import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { simpleParser } from 'mailparser'
import { ask, cookiesOf, type Reply } from './ask.ts'

/** Registers the way every reader does, by the code in the message, and answers with the session's cookie. */
export async function registerReader(site: { port: number; dataFolder: string }): Promise<string> {
  const asked = await ask(site.port, { path: '/register' }, { email: 'reader@bench.example' })
  const confirmation = redirectOf(asked, '/register')
  const id = confirmation.split('/').at(-1) ?? ''
  const code = await readCode(join(site.dataFolder, 'outbox', `${id}.eml`))
  const entered = await ask(site.port, { path: confirmation, cookie: cookiesOf(asked) }, { code })
  redirectOf(entered, confirmation)
  return cookiesOf(entered)
}

function redirectOf(reply: Reply, from: string): string {
  const { location } = reply.headers
  if (reply.status !== 303 || location === undefined)
    throw new Error(`POST ${from} answered ${reply.status} instead of a redirect.`)
  return location
}

/** The message is written by the queue, some time after it was asked for. */
async function readCode(file: string): Promise<string> {
  for (let attempt = 0; attempt < 500; attempt += 1) {
    const source = await readFile(file).catch(() => undefined)
    if (source) {
      const { text = '' } = await simpleParser(source)
      const [code] = /\b\d{6}\b/.exec(text) ?? []
      if (code === undefined) throw new Error(`There is no code in this message:\n${text}`)
      return code
    }
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  throw new Error(`The message with the code was not written: ${file}`)
}

import { createPrivateKey, generateKeyPairSync } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import type { Message } from '../../src/platform/mail/message.ts'
import type { SigningKey } from '../../src/platform/mail/signing-key.ts'
import { paragraphOf } from '../site/long-text.ts'

const paragraphs = Array.from({ length: 12 }, (_, at) => paragraphOf(80, at))

/** A letter of some 1,000 words to one person, as both sides are given it. */
export function letterTo(to: string, id: string): Message {
  return {
    id,
    from: { name: 'The Frontier Review', address: 'letters@frontier.example' },
    to,
    subject: 'Grain, gas and a ceasefire',
    html: `<!doctype html><title>Letter</title>${paragraphs.map((text) => `<p>${text}</p>`).join('\n')}<p>To ${to}</p>`,
    text: `${paragraphs.join('\n\n')}\n\nTo ${to}`,
    language: 'en',
    headers: {
      'List-Id': '<the-week.frontier.example>',
      'List-Unsubscribe': `<https://frontier.example/unsubscribe/${id}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    },
    isLetter: true,
  }
}

/** The same key for every process of one benchmark. */
export function keyAt(file: string): SigningKey {
  if (!existsSync(file)) {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
    writeFileSync(file, privateKey.export({ type: 'pkcs8', format: 'pem' }))
  }
  const privateKey = readFileSync(file, 'utf8')
  createPrivateKey(privateKey)
  return { domain: 'frontier.example', selector: 'bench', privateKey }
}

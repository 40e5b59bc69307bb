import assert from 'node:assert/strict'
import { codeOf } from '../../src/domain/readers/proof.ts'
import { type Answered, ask, type Asked, form } from './http.ts'
import { ORIGIN, SECRET } from './site.ts'
import { CANARY } from './world.ts'

/** A browser as far as the site knows one: it sends back the cookies it was given. */
export type Visitor = {
  get: (path: string, asked?: Asked) => Promise<Answered>
  post: (path: string, fields: Record<string, string>) => Promise<Answered>
  /** Whether the article came whole. */
  reads: (path: string) => Promise<boolean>
  /** Registers or signs in, the code taken from where the mail gets it; answers where that led. */
  signIn: (email: string, further?: Record<string, string>) => Promise<string>
  cookies: Map<string, string>
  /** The number in the visitor's cookie. */
  number: () => string
}

/** `network`: where it says it comes from, to sites that believe proxies. */
export function visit(origin: string, network = '203.0.113.7'): Visitor {
  const cookies = new Map<string, string>()
  const send = async (path: string, asked: Asked) => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const own = { ...(cookie === '' ? {} : { cookie }), 'x-forwarded-for': network }
    const answer = await ask(origin, path, { ...asked, headers: { ...own, ...asked.headers } })
    for (const line of answer.headers['set-cookie'] ?? []) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (value === '') cookies.delete(name)
      else cookies.set(name, value)
    }
    return answer
  }
  const post = (path: string, fields: Record<string, string>) => send(path, form(fields, ORIGIN))
  return {
    get: (path, asked = {}) => send(path, asked),
    post,
    reads: async (path) => {
      const { status, text } = await send(path, {})
      assert.equal(status, 200, path)
      return text.includes(CANARY)
    },
    async signIn(email, further = {}) {
      const asked = await post('/register', { email, ...further })
      const confirmation = asked.headers.location ?? ''
      assert.equal(asked.status, 303, asked.text)
      const id = confirmation.split('/').at(-1) ?? ''
      const confirmed = await post(confirmation, { code: codeOf(SECRET, { id, purpose: 'register' }) })
      assert.equal(confirmed.status, 303, confirmed.text)
      return confirmed.headers.location ?? ''
    },
    cookies,
    number: () => cookies.get('broadsheet-visitor')?.split('.')[1] ?? '',
  }
}

import { lookup } from 'node:dns/promises'
import { type IncomingMessage, type OutgoingHttpHeaders, request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import type { LookupFunction } from 'node:net'
import { pinAddresses, type Resolve } from './pinned-lookup.ts'
import { ACCEPTED_ENCODINGS, readBody, TooLarge } from './read-body.ts'

export type GuardedResponse =
  | { ok: true; status: number; url: string; headers: IncomingMessage['headers']; body: Buffer }
  | { ok: false; problem: FetchProblem; url: string; detail: string }

export type FetchProblem =
  | 'bad-address'
  | 'forbidden-address'
  | 'too-many-redirects'
  | 'too-large'
  | 'too-slow'
  | 'unreachable'

export type GuardedFetch = (url: string, options?: FetchOptions) => Promise<GuardedResponse>

/** `bytes` and `milliseconds` narrow the client's limits for one call. */
export type FetchOptions = { accept?: string; bytes?: number; milliseconds?: number }

export type GuardSettings = {
  /** For the whole answer, redirects included, on the wire and unpacked. */
  limits: { bytes: number; milliseconds: number }
  resolve?: Resolve
  /** Permits an address that is not public; for tests against a server on this machine. */
  mayAlso?: (address: string, port: number) => boolean
}

const MOST_REDIRECTS = 5
const REDIRECTS = new Set([301, 302, 303, 307, 308])

/**
 * GETs addresses that strangers chose: http and https only, public addresses only, each redirect judged anew, no
 * cookies, no credentials. What can go wrong out there is an answer, not an exception.
 */
export function createGuardedFetch(settings: GuardSettings): GuardedFetch {
  const resolve = settings.resolve ?? ((hostname) => lookup(hostname, { all: true }))
  const mayAlso = settings.mayAlso ?? (() => false)
  return async (address, options = {}) => {
    const bytes = Math.min(options.bytes ?? Infinity, settings.limits.bytes)
    const milliseconds = Math.min(options.milliseconds ?? Infinity, settings.limits.milliseconds)
    const signal = AbortSignal.timeout(milliseconds)
    let url = address
    try {
      for (let hop = 0; hop <= MOST_REDIRECTS; hop += 1) {
        const target = readUrl(url)
        if (!target)
          return failed('bad-address', url, 'Only http and https addresses without a password are fetched.')
        const pinned = await unlessAborted(pinAddresses(target, resolve, mayAlso), signal)
        if (!pinned)
          return failed('forbidden-address', url, `${target.hostname} is not on the public internet.`)
        const response = await get(target, pinned, options.accept ?? '*/*', signal)
        const next = locationOf(response, target)
        if (next === undefined) {
          const body = await readBody(response, bytes, signal)
          return {
            ok: true,
            status: response.statusCode ?? 0,
            url: target.href,
            headers: response.headers,
            body,
          }
        }
        response.destroy()
        url = next
      }
      return failed('too-many-redirects', url, `It redirected more than ${MOST_REDIRECTS} times.`)
    } catch (error) {
      if (signal.aborted)
        return failed('too-slow', url, `There was no whole answer within ${milliseconds} ms.`)
      if (error instanceof TooLarge) return failed('too-large', url, `It is larger than ${bytes} bytes.`)
      return failed('unreachable', url, error instanceof Error ? error.message : String(error))
    }
  }
}

function failed(problem: FetchProblem, url: string, detail: string): GuardedResponse {
  return { ok: false, problem, url, detail }
}

/** The URL parser writes decimal, octal and hexadecimal IPv4 as four numbers, so no spelling gets past the check. */
function readUrl(text: string): URL | undefined {
  const url = URL.parse(text)
  const isWeb = url?.protocol === 'http:' || url?.protocol === 'https:'
  return url && isWeb && url.username === '' && url.password === '' ? url : undefined
}

function get(
  url: URL,
  pinned: LookupFunction,
  accept: string,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  const headers: OutgoingHttpHeaders = {
    accept,
    'accept-encoding': ACCEPTED_ENCODINGS,
    'user-agent': 'Broadsheet',
  }
  const request = url.protocol === 'https:' ? requestHttps : requestHttp
  return new Promise((resolve, reject) => {
    // No agent: a kept connection would skip the pinned lookup.
    request(url, { agent: false, headers, lookup: pinned, signal })
      .on('response', resolve)
      .on('error', reject)
      .end()
  })
}

function locationOf(response: IncomingMessage, base: URL): string | undefined {
  const { location } = response.headers
  if (!REDIRECTS.has(response.statusCode ?? 0) || location === undefined) return undefined
  return URL.parse(location, base)?.href ?? location
}

/** Name resolution cannot be aborted, but it need not be waited for. */
async function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const aborted = Promise.withResolvers<never>()
  const abort = () => aborted.reject(signal.reason)
  signal.addEventListener('abort', abort)
  try {
    return await Promise.race([work, aborted.promise])
  } finally {
    signal.removeEventListener('abort', abort)
  }
}

import type { IncomingMessage, ServerResponse } from 'node:http'
import { withoutLetterMark } from '../../lib/letter-mark.ts'
import { type Answer, answerWith } from '../answer.ts'
import type { Deps } from '../context.ts'
import { type AskedForArticle, serveArticle } from './serve-article.ts'

/**
 * Answers a press hit straight from `node:http`, before any framework. False: it is not one, or what it needs cannot
 * be had right now, and the request goes the usual way, which also knows how to say what is wrong.
 */
export type PressListener = (request: IncomingMessage, response: ServerResponse) => boolean | Promise<boolean>

export function createPressListener(deps: Deps, fixedHeaders: [string, string][]): PressListener {
  const fixed = fixedHeaders.flat()
  const write = (response: ServerResponse, answer: Answer | undefined): boolean => {
    if (!answer) return false
    response.writeHead(answer.status, fixed.concat(answer.headers))
    response.end(answer.body)
    return true
  }
  const answer: PressListener = (request, response) => {
    const { method, url: address } = request
    if ((method !== 'GET' && method !== 'HEAD') || address === undefined) return false
    const url = withoutLetterMark(address)
    const asked = askedFor(request, method)
    const page = deps.press.get(url)
    if (page) return write(response, answerWith(page, asked))
    const entry = deps.articles.get(url)
    const site = entry && deps.site.current()
    if (!entry || !site || site instanceof Promise) return false
    const served = serveArticle(deps, site, entry, asked, notYetRendered)
    if (!(served instanceof Promise)) return write(response, served)
    return served.then(
      (found) => write(response, found),
      () => false,
    )
  }
  return (request, response) => {
    try {
      return answer(request, response)
    } catch {
      // Thrown from here it would end the program; the usual way meets it again, and answers for it.
      return false
    }
  }
}

/** Rendering is left to the usual way; what was counted is counted, and asking again is free. */
const notYetRendered = () => Promise.resolve(undefined)

function askedFor(request: IncomingMessage, method: string): AskedForArticle {
  const { 'accept-encoding': acceptEncoding, 'if-none-match': ifNoneMatch, cookie } = request.headers
  return {
    method,
    acceptEncoding: Array.isArray(acceptEncoding) ? acceptEncoding.join() : acceptEncoding,
    ifNoneMatch,
    cookie,
  }
}

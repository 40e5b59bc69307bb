import type { Asking } from '../route.ts'
import { type Answer, answerWith } from '../answer.ts'
import type { Deps } from '../context.ts'
import type { Site } from '../site-state.ts'
import { makePage } from './page.ts'

export type Rendered = {
  text: string
  contentType?: string
  /** When it will be another page by itself. Instant text. */
  until?: string
}

/**
 * Answers with a page that is the same for everyone: from the press, or rendered now and kept. `query` names the
 * parameters that make it another page; others are ignored. Undefined where there is no such page.
 */
export async function pressed(
  c: Asking,
  deps: Deps,
  query: readonly string[],
  render: (site: Site) => Promise<Rendered | undefined>,
): Promise<Response | undefined> {
  const key = pressKey(new URL(c.req.url), query)
  const kept = deps.press.get(key)
  if (kept) return toResponse(answerWith(kept, asked(c)))
  const rendered = await render(c.var.site)
  if (!rendered) return undefined
  const page = makePage(rendered.text, 'public', rendered.contentType)
  const answer = answerWith(page, asked(c))
  // Put when it is compressed already, and small.
  const until = rendered.until === undefined ? undefined : Date.parse(rendered.until)
  deps.press.put(key, page, c.var.site.generation, until)
  return toResponse(answer)
}

export function toResponse(answer: Answer): Response {
  const body = answer.body === undefined ? null : new Uint8Array(answer.body)
  const headers = new Headers()
  for (let at = 0; at + 1 < answer.headers.length; at += 2)
    headers.append(answer.headers[at] ?? '', answer.headers[at + 1] ?? '')
  return new Response(body, { status: answer.status, headers })
}

export function asked(c: Asking) {
  return {
    method: c.req.method,
    acceptEncoding: c.req.header('accept-encoding'),
    ifNoneMatch: c.req.header('if-none-match'),
  }
}

function pressKey(url: URL, query: readonly string[]): string {
  const named = query.flatMap((name) => {
    const value = url.searchParams.get(name)
    return value === null ? [] : [`${name}=${encodeURIComponent(value)}`]
  })
  return named.length === 0 ? url.pathname : `${url.pathname}?${named.join('&')}`
}

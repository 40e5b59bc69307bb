import { ask, type Request, textOf } from './ask.ts'
import type { Readership } from './readership.ts'

/** What each kind of person was sent, compressed, by path; in the order asked for. */
export type Sent = Record<keyof Readership, Map<string, Buffer>>

/**
 * Asks for every page of the measurement twice, the second time as the load will find it, and throws unless each is
 * what it should be: compressed, with all paragraphs where the article is open, and with the wall instead where not.
 */
export async function checkPages(port: number, readership: Readership): Promise<Sent> {
  const sent: Sent = {
    metered: await fetchAll(port, readership.metered),
    whole: await fetchAll(port, readership.whole),
    first: await fetchAll(port, readership.first),
    walled: await fetchAll(port, readership.walled),
  }
  for (const { path } of readership.walled) {
    const withheld = withheldOf(path, textIn(sent.whole, path), textIn(sent.walled, path))
    for (const kind of ['metered', 'first'] as const) {
      const text = textIn(sent[kind], path)
      if (!withheld.every((paragraph) => text.includes(paragraph)))
        throw new Error(`${path} is not whole for a visitor who may read it (${kind}).`)
    }
  }
  return sent
}

/** Paragraphs of the whole article that are not on the wall's page. */
function withheldOf(path: string, whole: string, walled: string): string[] {
  const paragraphs = whole.match(/<p id="p-\d+">.*?<\/p>/gs) ?? []
  const withheld = paragraphs.filter((paragraph) => !walled.includes(paragraph))
  if (withheld.length === 0 || !walled.includes('id="wall"') || whole.includes('id="wall"'))
    throw new Error(`${path} does not have its wall where it should.`)
  return withheld
}

async function fetchAll(port: number, requests: readonly Request[]): Promise<Map<string, Buffer>> {
  const bodies = new Map<string, Buffer>()
  for (const request of requests) {
    await ask(port, request)
    const reply = await ask(port, request)
    textOf(reply, request.path)
    if (reply.headers['content-encoding'] !== 'gzip') throw new Error(`${request.path} is not compressed.`)
    bodies.set(request.path, reply.bytes)
  }
  return bodies
}

function textIn(bodies: Map<string, Buffer>, path: string): string {
  const bytes = bodies.get(path) ?? Buffer.alloc(0)
  return textOf({ status: 200, headers: { 'content-encoding': 'gzip' }, bytes }, path)
}

/** A comment with which WordPress's editor marks where a block begins, ends, or stands without content of its own. */
export type BlockComment = {
  name: string
  kind: 'opens' | 'closes' | 'alone'
  attributes: Record<string, unknown>
  start: number
  end: number
}

const NAME = /^(\/?)wp:([a-z][a-z\d_-]*(?:\/[a-z][a-z\d_-]*)?)(?:\s+(\{[\s\S]*\}))?\s*(\/?)$/

/** All of them in the order in which they stand. */
export function* blockComments(html: string): Generator<BlockComment> {
  let close = 0
  for (let start = html.indexOf('<!--'); start >= 0; start = html.indexOf('<!--', close)) {
    close = html.indexOf('-->', start)
    if (close < 0) return
    const match = NAME.exec(html.slice(start + 4, close).trim())
    if (!match) continue
    const [, closes, name = '', json, alone] = match
    const kind = closes ? 'closes' : alone ? 'alone' : 'opens'
    yield { name, kind, attributes: json ? readAttributes(json) : {}, start, end: close + 3 }
  }
}

function readAttributes(json: string): Record<string, unknown> {
  try {
    return { ...JSON.parse(json) }
  } catch {
    return {}
  }
}

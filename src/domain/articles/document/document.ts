import { Buffer } from 'node:buffer'
import { checkTree, Misfit } from './check.ts'
import type { CheckedNode, Problem } from './check.ts'
import type { Document } from './nodes.ts'

export type { Document } from './nodes.ts'

const LARGEST = 2_000_000

export type ParsedDocument = { ok: true; document: Document } | { ok: false; problem: Problem }

/**
 * Reads a body that came from outside: an editor, a file, a column. Anything the schema does not know is refused,
 * whatever it leaves out is filled in. `largest` is in bytes of JSON.
 */
export function parseDocument(input: unknown, largest: number = LARGEST): ParsedDocument {
  try {
    const document = checkTree(input, largest)
    if (!isDocument(document)) return problem('must be a doc')
    if (Buffer.byteLength(JSON.stringify(document)) > largest) return problem('the document is too large')
    return { ok: true, document }
  } catch (error) {
    if (error instanceof Misfit) return { ok: false, problem: error.problem }
    throw error
  }
}

export function emptyDocument(): Document {
  return { type: 'doc', content: [{ type: 'paragraph', attrs: { dir: null, lang: null } }] }
}

function problem(message: string): ParsedDocument {
  return { ok: false, problem: { path: '', message } }
}

// The tree has just been checked against the schema, which allows exactly what the types say.
function isDocument(node: CheckedNode): node is Document {
  return node.type === 'doc'
}

import { Buffer } from 'node:buffer'
import { checkTree, Misfit } from './check.ts'
import type { CheckedNode, Problem } from './check.ts'
import { isEditionBlock } from './edition-block.ts'
import type { Document, EditionDocument } from './nodes.ts'

export type { Document, EditionDocument } from './nodes.ts'

const LARGEST = 2_000_000

export type Parsed<Kind> = { ok: true; document: Kind } | { ok: false; problem: Problem }
export type ParsedDocument = Parsed<Document>

/**
 * Reads a body that came from outside: an editor, a file, a column. Anything the schema does not know is refused,
 * whatever it leaves out is filled in. `largest` is in bytes of JSON.
 */
export function parseDocument(input: unknown, largest: number = LARGEST): ParsedDocument {
  const parsed = parseEdition(input, largest)
  if (!parsed.ok) return parsed
  const { document } = parsed
  if (hasNoEditionBlock(document)) return { ok: true, document }
  const index = document.content.findIndex(isEditionBlock)
  return problem(`${document.content[index]?.type} may stand in an edition only`, `content[${index}]`)
}

/** The same for what an edition says: blocks of articles, sections and events may stand at its top level. */
export function parseEdition(input: unknown, largest: number = LARGEST): Parsed<EditionDocument> {
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

function problem(message: string, path = ''): { ok: false; problem: Problem } {
  return { ok: false, problem: { path, message } }
}

function hasNoEditionBlock(document: EditionDocument): document is Document {
  return !document.content.some(isEditionBlock)
}

// The tree has just been checked against the schema, which allows exactly what the types say.
function isDocument(node: CheckedNode): node is EditionDocument {
  return node.type === 'doc'
}

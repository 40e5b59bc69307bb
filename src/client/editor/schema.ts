import { type AnyExtension, Mark, Node } from '@tiptap/core'
import { schema } from '../../lib/document-schema/schema.ts'
import { marks } from './marks.ts'
import { markup } from './markup.ts'

/** The schema that the server checks every save against: the editor is built on the same object. */
export const schemaSpec = schema.spec

/** One extension for each kind of node and mark, with its HTML; the schema alone says what may stand where. */
export function kinds(): AnyExtension[] {
  return [...Object.keys(schema.nodes).map(nodeKind), ...Object.keys(schema.marks).map(markKind)]
}

function nodeKind(name: string): AnyExtension {
  const own = markup[name]
  if (!own) throw new Error(`The editor does not know how a ${name} looks.`)
  return Node.create({
    name,
    topNode: name === 'doc',
    addAttributes: () => own.attributes ?? {},
    parseHTML: () => own.read,
    ...(name !== 'text' && name !== 'doc' && { renderHTML: ({ node }) => own.show(node) }),
    extendNodeSchema: (extension) =>
      extension.name === name && own.tableRole ? { tableRole: own.tableRole } : {},
  })
}

function markKind(name: string): AnyExtension {
  const own = marks[name]
  if (!own) throw new Error(`The editor does not know how ${name} looks.`)
  return Mark.create({
    name,
    addAttributes: () => own.attributes ?? {},
    parseHTML: () => own.read,
    renderHTML: ({ mark }) => own.show(mark),
  })
}

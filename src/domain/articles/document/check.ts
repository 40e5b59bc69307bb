import { isDeepStrictEqual } from 'node:util'
import type { AttributeSpec, NodeType } from 'prosemirror-model'
import { isCleanText } from '../../../lib/document-schema/attributes.ts'
import { schema } from '../../../lib/document-schema/schema.ts'

const DEEPEST = 40
const SMALLEST_NODE = '{"type":""}'.length
const RANKS = Object.keys(schema.marks)

type Attrs = Record<string, unknown>
type CheckedMark = { type: string; attrs?: Attrs }
export type CheckedNode = {
  type: string
  attrs?: Attrs
  content?: CheckedNode[]
  marks?: CheckedMark[]
  text?: string
}
/** `path` leads to the culprit, as in `content[3].attrs.level`; empty for the document itself. */
export type Problem = { path: string; message: string }

export class Misfit extends Error {
  readonly problem: Problem
  constructor(path: string, message: string) {
    super(`${path}: ${message}`)
    this.problem = { path, message }
  }
}

/** Copies a tree of nodes as the schema has it, every attribute filled in; throws a Misfit at the first fault. */
export function checkTree(input: unknown, longest: number): CheckedNode {
  // What is left is a lower bound for the size, so that no input can keep the walk busy for long.
  let left = longest

  function spend(size: number, path: string): void {
    left -= size
    if (left < 0) throw new Misfit(path, 'the document is too large')
  }

  function checkNode(node: unknown, path: string, depth: number): CheckedNode {
    if (depth > DEEPEST) throw new Misfit(path, `is nested more than ${DEEPEST} deep`)
    const raw = readRecord(node, path, ['type', 'attrs', 'content', 'marks', 'text'])
    const type = nodeType(raw, path)
    spend(SMALLEST_NODE + type.name.length, path)
    const checked: CheckedNode = { type: type.name }
    if (type.spec.attrs) checked.attrs = checkAttrs(type.spec.attrs, raw.attrs, at(path, 'attrs'))
    else refuse(raw, 'attrs', path)
    if (type.isText) checked.text = checkText(raw, path)
    else refuse(raw, 'text', path)
    const content = checkContent(type, raw.content, at(path, 'content'), depth)
    if (content.length > 0) checked.content = content
    const marks = checkMarks(raw.marks, at(path, 'marks'))
    if (marks.length > 0) checked.marks = marks
    return checked
  }

  function checkText(raw: Attrs, path: string): string {
    const { text } = raw
    if (!isCleanText(text)) throw new Misfit(at(path, 'text'), 'must be text without control characters')
    if (text === '') throw new Misfit(at(path, 'text'), 'must not be empty')
    spend(text.length, path)
    return text
  }

  function checkContent(type: NodeType, content: unknown, path: string, depth: number): CheckedNode[] {
    let match = type.contentMatch
    const checked = readList(content, path).map((child, index) => {
      const here = `${path}[${index}]`
      const node = checkNode(child, here, depth + 1)
      const next = match.matchType(typeNamed(node.type, here))
      if (!next) throw new Misfit(here, `a ${node.type} may not stand here in a ${type.name}`)
      for (const mark of node.marks ?? []) {
        const markType = schema.marks[mark.type]
        if (!markType || !type.allowsMarkType(markType)) throw new Misfit(here, `may not be ${mark.type}`)
      }
      match = next
      return node
    })
    if (!match.validEnd) throw new Misfit(path, `something is missing in the ${type.name}`)
    return joinTexts(checked)
  }

  const tree = checkNode(input, '', 0)
  refuse({ ...tree }, 'marks', '')
  return tree
}

// As ProseMirror does, so that a document that went through the editor unchanged is equal to the one that came.
function joinTexts(nodes: CheckedNode[]): CheckedNode[] {
  const joined: CheckedNode[] = []
  for (const node of nodes) {
    const last = joined.at(-1)
    if (last?.text && node.text && isDeepStrictEqual(last.marks, node.marks)) last.text += node.text
    else joined.push(node)
  }
  return joined
}

function checkMarks(marks: unknown, path: string): CheckedMark[] {
  const checked = readList(marks, path).map((mark, index) => checkMark(mark, `${path}[${index}]`))
  checked.sort((one, other) => RANKS.indexOf(one.type) - RANKS.indexOf(other.type))
  const twice = checked.find((mark, index) => mark.type === checked[index + 1]?.type)
  if (twice) throw new Misfit(path, `has the mark ${twice.type} twice`)
  return checked
}

function checkMark(mark: unknown, path: string): CheckedMark {
  const raw = readRecord(mark, path, ['type', 'attrs'])
  const type = typeof raw.type === 'string' ? schema.marks[raw.type] : undefined
  if (!type) throw new Misfit(at(path, 'type'), 'must be the name of a mark in the schema')
  if (type.spec.attrs)
    return { type: type.name, attrs: checkAttrs(type.spec.attrs, raw.attrs, at(path, 'attrs')) }
  refuse(raw, 'attrs', path)
  return { type: type.name }
}

function checkAttrs(specs: Record<string, AttributeSpec>, input: unknown, path: string): Attrs {
  const raw = readRecord(input ?? {}, path, Object.keys(specs))
  const checked: Attrs = {}
  for (const [name, spec] of Object.entries(specs)) {
    checked[name] = raw[name] === undefined ? spec.default : raw[name]
    checkValue(spec, checked[name], at(path, name))
  }
  return checked
}

function checkValue(spec: AttributeSpec, value: unknown, path: string): void {
  try {
    if (typeof spec.validate === 'function') spec.validate(value)
  } catch (error) {
    throw new Misfit(path, error instanceof Error ? error.message : String(error))
  }
}

function nodeType(raw: Attrs, path: string): NodeType {
  if (typeof raw.type !== 'string') throw new Misfit(at(path, 'type'), 'must be the name of a node')
  return typeNamed(raw.type, at(path, 'type'))
}

function typeNamed(name: string, path: string): NodeType {
  const type = schema.nodes[name]
  if (!type) throw new Misfit(path, 'must be the name of a node in the schema')
  return type
}

function refuse(raw: Attrs, key: string, path: string): void {
  if (raw[key] !== undefined) throw new Misfit(at(path, key), 'does not belong here')
}

function readRecord(input: unknown, path: string, known: string[]): Attrs {
  if (typeof input !== 'object' || input === null || Array.isArray(input))
    throw new Misfit(path, 'must be an object')
  const raw: Attrs = Object.fromEntries(Object.entries(input))
  const unknown = Object.keys(raw).find((key) => !known.includes(key))
  if (unknown !== undefined) throw new Misfit(at(path, unknown), 'is unknown')
  return raw
}

function readList(input: unknown, path: string): unknown[] {
  if (input === undefined) return []
  if (!Array.isArray(input)) throw new Misfit(path, 'must be a list')
  return Array.from(input)
}

function at(path: string, key: string): string {
  return path === '' ? key : `${path}.${key}`
}

import type { Inline, Mark } from './nodes.ts'

export type InlineWriter = {
  leaf: (node: Inline) => string
  wrap: (mark: Mark, inner: string) => string
}

/**
 * Writes inline content from the inside out, neighbours under one mark together, so that a link with a bold word is
 * one link. A footnote stands outside all marks: its number is not part of a link or a foreign phrase.
 */
export function writeInline(content: readonly Inline[] | undefined, writer: InlineWriter): string {
  return write(content ?? [], 0, writer)
}

/** False for nothing, spaces and breaks alone: such a paragraph is not shown and not counted. */
export function isShown(content: readonly Inline[] | undefined): boolean {
  return (content ?? []).some((node) =>
    node.type === 'footnote' ? isShown(node.content) : node.type === 'text' && node.text.trim() !== '',
  )
}

function write(nodes: readonly Inline[], depth: number, writer: InlineWriter): string {
  let written = ''
  for (let start = 0; start < nodes.length;) {
    const mark = markAt(nodes[start], depth)
    const end = endOfRun(nodes, start, depth)
    const run = nodes.slice(start, end)
    written += mark ? writer.wrap(mark, write(run, depth + 1, writer)) : run.map(writer.leaf).join('')
    start = end
  }
  return written
}

function endOfRun(nodes: readonly Inline[], start: number, depth: number): number {
  const mark = markAt(nodes[start], depth)
  let end = start + 1
  while (end < nodes.length && isSameMark(markAt(nodes[end], depth), mark)) end += 1
  return end
}

function markAt(node: Inline | undefined, depth: number): Mark | undefined {
  return node && node.type !== 'footnote' ? node.marks?.[depth] : undefined
}

function isSameMark(one: Mark | undefined, other: Mark | undefined): boolean {
  if (!one || !other) return one === other
  if (one.type === 'link' && other.type === 'link') return one.attrs.href === other.attrs.href
  if (one.type === 'language' && other.type === 'language')
    return one.attrs.lang === other.attrs.lang && one.attrs.dir === other.attrs.dir
  return one.type === other.type
}

import { isShown } from '../inline.ts'
import type { Block, Direction, Inline, TeaserEnd } from '../nodes.ts'

type Flow = { lang: string | null; dir: Direction | null }

/** Takes content in the order in which it is read and puts it where it may stand. */
export type Sink = {
  inline: (node: Inline, flow: Flow) => void
  block: (block: Block | TeaserEnd) => void
  /** A block begins or ends here: what comes next stands on a line of its own. */
  endLine: () => void
}

/** Gathers blocks; inline content between them becomes paragraphs. */
export function blockSink(): Sink & { finish: () => (Block | TeaserEnd)[] } {
  const blocks: (Block | TeaserEnd)[] = []
  let line: Inline[] = []
  let flow: Flow = { lang: null, dir: null }
  let isStarted = false

  function endLine(): void {
    const { lang, dir } = flow
    for (const part of splitParagraphs(line))
      if (isShown(part)) blocks.push({ type: 'paragraph', attrs: { dir, lang }, content: part })
    line = []
    isStarted = false
  }

  return {
    inline(node, at) {
      if (!isStarted) flow = at
      isStarted ||= isShown([node])
      line.push(node)
    },
    block(block) {
      endLine()
      blocks.push(block)
    },
    endLine,
    finish() {
      endLine()
      return blocks
    },
  }
}

/** Gathers inline content; blocks in it are set aside. */
export function lineSink(): Sink & { finish: () => { line: Inline[]; blocks: (Block | TeaserEnd)[] } } {
  const blocks: (Block | TeaserEnd)[] = []
  const line: Inline[] = []
  let isEnded = false
  return {
    inline(node) {
      if (isEnded && isShown([node])) {
        if (isShown(line)) line.push({ type: 'hardBreak' })
        isEnded = false
      }
      line.push(node)
    },
    block(block) {
      blocks.push(block)
    },
    endLine() {
      isEnded = true
    },
    finish: () => ({ line: tidyLine(line), blocks }),
  }
}

// Two line breaks in a row are how older editors end a paragraph.
function splitParagraphs(line: Inline[]): Inline[][] {
  const parts: Inline[][] = [[]]
  let breaks = 0
  for (const node of tidyLine(line)) {
    breaks = node.type === 'hardBreak' ? breaks + 1 : 0
    if (breaks === 2) parts.push([])
    else if (breaks < 2) parts.at(-1)?.push(node)
  }
  return parts.map(tidyLine)
}

// White space as a browser shows it: runs become one space, none stands at the ends or around a line break.
function tidyLine(line: readonly Inline[]): Inline[] {
  const tidy: Inline[] = []
  for (const node of line) {
    const last = tidy.at(-1)
    if (node.type === 'text') {
      const text = node.text.replace(/[ \t\n\r\f]+/g, ' ')
      const rest = !last || last.type === 'hardBreak' || endsInSpace(last) ? text.replace(/^ /, '') : text
      if (rest !== '') tidy.push({ ...node, text: rest })
    } else if (node.type === 'footnote') {
      tidy.push(node)
    } else {
      trimEnd(tidy)
      if (last) tidy.push(node)
    }
  }
  while (tidy.at(-1)?.type === 'hardBreak' || endsInSpace(tidy.at(-1))) {
    if (tidy.at(-1)?.type === 'hardBreak') tidy.pop()
    trimEnd(tidy)
  }
  return tidy
}

function endsInSpace(node: Inline | undefined): boolean {
  return node?.type === 'text' && node.text.endsWith(' ')
}

function trimEnd(line: Inline[]): void {
  const last = line.at(-1)
  if (last?.type !== 'text' || !last.text.endsWith(' ')) return
  line.pop()
  if (last.text !== ' ') line.push({ ...last, text: last.text.slice(0, -1) })
}

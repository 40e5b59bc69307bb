import { emptyDocument, parseDocument } from './document.ts'
import { readNodes } from './from-html/flow.ts'
import { TOP } from './from-html/reading.ts'
import type { FromHtmlOptions, Reading } from './from-html/reading.ts'
import { blockSink } from './from-html/sink.ts'
import { attribute, elementsIn, readHtml } from './from-html/tree.ts'
import type { HtmlNode } from './from-html/tree.ts'
import type { Document } from './nodes.ts'

export type { FromHtmlOptions } from './from-html/reading.ts'

/** `notes` say in English what was changed or left out, each once; `media` are the Ids of the pictures used. */
export type FromHtml = { document: Document; notes: string[]; media: string[] }

/**
 * Turns a fragment or page of HTML, however it came about, into a document. No visible text is dropped: what has no
 * place in a document becomes a plain block. The result is not limited in size; `parseDocument` is the judge of that.
 */
export function documentFromHtml(html: string, options: FromHtmlOptions = {}): FromHtml {
  const nodes = readHtml(html)
  const reading: Reading = {
    options,
    notes: new Set(),
    media: new Set(),
    anchors: linkedHeadings(nodes),
    skipped: new Set(),
    read: (children, place, sink) => readNodes(children, place, sink, reading),
  }
  const sink = blockSink()
  reading.read(nodes, TOP, sink)
  const content = oneTeaserEnd(sink.finish())
  const parsed = content.length > 0 ? parseDocument({ type: 'doc', content }, Infinity) : undefined
  if (parsed?.ok === false)
    throw new Error(
      `HTML became a document with a fault at ${parsed.problem.path}: ${parsed.problem.message}`,
    )
  return {
    document: parsed?.document ?? emptyDocument(),
    notes: [...reading.notes],
    media: [...reading.media],
  }
}

// The first mark counts; a document with more would cut differently once the first is taken out.
function oneTeaserEnd(blocks: Document['content']): Document['content'] {
  const first = blocks.findIndex((block) => block.type === 'teaserEnd')
  return blocks.filter((block, index) => block.type !== 'teaserEnd' || index === first)
}

function linkedHeadings(nodes: readonly HtmlNode[]): Set<string> {
  const linked = new Set<string>()
  const headings = new Set<string>()
  for (const element of elementsIn(nodes)) {
    const id = attribute(element, 'id')
    const href = attribute(element, 'href')
    if (/^h[1-6]$/.test(element.tagName) && /^[a-z][\w.-]{0,99}$/i.test(id)) headings.add(id)
    if (element.tagName === 'a' && href.startsWith('#')) linked.add(href.slice(1))
  }
  return linked.intersection(headings)
}

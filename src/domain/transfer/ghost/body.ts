import type { Document } from '../../articles/document/nodes.ts'
import { blocksFromHtml } from '../html.ts'
import { asList, asRecord, asText, type Loose } from '../loose.ts'
import type { BodyTools } from '../source.ts'
import { mendGhostHtml } from './html-cards.ts'
import { lexicalToBlocks } from './lexical.ts'
import { mobiledocToBlocks } from './mobiledoc.ts'

const DEEPEST = 300

/**
 * The body as blocks, from the editor's own format where there is one. Markdown cards are an exception: of those only
 * Ghost's HTML says what they look like, so an article with one is read from its HTML as a whole.
 */
export function bodyToBlocks(post: Loose, tools: BodyTools): Document['content'] {
  const html = asText(post.html)
  const lexical = parse(asText(post.lexical))
  const mobiledoc = parse(asText(post.mobiledoc))
  const hasMarkdown = holdsMarkdown(lexical) || holdsMarkdown(mobiledoc)
  if (html !== '' && (hasMarkdown || (!lexical && !mobiledoc)))
    return blocksFromHtml(mendGhostHtml(html), tools)
  if (lexical) return oneTeaserEnd(lexicalToBlocks(lexical, tools))
  return mobiledoc ? oneTeaserEnd(mobiledocToBlocks(mobiledoc, tools)) : []
}

function holdsMarkdown(json: unknown): boolean {
  const lexical = asList(asRecord(asRecord(json).root).children).map((node) => asText(asRecord(node).type))
  const cards = asList(asRecord(json).cards).map((card) => asText(asList(card)[0]))
  return [...lexical, ...cards].some((name) => name === 'markdown' || name === 'card-markdown')
}

/** The first mark counts. */
function oneTeaserEnd(blocks: Document['content']): Document['content'] {
  const first = blocks.findIndex(({ type }) => type === 'teaserEnd')
  return blocks.filter(({ type }, index) => type !== 'teaserEnd' || index === first)
}

/** Undefined for what is no JSON, and for what is nested deeper than any editor nests. */
function parse(json: string): unknown {
  try {
    return json === '' || isTooDeep(json) ? undefined : JSON.parse(json)
  } catch {
    return undefined
  }
}

/** By brackets outside of strings; one that has no end goes to the end, or looking for it would take for ever. */
function isTooDeep(json: string): boolean {
  let depth = 0
  for (const [token] of json.matchAll(/"[^"\\]*(?:\\[^][^"\\]*)*\\?(?:"|$)|[[\]{}]/g)) {
    if (token === '{' || token === '[') depth += 1
    else if (token === '}' || token === ']') depth -= 1
    if (depth > DEEPEST) return true
  }
  return false
}

import { asText } from '../loose.ts'
import { isTooDeep, parseTree, writeTree } from '../tree.ts'
import { blockComments, type BlockComment } from './block-comments.ts'
import { breakLines } from './lines.ts'

export type BlockTools = {
  /** The content of a block that is kept once and shown in several articles. */
  reusable: (id: string) => string | undefined
  note: (text: string) => void
}

const DEEPEST_REUSE = 5

/**
 * A body as WordPress stores it, in plain HTML: comments of the block editor are taken out, text outside any block has
 * its line ends turned into markup as before there were blocks. A body without blocks is all such text.
 */
export function plainHtml(content: string, tools: BlockTools, reuse = 0): string {
  let html = ''
  let at = 0
  let depth = 0
  const filledIn: string[] = []
  for (const comment of blockComments(content)) {
    const between = content.slice(at, comment.start)
    html += depth === 0 ? freeText(between) : between
    at = comment.end
    if (comment.kind === 'opens') depth += 1
    if (comment.kind === 'closes') depth = Math.max(0, depth - 1)
    if (comment.kind === 'alone') html += standalone(comment, tools, reuse, filledIn)
  }
  if (filledIn.length > 0) {
    const names = [...new Set(filledIn)].join(', ')
    tools.note(`Left out, because WordPress fills them in anew whenever it shows them: ${names}`)
  }
  const rest = content.slice(at)
  return html + (depth === 0 ? freeText(rest) : rest)
}

function freeText(text: string): string {
  if (text.trim() === '') return text
  const tree = parseTree(embedBareAddresses(text))
  if (isTooDeep(tree)) return text
  breakLines(tree)
  return writeTree(tree)
}

function standalone(comment: BlockComment, tools: BlockTools, reuse: number, filledIn: string[]): string {
  const { name, attributes } = comment
  if (name === 'footnotes' || name === 'more' || name === 'spacer') return ''
  if (name !== 'block') {
    const labels = ['label', 'content', 'text', 'url'].map((key) => asText(attributes[key])).filter(Boolean)
    filledIn.push(labels.length > 0 ? `${name} (${labels.join(', ')})` : name)
    return ''
  }
  const id = asText(attributes.ref)
  const shared = tools.reusable(id)
  if (shared !== undefined && reuse < DEEPEST_REUSE) return plainHtml(shared, tools, reuse + 1)
  tools.note(`The shared block ${id} is not in the export.`)
  return ''
}

/** Sites whose address alone on a line WordPress showed as what is there: those of its own list that are in use. */
const EMBEDDED =
  /^(?:[\w-]+\.)*(?:youtube\.com|youtu\.be|vimeo\.com|wordpress\.tv|videopress\.com|dailymotion\.com|ted\.com|twitter\.com|x\.com|instagram\.com|facebook\.com|flickr\.com|flic\.kr|soundcloud\.com|mixcloud\.com|spotify\.com|scribd\.com|slideshare\.net|speakerdeck\.com|issuu\.com|reddit\.com|tumblr\.com|tiktok\.com|pinterest\.com|imgur\.com|kickstarter\.com|bsky\.app)$/i

function embedBareAddresses(text: string): string {
  return text.replace(/^[ \t]*(https?:\/\/[^\s<>"]+)[ \t]*$/gm, (line, address: string) => {
    const host = URL.canParse(address) ? new URL(address).hostname : ''
    return EMBEDDED.test(host) ? `<div class="wp-block-embed__wrapper">${address}</div>` : line
  })
}

import { cleanText } from './loose.ts'
import { isElement, isText, type Parent, parseTree } from './tree.ts'

const UNSEEN = new Set(['script', 'style', 'template', 'head', 'title', 'iframe', 'noembed', 'noframes'])
const INLINE = new Set(
  'a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd mark q s samp small span strike strong sub sup time tt u var'.split(
    ' ',
  ),
)

/** The text that a browser shows of a piece of HTML, on one line. */
export function plainText(html: string): string {
  const parts: string[] = []
  collect(parseTree(html), parts)
  return cleanText(parts.join('')).replace(/\s+/g, ' ').trim()
}

/** Without recursion, so that no nesting is too deep. */
function collect(tree: Parent, parts: string[]): void {
  const open: (Parent['childNodes'][number] | ' ')[] = tree.childNodes.toReversed()
  for (let node = open.pop(); node; node = open.pop()) {
    if (node === ' ') parts.push(node)
    else if (isText(node)) parts.push(node.value)
    else if (isElement(node) && !UNSEEN.has(node.tagName)) {
      const isLine = !INLINE.has(node.tagName)
      if (isLine) parts.push(' ')
      if (isLine) open.push(' ')
      open.push(...node.childNodes.toReversed())
    }
  }
}

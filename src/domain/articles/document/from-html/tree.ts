import { html as names, parse, parseFragment } from 'parse5'
import type { DefaultTreeAdapterTypes } from 'parse5'

export type HtmlNode = DefaultTreeAdapterTypes.ChildNode
export type HtmlElement = DefaultTreeAdapterTypes.Element

const UNSEEN = new Set(['script', 'style', 'template', 'title', 'iframe', 'head', 'meta', 'link'])

/** The nodes of a fragment, or of the body where the text is a whole page. */
export function readHtml(html: string): HtmlNode[] {
  if (!/<(?:!doctype|html|body)[\s>]/i.test(html)) return fragment(html)
  const page = parse(html, { scriptingEnabled: false }).childNodes.find((node) => node.nodeName === 'html')
  const parts = page && isElement(page) ? page.childNodes : []
  return parts.filter(isElement).find((part) => part.tagName === 'body')?.childNodes ?? fragment(html)
}

// Without scripting, what stands in a noscript is read like everything else.
function fragment(html: string): HtmlNode[] {
  return parseFragment(html, { scriptingEnabled: false }).childNodes
}

export function isElement(node: HtmlNode): node is HtmlElement {
  return 'tagName' in node
}

/** The name of an HTML element; `svg` or `math` for everything in those. */
export function tagOf(element: HtmlElement): string {
  if (element.namespaceURI === names.NS.HTML) return element.tagName
  return element.namespaceURI === names.NS.MATHML ? 'math' : 'svg'
}

export function attribute(element: HtmlElement, name: string): string {
  return element.attrs.find((attr) => attr.name === name)?.value.trim() ?? ''
}

/** Whether one of the element's classes is among `wanted`. */
export function hasClass(element: HtmlElement, ...wanted: string[]): boolean {
  const classes = attribute(element, 'class')
  return classes !== '' && classes.split(/\s+/).some((name) => wanted.includes(name))
}

export function isUnseen(element: HtmlElement): boolean {
  return UNSEEN.has(element.tagName)
}

/** All elements below, in document order, without recursion so that no nesting is too deep. */
export function* elementsIn(nodes: readonly HtmlNode[]): Generator<HtmlElement> {
  const open = [...nodes].toReversed()
  for (let node = open.pop(); node; node = open.pop()) {
    if (!isElement(node)) continue
    yield node
    for (let index = node.childNodes.length - 1; index >= 0; index -= 1) {
      const child = node.childNodes[index]
      if (child) open.push(child)
    }
  }
}

/** All visible text below, as it stands. */
export function rawText(nodes: readonly HtmlNode[]): string {
  let text = ''
  const open = [...nodes].toReversed()
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.nodeName === '#text' && 'value' in node) text += node.value
    if (!isElement(node) || isUnseen(node)) continue
    if (node.tagName === 'br') text += '\n'
    for (let index = node.childNodes.length - 1; index >= 0; index -= 1) {
      const child = node.childNodes[index]
      if (child) open.push(child)
    }
  }
  return cleanText(text)
}

/** All visible text below on one line. */
export function lineText(nodes: readonly HtmlNode[]): string {
  return rawText(nodes).replace(/\s+/g, ' ').trim()
}

/** Without the characters that a document may not hold. */
export function cleanText(text: string): string {
  return text.toWellFormed().replace(/(?![\t\n\r])\p{Control}/gu, ' ')
}

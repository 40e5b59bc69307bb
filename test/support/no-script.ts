import { type DefaultTreeAdapterTypes, parse, parseFragment } from 'parse5'

type Node = DefaultTreeAdapterTypes.Node
type Element = DefaultTreeAdapterTypes.Element

const foreign = ['iframe', 'object', 'embed', 'base', 'frame', 'marquee', 'noscript', 'xmp', 'listing']
const addresses = ['href', 'xlink:href', 'src', 'action', 'formaction', 'data', 'to', 'content', 'poster']

/** What in a page of ours could run or load somebody else's code, as a browser reads it: nothing, where all is well. */
export function scriptsIn(html: string): string[] {
  return elementsOf(parse(html)).flatMap(wrongWith)
}

/** The same for a piece of a page, as a feed carries it. */
export function scriptsInPiece(html: string): string[] {
  return elementsOf(parseFragment(html)).flatMap(wrongWith)
}

function elementsOf(node: Node): Element[] {
  const children = 'childNodes' in node ? node.childNodes : []
  const inside = 'content' in node ? elementsOf(node.content) : []
  return [...('tagName' in node ? [node] : []), ...inside, ...children.flatMap(elementsOf)]
}

function wrongWith(element: Element): string[] {
  const { tagName, attrs } = element
  const name = ({ name, prefix }: Element['attrs'][number]) => (prefix ? `${prefix}:${name}` : name)
  const wrong = attrs
    .filter((attr) => /^on|^style$|^srcdoc$/i.test(attr.name) || isScript(name(attr), attr.value))
    .map((attr) => `<${tagName} ${name(attr)}="${attr.value}">`)
  if (foreign.includes(tagName)) wrong.push(`<${tagName}>`)
  if (tagName === 'style' || (tagName === 'meta' && valueOf(element, 'http-equiv') !== undefined))
    wrong.push(`<${tagName}>`)
  if (tagName === 'script' && !isOurs(element)) wrong.push(`<script>${textOf(element).slice(0, 80)}`)
  return wrong
}

function isScript(name: string, value: string): boolean {
  // Browsers pass over blanks and control characters in a scheme.
  const address = [...value].filter((character) => character > ' ').join('')
  return addresses.includes(name) && /^(?:javascript|vbscript|data):/i.test(address)
}

/** A file of this site, or facts that are whole. */
function isOurs(script: Element): boolean {
  const src = valueOf(script, 'src')
  if (src !== undefined) return /^\/(?!\/)/.test(src)
  if (!/^application\/(?:ld\+)?json$/.test(valueOf(script, 'type') ?? '')) return false
  try {
    JSON.parse(textOf(script))
    return true
  } catch {
    return false
  }
}

function valueOf({ attrs }: Element, wanted: string): string | undefined {
  return attrs.find(({ name }) => name === wanted)?.value
}

function textOf({ childNodes }: Element): string {
  return childNodes.map((node) => ('value' in node ? node.value : '')).join('')
}

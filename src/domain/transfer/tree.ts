import { type DefaultTreeAdapterTypes, defaultTreeAdapter, html, parseFragment, serialize } from 'parse5'

export type Fragment = DefaultTreeAdapterTypes.DocumentFragment
export type Parent = DefaultTreeAdapterTypes.ParentNode
export type Child = DefaultTreeAdapterTypes.ChildNode
export type Element = DefaultTreeAdapterTypes.Element

/** HTML as a tree that an import mends before it is read as a document. */
export function parseTree(text: string): Fragment {
  return parseFragment(text, { scriptingEnabled: false })
}

export function writeTree(tree: Parent): string {
  return serialize(tree, { scriptingEnabled: false })
}

export function isElement(node: Child): node is Element {
  return 'tagName' in node
}

export function isText(node: Child): node is DefaultTreeAdapterTypes.TextNode {
  return node.nodeName === '#text'
}

export function attributeOf(element: Element, name: string): string {
  return element.attrs.find((attribute) => attribute.name === name)?.value ?? ''
}

export function hasClass(element: Element, name: string): boolean {
  return attributeOf(element, 'class').split(/\s+/).includes(name)
}

export function element(
  tag: string,
  attributes: Record<string, string> = {},
  children: Child[] = [],
): Element {
  const attrs = Object.entries(attributes).map(([name, value]) => ({ name, value }))
  const made = defaultTreeAdapter.createElement(tag, html.NS.HTML, attrs)
  for (const child of children) defaultTreeAdapter.appendChild(made, child)
  return made
}

export function textNode(value: string): Child {
  return { ...parseFragmentText(), value }
}

export function replaceWith(node: Child, replacements: Child[]): void {
  const parent = node.parentNode
  if (!parent) return
  for (const replacement of replacements) defaultTreeAdapter.insertBefore(parent, replacement, node)
  defaultTreeAdapter.detachNode(node)
}

const DEEPEST = 500

/** Whether it can be walked and written by recursion; no person has written what is deeper. */
export function isTooDeep(tree: Parent): boolean {
  const open: { node: Parent; depth: number }[] = [{ node: tree, depth: 0 }]
  for (let next = open.pop(); next; next = open.pop()) {
    if (next.depth > DEEPEST) return true
    for (const child of next.node.childNodes) {
      if (isElement(child)) open.push({ node: child, depth: next.depth + 1 })
    }
  }
  return false
}

/** All elements below, in document order, as they are now: the tree may be changed while they are looked at. */
export function elementsOf(tree: Parent): Element[] {
  const found: Element[] = []
  const open = tree.childNodes.toReversed()
  for (let node = open.pop(); node; node = open.pop()) {
    if (!isElement(node)) continue
    found.push(node)
    open.push(...node.childNodes.toReversed())
  }
  return found
}

function parseFragmentText(): DefaultTreeAdapterTypes.TextNode {
  return { nodeName: '#text', value: '', parentNode: null }
}

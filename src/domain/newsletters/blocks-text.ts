import type { ShowEditionBlock } from '../articles/document/edition-block.ts'
import type { EditionDocument } from '../articles/document/nodes.ts'
import { renderText } from '../articles/document/text.ts'

/** A document as the text part of a mail: like its plain text, with the address of each link behind its words. */
export function renderMailText(
  document: EditionDocument,
  { link, editionBlock }: { link: (href: string) => string; editionBlock?: ShowEditionBlock },
): string {
  const content = document.content.map((block) => withAddresses(block, link))
  return renderText({ ...document, content }, editionBlock)
}

/** The same node with each link's address written out where the link ends. */
function withAddresses<Node>(node: Node, link: (href: string) => string): Node
function withAddresses(node: unknown, link: (href: string) => string): unknown {
  if (typeof node !== 'object' || node === null || !('content' in node) || !Array.isArray(node.content))
    return node
  const children: readonly unknown[] = node.content
  const content = children.flatMap((child, index) => {
    const href = hrefOf(child)
    const isLast = href !== undefined && hrefOf(children[index + 1]) !== href
    if (!isLast || href.startsWith('#') || isItsOwnAddress(child, href)) return [withAddresses(child, link)]
    return [child, { type: 'text', text: ` <${link(href)}>` }]
  })
  return { ...node, content }
}

function hrefOf(node: unknown): string | undefined {
  if (typeof node !== 'object' || node === null || !('marks' in node) || !Array.isArray(node.marks))
    return undefined
  const marks: readonly unknown[] = node.marks
  for (const mark of marks)
    if (typeof mark === 'object' && mark !== null && 'attrs' in mark) {
      const { attrs } = mark
      if (typeof attrs === 'object' && attrs !== null && 'href' in attrs && typeof attrs.href === 'string')
        return attrs.href
    }
  return undefined
}

function isItsOwnAddress(node: unknown, href: string): boolean {
  return typeof node === 'object' && node !== null && 'text' in node && node.text === href
}

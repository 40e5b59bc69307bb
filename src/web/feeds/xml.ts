/** Markup that is well-formed already. Made by `element` alone, so that text cannot be taken for it. */
export type Xml = { readonly markup: string }

type Attributes = { [name: string]: string | number | undefined }
type Child = Xml | string | undefined

// All but what XML 1.0 (2.2) calls Char: the rest may not stand in a document even as a reference.
const FORBIDDEN = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu

const REFERENCES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** An element; strings among its children are text. Undefined children and attributes are left out. */
export function element(name: string, attributes: Attributes, ...children: Child[]): Xml {
  const written = Object.entries(attributes).map(([key, value]) =>
    value === undefined ? '' : ` ${key}="${escapeAttribute(String(value))}"`,
  )
  const inner = children.map((child) =>
    typeof child === 'string' ? escapeText(child) : (child?.markup ?? ''),
  )
  const start = `<${name}${written.join('')}`
  return { markup: inner.length === 0 ? `${start}/>` : `${start}>${inner.join('')}</${name}>` }
}

/** A whole document in UTF-8. */
export function writeXml(root: Xml): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root.markup}\n`
}

function escapeText(text: string): string {
  return text
    .replace(FORBIDDEN, '')
    .replace(/[&<>]/g, (character) => REFERENCES[character] ?? '')
    .replaceAll('\r', '&#13;')
}

/** Parsers turn line ends and tabs in attributes into spaces unless they are references. */
function escapeAttribute(text: string): string {
  return text
    .replace(FORBIDDEN, '')
    .replace(/[&<>"]/g, (character) => REFERENCES[character] ?? '')
    .replace(/[\t\n\r]/g, (character) => `&#${character.charCodeAt(0)};`)
}

import { cleanText } from './text.ts'
import { markDeepLists } from './word-lists.ts'

/**
 * Turns what Word, Google Docs and web pages put on the clipboard into the plain elements it stands for: styles become
 * elements or go, wrappers go, lists become lists. What is left is read by the schema, which takes nothing else.
 */
export function cleanPasted(html: string, own: 'ltr' | 'rtl' = 'ltr'): string {
  const page = new DOMParser().parseFromString(putStylesAway(html), 'text/html')
  const { body } = page
  if (body.querySelector('[data-pm-slice]')) return html
  removeFurniture(body)
  markDeepLists(body)
  for (const element of body.querySelectorAll<HTMLElement>('*')) sayByElements(element)
  unwrapGoogle(body)
  headTables(body)
  for (const element of body.querySelectorAll<HTMLElement>('*')) strip(element, own)
  dropEmpty(body)
  return body.innerHTML
}

/** Styles are read as words: as styles, and as scripts, they would be refused by the page's own policy, each with a report. */
function putStylesAway(html: string): string {
  return html
    .replace(/<!--\[if[\s\S]*?<!\[endif\]-->/g, '')
    .replace(/<style\b[\s\S]*?<\/style>/gi, '')
    .replace(/<[a-z][^<>]*>/gi, (tag) => tag.replace(/\s(style|on[a-z]+)(?=\s*=)/gi, ' data-$1'))
}

const furniture =
  'script, style, meta, link, title, head, iframe, object, embed, form, input, button, select, textarea, svg, nav, noscript, template, o\\:p, xml, [hidden], [aria-hidden=true]'

function removeFurniture(body: HTMLElement): void {
  for (const element of body.querySelectorAll(furniture)) {
    // Word puts `o:p` around real words now and then.
    if (element.localName === 'o:p' && element.textContent?.trim()) element.replaceWith(...element.childNodes)
    else element.remove()
  }
  const comments = body.ownerDocument.createTreeWalker(body, NodeFilter.SHOW_COMMENT | NodeFilter.SHOW_TEXT)
  for (let node = comments.nextNode(), next; node; node = next) {
    next = comments.nextNode()
    if (node.nodeType === Node.COMMENT_NODE) node.parentNode?.removeChild(node)
    else node.nodeValue = cleanText(node.nodeValue ?? '').replaceAll('\u00ad', '')
  }
}

/** Weight, slant and position that a style says, as elements; a bold element that its style makes plain is undone. */
function sayByElements(element: HTMLElement): void {
  const style = readStyle(element)
  const weight = style.get('font-weight') ?? ''
  const isHeading = /^h[1-6]$/.test(element.localName)
  if (/^(?:b|strong)$/.test(element.localName) && /^(?:normal|[1-4]00)$/.test(weight)) return unwrap(element)
  if (/^(?:i|em)$/.test(element.localName) && style.get('font-style') === 'normal') return unwrap(element)
  if (style.get('display') === 'none' || style.get('mso-hide') === 'all') return element.remove()
  if (element.localName !== 'span' && element.localName !== 'font') return
  if (
    !isHeading &&
    /^(?:bold|bolder|[6-9]00)$/.test(weight) &&
    !element.closest('h1, h2, h3, h4, h5, h6, th')
  )
    wrapContent(element, 'strong')
  if (/italic|oblique/.test(style.get('font-style') ?? '')) wrapContent(element, 'em')
  const line = `${style.get('text-decoration') ?? ''} ${style.get('text-decoration-line') ?? ''}`
  if (line.includes('line-through')) wrapContent(element, 's')
  const place = style.get('vertical-align')
  if (place === 'super') wrapContent(element, 'sup')
  if (place === 'sub') wrapContent(element, 'sub')
}

/** Google wraps everything in a bold element that is not bold, and puts lists beside their parents. */
function unwrapGoogle(body: HTMLElement): void {
  for (const element of body.querySelectorAll<HTMLElement>('[id^="docs-internal-guid"]')) unwrap(element)
  for (const list of body.querySelectorAll<HTMLElement>('ul > ul, ul > ol, ol > ul, ol > ol'))
    if (list.previousElementSibling?.localName === 'li') list.previousElementSibling.append(list)
    else wrapIn(list, 'li')
}

/** A first row in bold is a header row; a table of one cell is layout. */
function headTables(body: HTMLElement): void {
  for (const table of body.querySelectorAll('table')) {
    const cells = [...table.querySelectorAll('td, th')]
    if (cells.length === 1) {
      table.replaceWith(...(cells[0]?.childNodes ?? []))
      continue
    }
    const first = [...(table.querySelector('tr')?.children ?? [])]
    const isHead = first.length > 0 && first.every((cell) => isBoldThrough(cell))
    if (!isHead || table.querySelectorAll('tr').length < 2) continue
    for (const cell of first) {
      const head = rename(cell, 'th')
      for (const bold of head.querySelectorAll<HTMLElement>('strong, b')) unwrap(bold)
    }
  }
}

function isBoldThrough(cell: Element): boolean {
  const words = cell.textContent?.trim() ?? ''
  if (words === '' || cell.localName === 'th') return cell.localName === 'th'
  const bold = [...cell.querySelectorAll('strong, b')].map((element) => element.textContent ?? '').join('')
  return bold.replace(/\s/g, '') === words.replace(/\s/g, '')
}

const kept = new Set(['href', 'colspan', 'rowspan', 'start', 'dir', 'lang'])
const wrappers = new Set(
  'span font section article main header footer center u small big label ins mark abbr time picture figure figcaption'.split(
    ' ',
  ),
)
const blockWrappers = new Set('div section article main header footer center figure figcaption'.split(' '))

/** Direction and language stay where the text turns; Word and pages say them of everything. */
function strip(element: HTMLElement, own: 'ltr' | 'rtl'): void {
  const { localName } = element
  if (localName === 'img') return element.remove()
  for (const name of element.getAttributeNames()) if (!kept.has(name)) element.removeAttribute(name)
  const around = element.parentElement?.closest('[dir]')?.getAttribute('dir') ?? own
  const isTurned = (element.dir === 'rtl' || element.dir === 'ltr') && element.dir !== around
  if (!isTurned) {
    element.removeAttribute('dir')
    element.removeAttribute('lang')
  }
  if (localName === 'span' && isTurned) return
  if (blockWrappers.has(localName)) loosen(element)
  else if (wrappers.has(localName)) unwrap(element)
}

/** A block without blocks is a paragraph; with some it is only a wrapper. */
function loosen(element: HTMLElement): void {
  const hasBlocks = element.querySelector(
    'p, div, section, ul, ol, table, h1, h2, h3, h4, h5, h6, blockquote, pre, hr',
  )
  if (hasBlocks) unwrap(element)
  else rename(element, 'p')
}

function dropEmpty(body: HTMLElement): void {
  for (const element of body.querySelectorAll('a:not([href])')) unwrap(element)
  for (const element of body.querySelectorAll('strong, em, b, i, s, sup, sub, a'))
    if (!element.textContent) element.remove()
  for (const element of body.querySelectorAll('p, h1, h2, h3, h4, h5, h6'))
    if (!element.textContent?.replaceAll('\u00a0', ' ').trim() && !element.closest('td, th, li'))
      element.remove()
}

function readStyle(element: HTMLElement): Map<string, string> {
  const text = element.getAttribute('data-style') ?? ''
  const pairs = text.split(';').map((rule) => {
    const at = rule.indexOf(':')
    return [
      rule.slice(0, at).trim().toLowerCase(),
      rule
        .slice(at + 1)
        .trim()
        .toLowerCase(),
    ] as const
  })
  return new Map(pairs)
}

export function rename(element: Element, name: string): HTMLElement {
  const made = element.ownerDocument.createElement(name)
  for (const key of element.getAttributeNames()) made.setAttribute(key, element.getAttribute(key) ?? '')
  made.append(...element.childNodes)
  element.replaceWith(made)
  return made
}

function wrapContent(element: HTMLElement, name: string): void {
  const made = element.ownerDocument.createElement(name)
  made.append(...element.childNodes)
  element.append(made)
}

function wrapIn(element: Element, name: string): void {
  const made = element.ownerDocument.createElement(name)
  element.replaceWith(made)
  made.append(element)
}

function unwrap(element: Element): void {
  element.replaceWith(...element.childNodes)
}

import type { Block } from '../nodes.ts'
import type { Reading } from './reading.ts'
import { attribute, cleanText, isElement, isUnseen, rawText, tagOf } from './tree.ts'
import type { HtmlElement, HtmlNode } from './tree.ts'

const LINES = new Set(
  'address article aside blockquote br button caption dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr legend li main nav object ol optgroup option p param pre section select source summary table textarea tr track ul video audio'.split(
    ' ',
  ),
)
const TELLING = ['src', 'data', 'href', 'poster', 'placeholder', 'value']

/** What nothing in a document fits, as a labelled plain block with its text and addresses; undefined if it has none. */
export function plainBlock(element: HtmlElement, reading: Reading): Block | undefined {
  const label = tagOf(element)
  const text = plainText(element)
  if (text === '') {
    reading.notes.add(`An element without text was left out: ${label}`)
    return undefined
  }
  reading.notes.add(`An element became a plain block, which keeps its text: ${label}`)
  return { type: 'plainBlock', attrs: { label }, content: [{ type: 'text', text }] }
}

/** Text exactly as it stands, for code; undefined where there is none. */
export function codeBlock(element: HtmlElement): Block | undefined {
  const text = rawText(element.childNodes)
    .replace(/\r\n?/g, '\n')
    .replace(/^\n|\n$/g, '')
  if (text.trim() === '') return undefined
  return { type: 'codeBlock', attrs: { language: codeLanguage(element) }, content: [{ type: 'text', text }] }
}

function codeLanguage(element: HtmlElement): string | null {
  const code = element.childNodes.filter(isElement).find((child) => child.tagName === 'code')
  const classes = [element, code].map((node) => (node ? attribute(node, 'class') : '')).join(' ')
  return /(?:^|\s)lang(?:uage)?-([\w+#.-]{1,40})(?:\s|$)/.exec(classes)?.[1] ?? null
}

function plainText(element: HtmlElement): string {
  let text = ''
  const open: (HtmlNode | '\n')[] = [element]
  for (let node = open.pop(); node; node = open.pop()) {
    if (node === '\n') text += node
    else if ('value' in node && node.nodeName === '#text') text += node.value.replace(/\s+/g, ' ')
    else if (isElement(node) && !isUnseen(node)) {
      if (LINES.has(node.tagName)) open.push('\n')
      for (const child of node.childNodes.toReversed()) open.push(child)
      if (LINES.has(node.tagName)) text += '\n'
      text += addresses(node)
    }
  }
  return cleanText(text)
    .replace(/[ \t]+/g, ' ')
    .replace(/[ \t]*\n\s*/g, '\n')
    .trim()
}

function addresses(element: HtmlElement): string {
  if (attribute(element, 'type') === 'hidden') return ''
  const told = TELLING.map((name) => attribute(element, name)).filter(
    (value) => value !== '' && !/^data:/i.test(value),
  )
  return told.length > 0 ? ` ${told.join(' ')} ` : ''
}

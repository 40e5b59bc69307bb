import { tidyHref } from '../../../lib/document-schema/href.ts'
import { writeInline } from './inline.ts'
import type { Inline, Mark, Phrase } from './nodes.ts'

/** The footnotes met so far, in order; `[^1]` is the first. */
export type Notes = (readonly Phrase[] | undefined)[]

const HTML_MARKS = { superscript: 'sup', subscript: 'sub' }
const SIGNS = { bold: '**', italic: '*', strike: '~~' }
const HTML_SIGNS = { bold: 'strong', italic: 'em', strike: 'del' }

/** Inline content as Markdown in which nothing but its marks means anything; line breaks are `\` at a line's end. */
export function lineMarkdown(content: readonly Inline[] | undefined, notes: Notes): string {
  const written = writeInline(content, {
    leaf: (node) => {
      if (node.type === 'text') return isCode(node) ? codeSpan(node.text) : escaped(node.text)
      return node.type === 'hardBreak' ? '\\\n' : `[^${notes.push(node.content)}]`
    },
    wrap,
  })
  return withoutLastBreaks(written).split('\n').map(guardStart).join('\n')
}

// An odd number of backslashes at the end is a break; an even number is text.
function withoutLastBreaks(markdown: string): string {
  let text = markdown.trimEnd()
  while (/(?<!\\)(?:\\\\)*\\$/.test(text.slice(-1000))) text = text.slice(0, -1).trimEnd()
  return text
}

function isCode(node: Inline): boolean {
  return node.type === 'text' && node.marks?.at(-1)?.type === 'code'
}

function wrap(mark: Mark, inner: string): string {
  switch (mark.type) {
    case 'code':
      return inner
    case 'link':
      return `[${inner}](<${tidyHref(mark.attrs.href)}>)`
    case 'language': {
      const { lang, dir } = mark.attrs
      return `<span${lang ? ` lang="${lang}"` : ''}${dir ? ` dir="${dir}"` : ''}>${inner}</span>`
    }
    case 'superscript':
    case 'subscript':
      return `<${HTML_MARKS[mark.type]}>${inner}</${HTML_MARKS[mark.type]}>`
    default:
      return emphasised(mark.type, inner)
  }
}

// The signs only work directly at a letter or digit; elsewhere the HTML for the same says it.
function emphasised(type: 'bold' | 'italic' | 'strike', inner: string): string {
  if (/^[\p{L}\p{N}]/u.test(inner) && /[\p{L}\p{N}]$/u.test(inner)) return SIGNS[type] + inner + SIGNS[type]
  return inner.trim() === '' ? inner : `<${HTML_SIGNS[type]}>${inner}</${HTML_SIGNS[type]}>`
}

function escaped(text: string): string {
  return text.replace(/\s/g, spaceAsWritten).replace(/[\\`*_[\]<~]|&(?=#?\w+;)|!$/g, '\\$&')
}

function spaceAsWritten(space: string): string {
  return space === '\u00A0' ? space : ' '
}

function codeSpan(text: string): string {
  const fence = '`'.repeat(longestRun(text) + 1)
  const line = text.replace(/\s/g, ' ')
  const needsRoom = /^`|`$|^ .* $/.test(line)
  return needsRoom ? `${fence} ${line} ${fence}` : fence + line + fence
}

/** How many backticks stand together at most: a fence around the text needs more. */
export function longestRun(text: string): number {
  return (text.match(/`+/g) ?? []).reduce((longest, run) => Math.max(longest, run.length), 0)
}

// At the start of a line, these would begin a list, a quotation or a heading, or underline one.
function guardStart(line: string): string {
  return line
    .trimStart()
    .replace(/^(\d{1,9})([.)])/, '$1\\$2')
    .replace(/^(?:[-+=:>]|#{1,6}(?=\s|$))/, '\\$&')
}

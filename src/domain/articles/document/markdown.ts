import { isEditionBlock, type ShowEditionBlock } from './edition-block.ts'
import { isShown } from './inline.ts'
import { lineMarkdown, longestRun } from './markdown-inline.ts'
import type { Notes } from './markdown-inline.ts'
import { tableMarkdown } from './markdown-table.ts'
import type {
  Block,
  CodeBlock,
  EditionDocument,
  Figure,
  ListItem,
  Paragraph,
  PlainBlock,
  TeaserEnd,
} from './nodes.ts'
import { inlineText } from './text.ts'

export type MarkdownOptions = {
  /** Where a picture is found; undefined leaves its description. */
  media?: (id: string) => string | undefined
  /** Markdown for what an edition shows between its paragraphs. */
  editionBlock?: ShowEditionBlock
}

/**
 * The document as CommonMark with the two extensions that are read nearly everywhere: pipe tables and footnotes.
 * What Markdown has no sign for (languages, raised and lowered text) is written as the HTML that it allows.
 */
export function renderMarkdown(document: EditionDocument, options: MarkdownOptions = {}): string {
  const notes: Notes = []
  const blocks = blocksMarkdown(document.content, notes, options)
  const definitions = notes.map((content, index) => {
    const text = lineMarkdown(content, []).replaceAll('\n', '\n    ')
    return `[^${index + 1}]: ${text}`
  })
  return [blocks, ...definitions].filter((part) => part !== '').join('\n\n') + '\n'
}

function blocksMarkdown(blocks: EditionDocument['content'], notes: Notes, options: MarkdownOptions): string {
  let written = ''
  let last: string | undefined
  for (const block of blocks) {
    const markdown = isEditionBlock(block)
      ? (options.editionBlock?.(block) ?? '')
      : blockMarkdown(block, notes, options)
    if (markdown === '') continue
    // Two lists in a row would be read as one.
    const between = isList(block.type) && block.type === last ? '\n\n<!-- -->\n\n' : '\n\n'
    written += written === '' ? markdown : between + markdown
    last = block.type
  }
  return written
}

function blockMarkdown(block: Block | TeaserEnd, notes: Notes, options: MarkdownOptions): string {
  switch (block.type) {
    case 'paragraph':
      return paragraphMarkdown(block, notes)
    case 'heading': {
      const text = lineMarkdown(block.content, notes)
        .replaceAll('\\\n', '<br>')
        .replace(/#{1,6}$/, '\\$&')
      return text && `${'#'.repeat(block.attrs.level)} ${text}`
    }
    case 'bulletList':
      return listMarkdown(block.content, () => '- ', notes, options)
    case 'orderedList': {
      const start = Math.max(0, block.attrs.start)
      return listMarkdown(block.content, (index) => `${start + index}. `, notes, options)
    }
    case 'blockquote':
      return quoted(blocksMarkdown(block.content, notes, options), block.attrs.attribution)
    case 'callout':
      return quoted(blocksMarkdown(block.content, notes, options), null)
    case 'pullQuote':
      return quoted(lineMarkdown(block.content, notes), block.attrs.attribution)
    case 'figure':
      return figureMarkdown(block, notes, options)
    case 'gallery':
      return blocksMarkdown(block.content, notes, options)
    case 'table':
      return tableMarkdown(block, notes)
    case 'embed':
      return lineMarkdown(
        [
          {
            type: 'text',
            text: block.attrs.title || block.attrs.url,
            marks: [{ type: 'link', attrs: { href: block.attrs.url } }],
          },
        ],
        notes,
      )
    case 'codeBlock':
      return fenced(block, block.attrs.language ?? '')
    case 'plainBlock':
      return `${plain(block.attrs.label)}\n\n${fenced(block, '')}`
    case 'horizontalRule':
      return '---'
    case 'teaserEnd':
      return ''
  }
}

function paragraphMarkdown(paragraph: Paragraph, notes: Notes): string {
  const { lang, dir } = paragraph.attrs
  if (!isShown(paragraph.content)) return ''
  const text = lineMarkdown(paragraph.content, notes)
  if (!lang && !dir) return text
  return `<span${lang ? ` lang="${lang}"` : ''}${dir ? ` dir="${dir}"` : ''}>${text}</span>`
}

function listMarkdown(
  items: readonly ListItem[],
  marker: (index: number) => string,
  notes: Notes,
  options: MarkdownOptions,
): string {
  const written = items.map((item, index) => {
    const sign = marker(index)
    return (sign + indented(blocksMarkdown(item.content, notes, options), ' '.repeat(sign.length))).trimEnd()
  })
  return written.join(items.every((item) => item.content.length === 1) ? '\n' : '\n\n')
}

function figureMarkdown(figure: Figure, notes: Notes, options: MarkdownOptions): string {
  const { media, alt, credit } = figure.attrs
  const src = media === null ? undefined : options.media?.(media)
  const picture = src ? `![${plain(alt)}](<${src.replace(/[<>\n]/g, encodeURIComponent)}>)` : plain(alt)
  const caption = lineMarkdown(figure.content, notes)
  return [picture, caption, credit ? plain(credit) : ''].filter((part) => part !== '').join('\n\n')
}

function quoted(text: string, attribution: string | null): string {
  const parts = [text, attribution ? `— ${plain(attribution)}` : ''].filter((part) => part !== '')
  return parts.length === 0 ? '' : `> ${indented(parts.join('\n\n'), '> ')}`.replace(/^> $/gm, '>')
}

function fenced(block: CodeBlock | PlainBlock, language: string): string {
  const text = inlineText(block.content)
  const fence = '`'.repeat(Math.max(3, longestRun(text) + 1))
  return `${fence}${language}\n${text}\n${fence}`
}

function plain(text: string): string {
  return text === '' ? '' : lineMarkdown([{ type: 'text', text }], [])
}

// Empty lines stay as they are, so that no line ends in spaces.
function indented(text: string, indent: string): string {
  return text.replace(/\n(?=(\n?))/g, (_, next: string) =>
    next && indent.trim() === '' ? '\n' : `\n${indent}`,
  )
}

function isList(type: string): boolean {
  return type === 'bulletList' || type === 'orderedList'
}

import { element, type Child, isElement, isText, type Parent, replaceWith, textNode } from '../tree.ts'

const VERBATIM = new Set(['pre', 'script', 'style', 'textarea', 'svg', 'object', 'select'])
const STRUCTURE = new Set(['table', 'thead', 'tbody', 'tfoot', 'tr', 'ul', 'ol', 'dl', 'select', 'figure'])

/**
 * Before blocks, WordPress stored line ends and turned them into markup when it showed an article. One line end is
 * a line break; two begin a paragraph, which the reader of HTML makes of two line breaks.
 */
export function breakLines(parent: Parent): void {
  const isStructure = 'tagName' in parent && STRUCTURE.has(parent.tagName)
  for (const node of parent.childNodes.slice()) {
    if (isElement(node)) {
      if (!VERBATIM.has(node.tagName)) breakLines(node)
    } else if (isText(node) && node.value.includes('\n') && !(isStructure && node.value.trim() === '')) {
      replaceWith(node, broken(isAfterBreak(node) ? node.value.replace(/^[ \t]*\n/, '') : node.value))
    }
  }
}

function broken(text: string): Child[] {
  return text
    .split(/\r?\n/)
    .flatMap((line, index) => (index === 0 ? [textNode(line)] : [element('br'), textNode(line)]))
}

/** The line end after a `<br>` is only how the source was written. */
function isAfterBreak(node: Child): boolean {
  const siblings = node.parentNode?.childNodes ?? []
  const before = siblings[siblings.indexOf(node) - 1]
  return before !== undefined && isElement(before) && before.tagName === 'br'
}

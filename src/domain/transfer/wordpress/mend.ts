import { decoded } from './post.ts'
import {
  attributeOf,
  type Child,
  type Element,
  element,
  elementsOf,
  hasClass,
  type Parent,
  parseTree,
  replaceWith,
  textNode,
} from '../tree.ts'

/** Gives what only WordPress writes the form that the reader of HTML understands. */
export function mendTree(tree: Parent, footnotes: ReadonlyMap<string, string>): void {
  for (const node of elementsOf(tree)) {
    if (node.tagName === 'video' || node.tagName === 'audio') mendPlayer(node)
    else if (node.tagName === 'pre' && hasClass(node, 'wp-block-verse')) mendVerse(node)
    else if (node.tagName === 'object' && hasClass(node, 'wp-block-file__embed')) replaceWith(node, [])
    else if (node.tagName === 'a' && hasClass(node, 'wp-block-file__button'))
      replaceWith(node, [textNode(' · '), node])
    else if (node.tagName === 'sup' && hasClass(node, 'fn')) mendFootnote(node, footnotes)
  }
}

/** A film or recording plays where it is, behind a card; what stands in for it in old browsers stays as text. */
function mendPlayer(player: Element): void {
  const sources = [player, ...elementsOf(player)].map((node) => attributeOf(node, 'src')).filter(Boolean)
  const src = sources[0]
  if (src === undefined) return
  const frame = element('iframe', { src, title: attributeOf(player, 'title') || fileName(src) })
  const words = player.childNodes.filter(
    (node) => !('tagName' in node) || !['source', 'track'].includes(node.tagName),
  )
  replaceWith(player, [frame, ...words])
}

function fileName(src: string): string {
  return decoded(
    src
      .replace(/[?#].*$/, '')
      .split('/')
      .at(-1) ?? '',
  )
}

/** Verse has line breaks and marks, where code would have neither. */
function mendVerse(verse: Element): void {
  const lines = (nodes: Child[]): Child[] =>
    nodes.flatMap((node) => {
      if ('tagName' in node) return [{ ...node, childNodes: lines(node.childNodes) }]
      if (!('value' in node)) return [node]
      return node.value
        .split('\n')
        .flatMap((line, index) => (index === 0 ? [textNode(line)] : [element('br'), textNode(line)]))
    })
  replaceWith(verse, [element('p', {}, lines(verse.childNodes))])
}

/** The words of a footnote are kept beside the article, as HTML, under the number that its place names. */
function mendFootnote(place: Element, footnotes: ReadonlyMap<string, string>): void {
  const words = footnotes.get(attributeOf(place, 'data-fn'))
  if (words === undefined) return
  replaceWith(place, [element('span', { class: 'footnote' }, parseTree(words).childNodes)])
}

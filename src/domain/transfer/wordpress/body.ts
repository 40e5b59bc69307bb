import type { Document } from '../../articles/document/nodes.ts'
import { blocksFromHtml } from '../html.ts'
import { asList, asRecord, asText } from '../loose.ts'
import type { BodyTools } from '../source.ts'
import { isTooDeep, parseTree, writeTree } from '../tree.ts'
import { plainHtml } from './blocks.ts'
import { mendTree } from './mend.ts'
import type { WxrPost } from './post.ts'
import { expandShortcodes, unknownShortcodes } from './shortcodes.ts'
import type { WpSite } from './site.ts'

/** The body of an article or page as blocks. */
export function bodyToBlocks(post: WxrPost, site: WpSite, tools: BodyTools): Document['content'] {
  return blocksFromHtml(bodyToHtml(post, site, tools.note), tools)
}

/** The body as plain HTML: no shortcodes, no comments of the block editor. */
export function bodyToHtml(post: WxrPost, site: WpSite, note: (text: string) => void): string {
  const expanded = expandShortcodes(post.content, {
    attachment: (id) => site.files.get(id),
    ownPictures: () => [...site.files.values()].filter(({ parent }) => parent === post.id),
    note,
  })
  for (const name of unknownShortcodes(expanded)) {
    note(`The shortcode [${name}] of a plug-in stands in the text as it was.`)
  }
  const html = plainHtml(expanded, { reusable: (id) => site.reusable.get(id), note })
  const tree = parseTree(html)
  if (isTooDeep(tree)) return html
  mendTree(tree, footnotesOf(post))
  return writeTree(tree)
}

function footnotesOf(post: WxrPost): Map<string, string> {
  const list = asList(parse(post.meta.get('footnotes') ?? '')).map(asRecord)
  return new Map(list.map(({ id, content }) => [asText(id), asText(content)]))
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}

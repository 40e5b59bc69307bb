import { escapeHtml } from '../../../lib/html-escape.ts'

/** What stands between square brackets: `[name a="b"]content[/name]`. */
export type Shortcode = {
  name: string
  attributes: Record<string, string>
  unnamed: string[]
  content: string
}

export type MediaFile = { url: string; alt: string; caption: string; title: string }

export type ShortcodeTools = {
  attachment: (id: string) => MediaFile | undefined
  /** The pictures attached to the item itself: what a gallery without a list of its own shows. */
  ownPictures: () => MediaFile[]
  note: (text: string) => void
}

const OPENING = /\[(\[?)([a-z][\w-]*)((?:\s(?:[^\]["'<>]|"[^"]*"|'[^']*')*)?)\](\]?)/giu

/** Replaces the shortcodes that WordPress itself knows by HTML, and leaves all other text as it is. */
export function expandShortcodes(html: string, tools: ShortcodeTools): string {
  const closing = closingsIn(html)
  let expanded = ''
  let at = 0
  OPENING.lastIndex = 0
  for (let match = OPENING.exec(html); match; match = OPENING.exec(html)) {
    const [whole, before = '', name = '', rest = '', after = ''] = match
    const make = MAKERS.get(name.toLowerCase())
    if (!make) continue
    expanded += html.slice(at, match.index)
    at = match.index + whole.length
    if (before === '[' && after === ']') {
      // [[caption]] is how one writes about a shortcode.
      expanded += escapeHtml(whole.slice(1, -1))
      continue
    }
    const end = rest.endsWith('/') ? -1 : closing(name, at)
    const content = end < 0 ? '' : html.slice(at, end)
    if (end >= 0) at = end + name.length + 3
    OPENING.lastIndex = at
    expanded += before + make({ name, content, ...readAttributes(rest.replace(/\/$/, '')) }, tools) + after
  }
  return expanded + html.slice(at)
}

/** Where `[/name]` comes next, or -1; never looks through the whole text for what is not there. */
function closingsIn(html: string): (name: string, from: number) => number {
  const last = new Map<string, number>()
  return (name, from) => {
    const closing = `[/${name}]`
    if (!last.has(name)) last.set(name, html.lastIndexOf(closing))
    return from > (last.get(name) ?? -1) ? -1 : html.indexOf(closing, from)
  }
}

/** The names of the shortcodes that plug-ins would have replaced; they stay in the text as they are. */
export function unknownShortcodes(html: string): string[] {
  const names = new Set<string>()
  for (const [, name = ''] of html.matchAll(/\[\/([a-z][\w-]*)\]/giu)) names.add(name)
  return [...names]
}

type Maker = (shortcode: Shortcode, tools: ShortcodeTools) => string

const MAKERS: ReadonlyMap<string, Maker> = new Map(
  Object.entries<Maker>({
    caption: captioned,
    wp_caption: captioned,
    gallery,
    embed: ({ content, attributes }) => embedded(content || attributes.src || ''),
    audio: player,
    video: player,
    playlist,
    youtube: ({ unnamed }) => embedded(unnamed.join(' ').replace(/^=/, '')),
    vimeo: ({ unnamed }) =>
      embedded(/^\d+$/.test(unnamed[0] ?? '') ? `https://vimeo.com/${unnamed[0]}` : (unnamed[0] ?? '')),
    wpvideo: ({ unnamed }) => embedded(`https://videopress.com/v/${unnamed[0] ?? ''}`),
  }),
)

/** The picture, perhaps in a link, then the caption; older exports have the caption as an attribute. */
function captioned({ content, attributes }: Shortcode): string {
  const end = content.indexOf('>', Math.max(0, content.search(/<img\b/i))) + 1
  const isPicture = /<img\b/i.test(content) && end > 0
  const picture = isPicture ? content.slice(0, end) : ''
  const rest = isPicture ? content.slice(end) : content
  const closing = /^\s*<\/a>/i.exec(rest)?.[0] ?? ''
  const caption = rest.slice(closing.length).trim() || attributes.caption || ''
  if (!isPicture) return `\n\n${caption}\n\n`
  return `<figure>${picture.trim()}${closing}<figcaption>${caption}</figcaption></figure>`
}

function gallery({ attributes }: Shortcode, tools: ShortcodeTools): string {
  const listed = (attributes.ids ?? attributes.include ?? '').split(/[\s,]+/).filter(Boolean)
  const found = listed.map((id) => tools.attachment(id))
  const missing = listed.filter((_, index) => found[index] === undefined)
  if (missing.length > 0)
    tools.note(`A gallery names files that are not in the export: ${missing.join(', ')}`)
  const files = listed.length > 0 ? found.filter((file) => file !== undefined) : tools.ownPictures()
  if (files.length === 0) tools.note('A gallery was empty and was left out.')
  return files.length === 0 ? '' : `<div class="gallery">${files.map(picture).join('')}</div>`
}

function picture({ url, alt, caption, title }: MediaFile): string {
  const image = `<img src="${escapeHtml(url)}" alt="${escapeHtml(alt || title)}">`
  return `<figure>${image}<figcaption>${caption}</figcaption></figure>`
}

function player({ name, attributes, content }: Shortcode): string {
  const sources = ['src', 'mp3', 'm4a', 'ogg', 'wav', 'mp4', 'm4v', 'webm', 'ogv', 'wmv', 'flv']
  const src = sources.map((key) => attributes[key]).find(Boolean) ?? ''
  return src === '' ? embedded(content.trim()) : `<${name} src="${escapeHtml(src)}"></${name}>`
}

function playlist({ attributes }: Shortcode, tools: ShortcodeTools): string {
  const ids = (attributes.ids ?? '').split(/[\s,]+/).filter(Boolean)
  const files = ids.map((id) => tools.attachment(id)).filter((file) => file !== undefined)
  tools.note('A playlist became one card for each of its files.')
  return files
    .map((file) => `<audio src="${escapeHtml(file.url)}" title="${escapeHtml(file.title)}"></audio>`)
    .join('')
}

function embedded(url: string): string {
  const address = url.trim()
  return address === '' ? '' : `<div class="wp-block-embed__wrapper">${escapeHtml(address)}</div>`
}

function readAttributes(text: string): { attributes: Record<string, string>; unnamed: string[] } {
  const attributes: Record<string, string> = {}
  const unnamed: string[] = []
  for (const part of text.matchAll(/([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|(\S+))|(\S+)/g)) {
    const [, name, double, single, bare, lone] = part
    if (name) attributes[name.toLowerCase()] = double ?? single ?? bare ?? ''
    else if (lone) unnamed.push(lone.replace(/^["']|["']$/g, ''))
  }
  return { attributes, unnamed }
}

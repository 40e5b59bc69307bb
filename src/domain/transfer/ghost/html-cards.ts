import {
  attributeOf,
  type Element,
  element,
  elementsOf,
  hasClass,
  isTooDeep,
  type Parent,
  parseTree,
  replaceWith,
  writeTree,
} from '../tree.ts'

/** Ghost's own HTML of an article in the form that the reader of HTML understands. */
export function mendGhostHtml(html: string): string {
  const tree = parseTree(html)
  if (isTooDeep(tree)) return html
  mendFootnotes(tree)
  for (const node of elementsOf(tree)) {
    if (hasClass(node, 'kg-toggle-card')) mendToggle(node)
    else if (hasClass(node, 'kg-bookmark-container')) mendBookmark(node)
    else if (hasClass(node, 'kg-file-card-container')) mendFile(node)
    else if (hasClass(node, 'kg-blockquote-alt')) node.attrs = [{ name: 'class', value: 'pull-quote' }]
    else if (node.tagName === 'video' || node.tagName === 'audio') mendPlayer(node)
    else if (/^kg-(?:video|audio)-(?:player|overlay|thumbnail|hide)/.test(attributeOf(node, 'class')))
      replaceWith(node, [])
  }
  return writeTree(tree)
}

/** Markdown's footnotes: a number in the text, and a list at the end with the words. */
function mendFootnotes(tree: Parent): void {
  const elements = elementsOf(tree)
  const notes = new Map(
    elements.filter((node) => hasClass(node, 'footnote-item')).map((node) => [attributeOf(node, 'id'), node]),
  )
  const list = elements.find((node) => node.tagName === 'section' && hasClass(node, 'footnotes'))
  const places = elements.filter((node) => node.tagName === 'sup' && hasClass(node, 'footnote-ref'))
  const wordsOf = (place: Element) => notes.get(attributeOf(elementsOf(place)[0] ?? place, 'href').slice(1))
  if (!list || places.length !== notes.size || places.some((place) => !wordsOf(place))) return
  for (const place of places) {
    const note = wordsOf(place)
    if (!note) continue
    for (const back of elementsOf(note)) if (hasClass(back, 'footnote-backref')) replaceWith(back, [])
    // No paragraph may stand within the one that the footnote is in.
    for (const block of elementsOf(note)) {
      if (block.tagName === 'p') replaceWith(block, [...block.childNodes, element('br')])
    }
    replaceWith(place, [element('span', { class: 'footnote' }, note.childNodes)])
  }
  for (const rule of elements) if (hasClass(rule, 'footnotes-sep')) replaceWith(rule, [])
  replaceWith(list, [])
}

/** The heading that opens and closes it is an h4; its button and arrow are no text. */
function mendToggle(toggle: Element): void {
  for (const node of elementsOf(toggle))
    if (node.tagName === 'button' || node.tagName === 'svg') replaceWith(node, [])
  toggle.attrs = [{ name: 'class', value: 'call-out' }]
}

/** A link around blocks becomes blocks, the title among them in a link. */
function mendBookmark(link: Element): void {
  const href = attributeOf(link, 'href')
  for (const node of elementsOf(link)) {
    if (node.tagName === 'img') replaceWith(node, [])
    else if (hasClass(node, 'kg-bookmark-title'))
      replaceWith(node, [element('p', {}, [element('a', { href }, node.childNodes)])])
    else if (node.tagName === 'span') replaceWith(node, [element('p', {}, node.childNodes)])
  }
  replaceWith(link, [element('div', { class: 'call-out' }, link.childNodes)])
}

function mendFile(link: Element): void {
  const href = attributeOf(link, 'href')
  for (const node of elementsOf(link)) {
    if (hasClass(node, 'kg-file-card-icon')) replaceWith(node, [])
    else if (hasClass(node, 'kg-file-card-title'))
      replaceWith(node, [element('p', {}, [element('a', { href }, node.childNodes)])])
  }
  replaceWith(link, [element('div', { class: 'call-out' }, link.childNodes)])
}

/** The buttons around it are Ghost's; the file plays behind a card. */
function mendPlayer(player: Element): void {
  const src = attributeOf(player, 'src')
  if (src !== '') replaceWith(player, [element('iframe', { src, title: attributeOf(player, 'title') })])
}

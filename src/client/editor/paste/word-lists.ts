/** "•" in Symbol, "·", "o", "§", a dash: what Word draws before an item of a list without numbers. */
const BULLET = /^\s*(?:[·•▪◦●○■§\uf0b7\uf0a7\u2013\u2014-]|o(?=\s))\s*/
const NUMBER = /^\s*(?:\(?(\d{1,4}|[a-z]|[ivxl]{1,6})[.)])\s*/i

/** Word writes lists as paragraphs with a level in their style and the bullet as text; these become lists. */
export function markDeepLists(body: HTMLElement): void {
  let stack: { list: HTMLElement; level: number }[] = []
  let last: Element | undefined
  for (const paragraph of body.querySelectorAll<HTMLElement>('p, h1, h2, h3, h4, h5, h6')) {
    const level = levelOf(paragraph)
    if (level === undefined) {
      stack = []
      continue
    }
    if (last && last !== previousOf(paragraph, stack)) stack = []
    const kind = takeMarker(paragraph)
    const item = body.ownerDocument.createElement('li')
    while (stack.length > 0 && (stack.at(-1)?.level ?? 0) > level) stack.pop()
    const top = stack.at(-1)
    if (top && top.level === level && top.list.localName === kind.name) {
      top.list.append(item)
      paragraph.remove()
    } else {
      const list = body.ownerDocument.createElement(kind.name)
      if (kind.start !== undefined && kind.start !== 1) list.setAttribute('start', String(kind.start))
      list.append(item)
      if (top && top.level < level) {
        top.list.lastElementChild?.append(list)
        paragraph.remove()
      } else {
        paragraph.replaceWith(list)
        stack = []
      }
      stack.push({ list, level })
    }
    const words = body.ownerDocument.createElement('p')
    words.append(...paragraph.childNodes)
    item.append(words)
    last = stack[0]?.list
  }
}

function previousOf(paragraph: Element, stack: readonly { list: HTMLElement }[]): Element | null {
  const before = paragraph.previousElementSibling
  return before === stack[0]?.list ? before : null
}

function levelOf(paragraph: HTMLElement): number | undefined {
  const style = paragraph.getAttribute('data-style') ?? ''
  const found = /mso-list:\s*l\d+\s+level(\d+)/i.exec(style)
  if (found) return Number(found[1])
  return /\bMsoListParagraph/.test(paragraph.className) && /mso-list/i.test(paragraph.innerHTML)
    ? 1
    : undefined
}

/** The bullet or number stands in a run of its own that Word itself ignores. */
function takeMarker(paragraph: HTMLElement): { name: 'ul' | 'ol'; start?: number } {
  const run = [...paragraph.querySelectorAll<HTMLElement>('span')].find((span) =>
    /mso-list:\s*ignore/i.test(span.getAttribute('data-style') ?? ''),
  )
  const marker = (run?.textContent ?? '').replaceAll('\u00a0', ' ')
  run?.remove()
  if (run) return kindOf(marker)
  const first = firstText(paragraph)
  if (!first) return { name: 'ul' }
  const text = first.data.replaceAll('\u00a0', ' ')
  const kind = kindOf(text)
  first.data = text.replace(kind.name === 'ol' ? NUMBER : BULLET, '')
  return kind
}

function kindOf(marker: string): { name: 'ul' | 'ol'; start?: number } {
  if (BULLET.test(`${marker} `)) return { name: 'ul' }
  const number = NUMBER.exec(marker)?.[1]
  if (number === undefined) return { name: 'ul' }
  return /^\d+$/.test(number) ? { name: 'ol', start: Number(number) } : { name: 'ol' }
}

function firstText(element: Element): Text | undefined {
  const walker = element.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode())
    if (node instanceof Text && node.data.trim() !== '') return node
  return undefined
}

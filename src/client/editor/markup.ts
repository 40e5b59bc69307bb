import type { Attributes } from '@tiptap/core'
import type { DOMOutputSpec, Node, TagParseRule } from '@tiptap/pm/model'

/** What a node looks like in the editor's own HTML, and from which HTML of others it is read. */
export type Markup = {
  read: TagParseRule[]
  show: (node: Node) => DOMOutputSpec
  /** How its attributes are read; one that is not named here keeps its default. */
  attributes?: Attributes
  /** For prosemirror-tables. */
  tableRole?: 'table' | 'row' | 'cell' | 'header_cell'
}

/** As much of an element as is read here; the server's tests have none. */
export type Attributed = { getAttribute: (name: string) => string | null }

const flow: Attributes = {
  dir: { parseHTML: (element) => directionOf(element) },
  lang: { parseHTML: (element) => languageOf(element) },
}
const attribution: Attributes = {
  attribution: { parseHTML: (element) => element.getAttribute('data-attribution') || null },
}
const cell: Attributes = {
  colspan: { parseHTML: (element) => spanOf(element, 'colspan') },
  rowspan: { parseHTML: (element) => spanOf(element, 'rowspan') },
}

export const markup: Record<string, Markup> = {
  doc: { read: [], show: () => ['div', 0] },
  text: { read: [], show: () => ['span', 0] },
  paragraph: {
    read: [{ tag: 'p' }],
    show: ({ attrs }) => ['p', given({ dir: attrs['dir'], lang: attrs['lang'] }), 0],
    attributes: flow,
  },
  heading: {
    // The page's own headline is the only one of the first rank.
    read: [
      { tag: 'h1', attrs: { level: 2 } },
      { tag: 'h2', attrs: { level: 2 } },
      { tag: 'h3', attrs: { level: 3 } },
      { tag: 'h4', attrs: { level: 4 } },
      { tag: 'h5', attrs: { level: 4 } },
      { tag: 'h6', attrs: { level: 4 } },
    ],
    show: ({ attrs }) => [
      `h${attrs['level']}`,
      given({ dir: attrs['dir'], lang: attrs['lang'], 'data-id': attrs['id'] }),
      0,
    ],
    attributes: { ...flow, id: { parseHTML: (element) => element.getAttribute('data-id') || null } },
  },
  bulletList: { read: [{ tag: 'ul' }], show: () => ['ul', 0] },
  orderedList: {
    read: [{ tag: 'ol' }],
    show: ({ attrs }) => ['ol', attrs['start'] === 1 ? {} : { start: String(attrs['start']) }, 0],
    attributes: { start: { parseHTML: (element) => wholeNumber(element.getAttribute('start'), 1) } },
  },
  listItem: { read: [{ tag: 'li' }], show: () => ['li', 0] },
  blockquote: {
    read: [{ tag: 'blockquote' }],
    show: ({ attrs }) => ['blockquote', given({ 'data-attribution': attrs['attribution'] }), 0],
    attributes: attribution,
  },
  pullQuote: {
    read: [{ tag: 'aside[data-pull-quote]', priority: 60 }],
    show: ({ attrs }) => [
      'aside',
      given({ 'data-pull-quote': '', 'data-attribution': attrs['attribution'] }),
      0,
    ],
    attributes: attribution,
  },
  callout: {
    read: [{ tag: 'aside[data-call-out]', priority: 60 }],
    show: () => ['aside', { 'data-call-out': '' }, 0],
  },
  figure: {
    read: [{ tag: 'figure[data-figure]', contentElement: 'figcaption', priority: 60 }],
    show: ({ attrs }) => [
      'figure',
      given({
        'data-figure': '',
        'data-media': attrs['media'],
        'data-alt': attrs['alt'],
        'data-credit': attrs['credit'],
        'data-width': attrs['width'],
      }),
      ['figcaption', 0],
    ],
    attributes: {
      media: { parseHTML: (element) => element.getAttribute('data-media') || null },
      alt: { parseHTML: (element) => element.getAttribute('data-alt') ?? '' },
      credit: { parseHTML: (element) => element.getAttribute('data-credit') || null },
      width: { parseHTML: (element) => widthOf(element) },
    },
  },
  gallery: {
    read: [{ tag: 'div[data-gallery]', priority: 60 }],
    show: () => ['div', { 'data-gallery': '' }, 0],
  },
  table: {
    read: [{ tag: 'table' }],
    show: ({ attrs }) => ['table', given({ 'data-caption': attrs['caption'] }), ['tbody', 0]],
    attributes: {
      caption: {
        parseHTML: (element) =>
          element.getAttribute('data-caption') ||
          element.querySelector('caption')?.textContent?.trim() ||
          null,
      },
    },
    tableRole: 'table',
  },
  tableRow: { read: [{ tag: 'tr' }], show: () => ['tr', 0], tableRole: 'row' },
  tableHeader: {
    read: [{ tag: 'th' }],
    show: ({ attrs }) => ['th', spans(attrs), 0],
    attributes: cell,
    tableRole: 'header_cell',
  },
  tableCell: {
    read: [{ tag: 'td' }],
    show: ({ attrs }) => ['td', spans(attrs), 0],
    attributes: cell,
    tableRole: 'cell',
  },
  embed: {
    read: [{ tag: 'div[data-embed]', priority: 60 }],
    show: ({ attrs }) => [
      'div',
      {
        'data-embed': '',
        'data-provider': attrs['provider'],
        'data-url': attrs['url'],
        'data-title': attrs['title'],
      },
    ],
    attributes: {
      provider: { parseHTML: (element) => element.getAttribute('data-provider') ?? '' },
      url: { parseHTML: (element) => element.getAttribute('data-url') },
      title: { parseHTML: (element) => element.getAttribute('data-title') ?? '' },
    },
  },
  codeBlock: {
    read: [{ tag: 'pre', preserveWhitespace: 'full' }],
    show: ({ attrs }) => ['pre', given({ 'data-language': attrs['language'] }), ['code', 0]],
    attributes: {
      language: { parseHTML: (element) => element.getAttribute('data-language') || null },
    },
  },
  horizontalRule: { read: [{ tag: 'hr' }], show: () => ['hr'] },
  plainBlock: {
    read: [{ tag: 'pre[data-label]', preserveWhitespace: 'full', priority: 60 }],
    show: ({ attrs }) => ['pre', { 'data-label': attrs['label'] }, 0],
    attributes: { label: { parseHTML: (element) => element.getAttribute('data-label') } },
  },
  teaserEnd: {
    read: [{ tag: 'div[data-teaser-end]', priority: 60 }],
    show: () => ['div', { 'data-teaser-end': '' }],
  },
  articleBlock: {
    read: [{ tag: 'div[data-article-block]', priority: 60 }],
    show: ({ attrs }) => ['div', { 'data-article-block': attrs['work'], 'data-form': attrs['form'] }],
    attributes: {
      work: { parseHTML: (element) => element.getAttribute('data-article-block') },
      form: { parseHTML: (element) => formOf(element) },
    },
  },
  sectionBlock: {
    read: [{ tag: 'div[data-section-block]', priority: 60 }],
    show: ({ attrs }) => [
      'div',
      { 'data-section-block': attrs['section'], 'data-count': String(attrs['count']) },
    ],
    attributes: {
      section: { parseHTML: (element) => element.getAttribute('data-section-block') },
      count: {
        parseHTML: (element) => Math.min(10, Math.max(1, wholeNumber(element.getAttribute('data-count'), 5))),
      },
    },
  },
  eventBlock: {
    read: [{ tag: 'div[data-event-block]', priority: 60 }],
    show: ({ attrs }) => ['div', { 'data-event-block': attrs['event'] }],
    attributes: { event: { parseHTML: (element) => element.getAttribute('data-event-block') } },
  },
  hardBreak: { read: [{ tag: 'br' }], show: () => ['br'] },
  footnote: {
    read: [{ tag: 'span[data-footnote]', priority: 60 }],
    show: () => ['span', { 'data-footnote': '' }, 0],
  },
}

/** Attributes that say something. */
export function given(attributes: { [name: string]: unknown }): { [name: string]: string } {
  return Object.fromEntries(
    Object.entries(attributes).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  )
}

export function directionOf(element: Attributed): 'ltr' | 'rtl' | null {
  const dir = element.getAttribute('dir')
  return dir === 'ltr' || dir === 'rtl' ? dir : null
}

export function languageOf(element: Attributed): string | null {
  const lang = element.getAttribute('lang') ?? ''
  return /^[a-z]{2,8}(?:-[a-z0-9]{1,8}){0,7}$/i.test(lang) ? lang : null
}

function widthOf(element: Attributed): string | null {
  const width = element.getAttribute('data-width')
  return width === 'narrow' || width === 'wide' || width === 'full' ? width : null
}

function formOf(element: Attributed): string {
  const form = element.getAttribute('data-form')
  return form === 'teaser' || form === 'whole' ? form : 'card'
}

function spanOf(element: Attributed, name: string): number {
  return Math.min(1_000, Math.max(1, wholeNumber(element.getAttribute(name), 1)))
}

function spans(attrs: { [name: string]: unknown }): { [name: string]: string } {
  return Object.fromEntries(
    ['colspan', 'rowspan'].flatMap((name) => (attrs[name] === 1 ? [] : [[name, String(attrs[name])]])),
  )
}

function wholeNumber(text: string | null, fallback: number): number {
  const number = Number.parseInt(text ?? '', 10)
  return Number.isInteger(number) && Math.abs(number) < 1_000_000 ? number : fallback
}

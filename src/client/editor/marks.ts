import type { Attributes } from '@tiptap/core'
import type { DOMOutputSpec, Mark, ParseRule } from '@tiptap/pm/model'
import { isSafeHref } from '../../lib/document-schema/href.ts'
import { type Attributed, directionOf, given, languageOf } from './markup.ts'

type MarkMarkup = { read: ParseRule[]; show: (mark: Mark) => DOMOutputSpec; attributes?: Attributes }

/** Weight and slant said by style are read by `paste/`, which writes them as elements first. */
export const marks: Record<string, MarkMarkup> = {
  link: {
    read: [{ tag: 'a[href]', getAttrs: (element) => (isSafeHref(hrefOf(element)) ? null : false) }],
    show: ({ attrs }) => ['a', { href: attrs['href'], rel: 'noopener nofollow' }, 0],
    attributes: { href: { parseHTML: hrefOf } },
  },
  language: {
    read: [{ tag: 'span[lang]' }, { tag: 'span[dir]' }, { tag: 'bdi' }],
    show: ({ attrs }) => ['span', given({ lang: attrs['lang'], dir: attrs['dir'] }), 0],
    attributes: { dir: { parseHTML: directionOf }, lang: { parseHTML: languageOf } },
  },
  bold: { read: [{ tag: 'strong' }, { tag: 'b' }], show: () => ['strong', 0] },
  italic: { read: [{ tag: 'em' }, { tag: 'i' }, { tag: 'cite' }], show: () => ['em', 0] },
  strike: { read: [{ tag: 's' }, { tag: 'del' }, { tag: 'strike' }], show: () => ['s', 0] },
  superscript: { read: [{ tag: 'sup' }], show: () => ['sup', 0] },
  subscript: { read: [{ tag: 'sub' }], show: () => ['sub', 0] },
  code: { read: [{ tag: 'code' }, { tag: 'kbd' }, { tag: 'samp' }], show: () => ['code', 0] },
}

function hrefOf(element: Attributed): string {
  return element.getAttribute('href') ?? ''
}

import { providerOf } from '../../../../lib/document-schema/embed-frame.ts'
import { isSafeHref } from '../../../../lib/document-schema/href.ts'
import type { Block } from '../nodes.ts'
import { readBlock, readText } from './reading.ts'
import type { Place, Reading } from './reading.ts'
import type { Sink } from './sink.ts'
import { attribute, cleanText, elementsIn, lineText, tagOf } from './tree.ts'
import type { HtmlElement } from './tree.ts'

/** One link, or the text of one address, as a card; anything else as what it holds. */
export function readEmbed(element: HtmlElement, place: Place, sink: Sink, reading: Reading): void {
  const below = [...elementsIn(element.childNodes)]
  const links = below.filter((child) => tagOf(child) === 'a')
  const [link] = links
  const text = lineText(element.childNodes)
  const isSimple = below.every((child) => ['a', 'span', 'em', 'strong', 'br'].includes(tagOf(child)))
  const embed =
    isSimple && links.length < 2
      ? embedOf(link ? attribute(link, 'href') : text, link ? text : '')
      : undefined
  if (embed) sink.block(embed)
  else readBlock(element, place, sink, reading)
}

export function readFrame(element: HtmlElement, place: Place, sink: Sink, reading: Reading): void {
  const src = attribute(element, 'src') || attribute(element, 'data-src')
  const embed = embedOf(src, cleanText(attribute(element, 'title')))
  if (embed) return sink.block(embed)
  reading.notes.add(`A frame without an address of the web was left out: ${src.slice(0, 200)}`)
  sink.endLine()
  if (src !== '' && !/^(?:data|about|javascript):/i.test(src)) readText(src, place, sink)
  sink.endLine()
}

/** A known player's address alone in a paragraph is how many editors embed it. */
export function isBareAddress(element: HtmlElement): boolean {
  const [only, ...more] = element.childNodes
  if (!only || more.length > 0 || only.nodeName !== '#text') return false
  return /^\s*https:\/\/(?:(?:www\.|m\.)?youtube\.com|youtu\.be|(?:player\.)?vimeo\.com)\/\S+\s*$/.test(
    lineText([only]),
  )
}

// Undefined when the address is not one of the web.
function embedOf(raw: string, title: string): Block | undefined {
  const url = raw.trim().replace(/^\/\//, 'https://')
  if (!/^https?:/i.test(url) || !isSafeHref(url)) return undefined
  return { type: 'embed', attrs: { provider: providerOf(url), url, title } }
}

import { escapeHtml } from '../../../lib/html-escape.ts'
import type { Block, Document } from '../../articles/document/nodes.ts'
import { blocksFromHtml } from '../html.ts'
import { asList, asRecord, asText, type Loose } from '../loose.ts'
import type { BodyTools } from '../source.ts'

export function imageCard(card: Loose, tools: BodyTools): Document['content'] {
  const href = asText(card.href)
  if (href !== '') tools.note(`A picture led to ${href}; pictures here lead nowhere.`)
  const width = /^(?:wide|full)$/.exec(asText(card.cardWidth))?.[0]
  const figure = pictureHtml(card, asText(card.caption), width ? ` class="kg-width-${width}"` : '')
  return blocksFromHtml(figure, tools)
}

export function galleryCard(card: Loose, tools: BodyTools): Document['content'] {
  const pictures = asList(card.images).map((picture) => pictureHtml(asRecord(picture), captionOf(picture)))
  return blocksFromHtml(
    `<div class="gallery">${pictures.join('')}</div><p>${asText(card.caption)}</p>`,
    tools,
  )
}

/** A picture that is part of another card. */
export function decoration(src: string, alt: string, tools: BodyTools): Block[] {
  if (src === '') return []
  return blocksFromHtml(pictureHtml({ src, alt }, ''), tools).filter((block) => block.type !== 'teaserEnd')
}

function pictureHtml(picture: Loose, caption: string, attributes = ''): string {
  const alt = asText(picture.alt) || asText(picture.title)
  const image = `<img src="${escapeHtml(asText(picture.src))}" alt="${escapeHtml(alt)}">`
  return `<figure${attributes}>${image}<figcaption>${caption}</figcaption></figure>`
}

function captionOf(picture: unknown): string {
  return asText(asRecord(picture).caption)
}

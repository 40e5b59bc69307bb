import type { Block, Document } from '../../articles/document/nodes.ts'
import { callout, heading, linked, paragraph, text } from '../blocks.ts'
import { blocksFromHtml, inlineFromHtml } from '../html.ts'
import { asText, type Loose } from '../loose.ts'
import type { BodyTools } from '../source.ts'
import { decoration } from './picture-cards.ts'

/** A large heading across the page, with a line and a button below it. */
export function headerCard(card: Loose, tools: BodyTools): Document['content'] {
  return [
    ...decoration(asText(card.backgroundImageSrc), asText(card.backgroundImageAlt), tools),
    ...title(2, card.header, tools),
    ...line(card.subheader, tools),
    ...(isOff(card.buttonEnabled) ? [] : button(card.buttonText, card.buttonUrl, tools)),
  ]
}

/** The form itself has no place here: its button leads to where readers register. */
export function signupCard(card: Loose, tools: BodyTools): Document['content'] {
  tools.note('A sign-up form became a link to the page where readers register.')
  return callout([
    ...decoration(asText(card.backgroundImageSrc), '', tools),
    ...title(3, card.header, tools),
    ...line(card.subheader, tools),
    ...button(card.buttonText, '/register', tools),
    ...line(card.disclaimer, tools),
  ])
}

export function callToActionCard(card: Loose, tools: BodyTools): Document['content'] {
  return callout([
    ...(isOff(card.hasSponsorLabel) ? [] : line(card.sponsorLabel, tools)),
    ...decoration(asText(card.imageUrl), '', tools),
    ...blocksFromHtml(asText(card.textValue), tools).filter((block) => block.type !== 'teaserEnd'),
    ...(isOff(card.showButton) ? [] : button(card.buttonText, card.buttonUrl, tools)),
  ])
}

export function productCard(card: Loose, tools: BodyTools): Document['content'] {
  const stars = Math.min(5, Math.max(0, Math.round(Number(asText(card.productStarRating)) || 0)))
  const isRated = card.productRatingEnabled === true && stars > 0
  return callout([
    ...decoration(asText(card.productImageSrc), '', tools),
    ...title(3, card.productTitle, tools),
    ...(isRated ? [paragraph(text('★'.repeat(stars) + '☆'.repeat(5 - stars)))] : []),
    ...blocksFromHtml(asText(card.productDescription), tools).filter((block) => block.type !== 'teaserEnd'),
    ...(card.productButtonEnabled === false ? [] : button(card.productButton, card.productUrl, tools)),
  ])
}

function title(level: number, html: unknown, tools: BodyTools): Block[] {
  const content = inlineFromHtml(asText(html), tools)
  return content.length > 0 ? [heading(level, content)] : []
}

function line(html: unknown, tools: BodyTools): Block[] {
  const content = inlineFromHtml(asText(html), tools)
  return content.length > 0 ? [paragraph(content)] : []
}

function button(label: unknown, url: unknown, tools: BodyTools): Block[] {
  const content = linked(asText(label), tools.link(asText(url)))
  return content.length > 0 ? [paragraph(content)] : []
}

function isOff(setting: unknown): boolean {
  return setting === false
}

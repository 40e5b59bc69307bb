import type { Block, Document, Inline } from '../../articles/document/nodes.ts'
import { callout, codeBlock, embed, heading, linked, paragraph, plainBlock, text } from '../blocks.ts'
import { blocksFromHtml, inlineFromHtml } from '../html.ts'
import { asRecord, asText, type Loose } from '../loose.ts'
import type { BodyTools } from '../source.ts'
import { cardTexts } from './card-texts.ts'
import { imageCard, galleryCard } from './picture-cards.ts'
import { callToActionCard, headerCard, productCard, signupCard } from './selling-cards.ts'

type Blocks = Document['content']
type Card = (card: Loose, tools: BodyTools) => Blocks

/**
 * What each of Ghost's cards becomes. The names are those of its present editor; the older editor's are beside them.
 * https://github.com/TryGhost/Koenig, packages/kg-default-nodes.
 */
const CARDS: ReadonlyMap<string, Card> = new Map(
  Object.entries<Card>({
    image: imageCard,
    gallery: galleryCard,
    bookmark: bookmarkCard,
    embed: embedCard,
    callout: calloutCard,
    toggle: toggleCard,
    button: buttonCard,
    html: htmlCard,
    markdown: markdownCard,
    'card-markdown': markdownCard,
    codeblock: codeCard,
    code: codeCard,
    horizontalrule: ruleCard,
    hr: ruleCard,
    paywall: () => [{ type: 'teaserEnd' }],
    header: headerCard,
    signup: signupCard,
    'call-to-action': callToActionCard,
    product: productCard,
    video: filmCard,
    audio: filmCard,
    file: fileCard,
  }),
)

/** Cards that only mail shows; the web never had their text. */
const MAIL_ONLY = new Set(['email', 'email-cta'])

export function cardToBlocks(type: string, card: Loose, tools: BodyTools): Blocks {
  const texts = cardTexts(card)
  if (MAIL_ONLY.has(type)) {
    tools.note(`A card that only mail shows was left out. It says: ${texts.join(' ')}`)
    return []
  }
  if (isHiddenFromVisitors(card)) {
    tools.note(
      `A ${type} card that visitors of the site were not shown was left out. It says: ${texts.join(' ')}`,
    )
    return []
  }
  const known = CARDS.get(type)
  if (known) return known(card, tools)
  if (texts.length === 0) return []
  tools.note(`A card of the unknown kind "${type}" is kept as plain text.`)
  return [plainBlock(`Ghost card: ${type}`, texts.join('\n'))]
}

function isHiddenFromVisitors(card: Loose): boolean {
  const web = asRecord(asRecord(card.visibility).web)
  return web.nonMember === false
}

function bookmarkCard(card: Loose, tools: BodyTools): Blocks {
  const data = asRecord(card.metadata)
  const url = asText(card.url) || asText(data.url)
  const title = asText(data.title) || asText(card.title) || url
  const source = [asText(data.publisher), asText(data.author)].filter(Boolean).join(' · ')
  const description = asText(data.description) || asText(card.description)
  return [
    ...callout([
      paragraph(linked(title, tools.link(url))),
      ...paragraphs(text(description)),
      ...paragraphs(text(source, [{ type: 'italic' }])),
    ]),
    ...caption(card, tools),
  ]
}

function embedCard(card: Loose, tools: BodyTools): Blocks {
  const data = asRecord(card.metadata)
  const url = asText(card.url) || asText(data.url)
  const html = asText(card.html)
  if (!/^https?:\/\//i.test(url)) return [...blocksFromHtml(html, tools), ...caption(card, tools)]
  // The words of a quoted message stand in the embed's own HTML and nowhere else.
  const words = /<iframe/i.test(html)
    ? []
    : blocksFromHtml(html, tools).filter((block) => block.type !== 'embed')
  const title = asText(data.title) || asText(data.author_name)
  return [...words, embed(url, title, asText(data.provider_name)), ...caption(card, tools)]
}

function calloutCard(card: Loose, tools: BodyTools): Blocks {
  const emoji = asText(card.calloutEmoji)
  const blocks = onlyBlocks(blocksFromHtml(asText(card.calloutText), tools))
  const first = blocks[0]
  if (emoji === '') return callout(blocks)
  if (first?.type !== 'paragraph') return callout([paragraph(text(emoji)), ...blocks])
  return callout([paragraph([...text(`${emoji} `), ...(first.content ?? [])]), ...blocks.slice(1)])
}

function toggleCard(card: Loose, tools: BodyTools): Blocks {
  const title = inlineFromHtml(asText(card.heading), tools)
  return callout([
    ...(title.length > 0 ? [heading(4, title)] : []),
    ...onlyBlocks(blocksFromHtml(asText(card.content), tools)),
  ])
}

function buttonCard(card: Loose, tools: BodyTools): Blocks {
  return paragraphs(linked(asText(card.buttonText), tools.link(asText(card.buttonUrl))))
}

function htmlCard(card: Loose, tools: BodyTools): Blocks {
  return blocksFromHtml(asText(card.html), tools)
}

/** Met only where Ghost has no HTML of the whole article: see body.ts. */
function markdownCard(card: Loose, tools: BodyTools): Blocks {
  const source = asText(card.markdown)
  if (source.trim() === '') return []
  tools.note('A Markdown card is kept as it was written: the export has no rendering of it.')
  return [plainBlock('Markdown', source)]
}

function codeCard(card: Loose, tools: BodyTools): Blocks {
  return [codeBlock(asText(card.code), asText(card.language)), ...caption(card, tools)]
}

function ruleCard(): Blocks {
  return [{ type: 'horizontalRule' }]
}

function filmCard(card: Loose, tools: BodyTools): Blocks {
  const src = asText(card.src)
  const title = asText(card.title) || asText(card.fileName)
  tools.note(`A file to play stays where it is: ${src}`)
  return [embed(tools.link(src) ?? src, title), ...caption(card, tools)]
}

function fileCard(card: Loose, tools: BodyTools): Blocks {
  const src = asText(card.src)
  const name = asText(card.fileName)
  const title = asText(card.fileTitle) || name || src
  const details = [name === title ? '' : name, sizeText(Number(asText(card.fileSize)))].filter(Boolean)
  tools.note(`A file to download stays where it is: ${src}`)
  return callout([
    paragraph([
      ...linked(title, tools.link(src)),
      ...(details.length > 0 ? text(` (${details.join(', ')})`) : []),
    ]),
    ...paragraphs(text(asText(card.fileCaption))),
  ])
}

/** As Ghost writes it below the name. */
function sizeText(bytes: number): string {
  if (!(bytes > 0)) return ''
  return bytes < 1_048_576 ? `${Math.round(bytes / 1024)} KB` : `${Math.round(bytes / 1_048_576)} MB`
}

function caption(card: Loose, tools: BodyTools): Block[] {
  return paragraphs(inlineFromHtml(asText(card.caption), tools))
}

function paragraphs(content: Inline[]): Block[] {
  return content.length > 0 ? [paragraph(content)] : []
}

function onlyBlocks(blocks: Blocks): Block[] {
  return blocks.filter((block) => block.type !== 'teaserEnd')
}

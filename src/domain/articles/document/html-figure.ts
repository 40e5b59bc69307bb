import { escapeHtml } from '../../../lib/html-escape.ts'
import { frameAddress } from '../../../lib/document-schema/embed-frame.ts'
import { linkAttributes, renderInline } from './html-inline.ts'
import { isShown } from './inline.ts'
import type { Embed, Figure } from './nodes.ts'
import type { Picture, Rendering } from './rendering.ts'

const SIZES = '(min-width: 48rem) 44rem, 100vw'

/** A picture with its caption and credit; where the picture is missing, its description stands in for it. */
export function renderFigure(figure: Figure, rendering: Rendering): string {
  const { media, width } = figure.attrs
  const picture = media === null ? undefined : rendering.options.media(media)
  const shown = picture ? renderPicture(picture, figure, rendering) : renderDescription(figure)
  const caption = renderCaption(figure, rendering)
  if (shown === '' && caption === '') return ''
  const classes = ['figure', width && `figure-${width}`, !picture && 'figure-missing']
    .filter(Boolean)
    .join(' ')
  return `<figure class="${classes}">${shown}${caption}</figure>\n`
}

/** A card that loads nothing: a link for everyone, and a button that a script may bring out. */
export function renderEmbed(embed: Embed, rendering: Rendering): string {
  const { url, title } = embed.attrs
  const provider = embed.attrs.provider || new URL(url).hostname
  const { labels } = rendering.options
  const frame = frameAddress(url)
  const data = frame ? ` data-embed-url="${escapeHtml(frame)}"` : ''
  const button = `<button type="button" class="embed-load" hidden>${escapeHtml(labels.loadEmbed(provider))}</button>\n`
  return `<div class="embed"${data} data-provider="${escapeHtml(provider)}">
<p class="embed-title"><a${linkAttributes(url, rendering)}>${escapeHtml(title || url)}</a></p>
<p class="embed-notice">${escapeHtml(labels.embedNotice(provider))}</p>
${frame ? button : ''}</div>
`
}

function renderPicture(picture: Picture, figure: Figure, rendering: Rendering): string {
  const alt = escapeHtml(figure.attrs.alt)
  const src = escapeHtml(picture.src)
  if (!picture.mime.startsWith('image/')) return `<p><a href="${src}">${alt || src}</a></p>`
  rendering.pictures += 1
  const isEager = rendering.options.firstImageEager && rendering.pictures === 1
  const sizes = escapeHtml(picture.sizes ?? SIZES)
  const srcset = picture.srcset ? ` srcset="${escapeHtml(picture.srcset)}" sizes="${sizes}"` : ''
  const loading = isEager ? ' fetchpriority="high"' : ' loading="lazy" decoding="async"'
  const image = `<img src="${src}"${srcset} width="${picture.width}" height="${picture.height}" alt="${alt}"${loading}>`
  const sources = (picture.sources ?? []).map(
    (source) =>
      `<source type="${escapeHtml(source.type)}" srcset="${escapeHtml(source.srcset)}" sizes="${sizes}">`,
  )
  return sources.length > 0 ? `<picture>${sources.join('')}${image}</picture>` : image
}

function renderDescription(figure: Figure): string {
  return figure.attrs.alt ? `<p>${escapeHtml(figure.attrs.alt)}</p>` : ''
}

function renderCaption(figure: Figure, rendering: Rendering): string {
  const caption = isShown(figure.content) ? renderInline(figure.content, rendering) : ''
  const credit = figure.attrs.credit ? `<small class="credit">${escapeHtml(figure.attrs.credit)}</small>` : ''
  if (caption === '' && credit === '') return ''
  return `<figcaption>${[caption, credit].filter(Boolean).join(' ')}</figcaption>`
}

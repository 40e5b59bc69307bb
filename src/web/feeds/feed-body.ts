import type { EditionDocument } from '../../domain/articles/document/document.ts'
import { renderHtml, type RenderOptions } from '../../domain/articles/document/html.ts'
import type { Picture } from '../../domain/media/pictures.ts'
import type { InterfaceLanguage } from '../../lib/languages.ts'
import { mediaPath } from '../../lib/media-path.ts'
import { bodyLabels } from '../../theme/language/body-labels.ts'
import type { Site } from '../site-state.ts'
import { withPlainEmbeds } from './visible.ts'

export type Making = {
  origin: string
  site: Site
  /** Of the feed's own few words. */
  language: InterfaceLanguage
  pictures: Map<string, Picture>
}

/** A document as feed readers take it: every address whole. `url` is what its relative links start at. */
export function renderFeedBody(
  document: EditionDocument,
  { url, idPrefix, editionBlock }: { url: string } & Pick<RenderOptions, 'idPrefix' | 'editionBlock'>,
  making: Making,
): string {
  return renderHtml(withPlainEmbeds(document), {
    labels: bodyLabels(localeOf(making)),
    media: (id) => pictureInFeed(id, making),
    link: (href) => (URL.canParse(href, url) ? new URL(href, url).href : href),
    ...(idPrefix !== undefined && { idPrefix }),
    ...(editionBlock && { editionBlock }),
  })
}

/** The widest kept, at a whole address. */
export function pictureInFeed(id: string, { origin, pictures }: Making) {
  const largest = pictures.get(id)?.variants.at(-1)
  if (!largest) return undefined
  const { hash, width, height, mime } = largest
  return { src: origin + mediaPath(hash), width, height, mime }
}

export function localeOf({ language, site }: Making) {
  return { language, timeZone: site.identity.timeZone }
}

import type { Document } from '../../domain/articles/document/document.ts'
import { renderHtml } from '../../domain/articles/document/html.ts'
import { findPictures, type Picture } from '../../domain/media/pictures.ts'
import type { InterfaceLanguage } from '../../lib/languages.ts'
import { bodyLabels } from '../../theme/language/body-labels.ts'
import type { Deps } from '../context.ts'
import { toThemePicture } from './cards.ts'

const BODY_SIZES = '(min-width: 48rem) 44rem, 100vw'

/** A document as HTML for a page, with its pictures looked up in one go. */
export async function renderForPage(
  deps: Deps,
  language: InterfaceLanguage,
  document: Document,
  firstImageEager: boolean,
): Promise<string> {
  const pictures = await findPictures(deps.database.db, mediaIn(document))
  return renderHtml(document, {
    labels: bodyLabels({ language, timeZone: 'UTC' }),
    media: (id) => pictureInBody(pictures.get(id)),
    firstImageEager,
  })
}

function pictureInBody(picture: Picture | undefined) {
  const shown = toThemePicture(picture, { alt: '' })
  return shown && { ...shown, sizes: BODY_SIZES, mime: 'image/webp' }
}

/** The media ids of every figure, however deep it stands. */
export function mediaIn(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(mediaIn)
  if (typeof node !== 'object' || node === null) return []
  const own = 'type' in node && node.type === 'figure' && 'attrs' in node ? mediaOf(node.attrs) : []
  return 'content' in node ? [...own, ...mediaIn(node.content)] : own
}

function mediaOf(attrs: unknown): string[] {
  if (typeof attrs !== 'object' || attrs === null || !('media' in attrs)) return []
  return typeof attrs.media === 'string' ? [attrs.media] : []
}

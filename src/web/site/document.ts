import { mediaIn } from '../../domain/articles/document/media-in.ts'
import type { EditionDocument } from '../../domain/articles/document/document.ts'
import { renderHtml, type RenderOptions } from '../../domain/articles/document/html.ts'
import { findPictures, type Picture } from '../../domain/media/pictures.ts'
import type { InterfaceLanguage } from '../../lib/languages.ts'
import { bodyLabels } from '../../theme/language/body-labels.ts'
import type { Deps } from '../context.ts'
import { toThemePicture } from './cards.ts'

const BODY_SIZES = '(min-width: 48rem) 44rem, 100vw'

/** A document as HTML for a page, with its pictures looked up in one go. `idPrefix` tells two on one page apart. */
export async function renderForPage(
  deps: Deps,
  language: InterfaceLanguage,
  document: EditionDocument,
  firstImageEager: boolean,
  idPrefix?: string,
  editionBlock?: RenderOptions['editionBlock'],
): Promise<string> {
  const pictures = await findPictures(deps.database.db, mediaIn(document))
  return renderHtml(document, {
    labels: bodyLabels({ language, timeZone: 'UTC' }),
    media: (id) => pictureInBody(pictures.get(id)),
    firstImageEager,
    ...(idPrefix !== undefined && { idPrefix }),
    ...(editionBlock && { editionBlock }),
  })
}

function pictureInBody(picture: Picture | undefined) {
  const shown = toThemePicture(picture, { alt: '' })
  return shown && { ...shown, sizes: BODY_SIZES, mime: 'image/webp' }
}

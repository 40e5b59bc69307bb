import type { DraftContent } from '../../../domain/articles/draft.ts'
import { findPictures } from '../../../domain/media/pictures.ts'
import type { Picture as ThemePicture } from '../../../theme/contract/frame.ts'
import type { EditorPicture } from '../../../theme/contract/newsroom-editor.ts'
import type { Deps } from '../../context.ts'
import { toThemePicture } from '../../site/cards.ts'
import { mediaIn } from '../../../domain/articles/document/media-in.ts'

/** The pictures with these ids, as the editor shows them; what is no picture is left out. */
export async function editorPictures(deps: Deps, ids: readonly string[]): Promise<EditorPicture[]> {
  const pictures = await findPictures(deps.database.db, [...new Set(ids)])
  return [...pictures.values()].flatMap((picture) => {
    const shown = toThemePicture(picture, { alt: picture.alt })
    if (!shown) return []
    const { src, srcset, width, height, alt } = shown
    return [
      {
        id: picture.id,
        src,
        width,
        height,
        alt,
        credit: picture.credit,
        ...(srcset !== undefined && { srcset }),
      },
    ]
  })
}

export function asThemePicture(picture: EditorPicture | undefined): ThemePicture | undefined {
  if (!picture) return undefined
  const { src, srcset, width, height, alt } = picture
  return { src, width, height, alt, ...(srcset !== undefined && { srcset }) }
}

/** Every picture that a draft shows, in its body or beside it. */
export async function contentPictures(deps: Deps, content: DraftContent): Promise<EditorPicture[]> {
  const beside = [content.lead?.media, content.social?.media].filter((id) => typeof id === 'string')
  return editorPictures(deps, [...mediaIn(content.body), ...beside])
}

import { findPictures, type Picture } from '../domain/media/pictures.ts'
import type { Identity } from '../domain/publication/identity.ts'
import type { Db } from '../platform/db/schema.ts'
import type { Letterhead, LetterLogo } from '../theme/email/frame.tsx'

const HEIGHT = 48
const WIDEST = 280

/** What stands at the head of a letter: the publication's name, or its logo with the name for who sees no pictures. */
export async function letterhead(
  db: Db,
  { name, logo = {} }: Identity,
  origin: string,
  href: string,
): Promise<Letterhead> {
  const pictures = await findPictures(db, [logo.light ?? '', logo.dark ?? ''].filter(Boolean))
  const light = pictures.get(logo.light ?? '')
  const dark = pictures.get(logo.dark ?? '')
  if (!light) return { name, href }
  return {
    name,
    href,
    logo: {
      light: toLogo(light, `${origin}/logo.png`),
      ...(dark && { dark: toLogo(dark, `${origin}/logo-dark.png`) }),
    },
  }
}

/** The version keeps programs of mail from showing the logo of yesterday. */
function toLogo({ width, height, variants }: Picture, src: string): LetterLogo {
  const scale = Math.min(HEIGHT / height, WIDEST / width, 1)
  const version = variants.at(-1)?.hash.slice(0, 8) ?? ''
  return { src: `${src}?v=${version}`, width: Math.round(width * scale), height: Math.round(height * scale) }
}

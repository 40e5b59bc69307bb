import sharp, { type Sharp } from 'sharp'

/** 40 megapixels: a large photograph, and small enough to decode in 160 MB. */
const MOST_PIXELS = 40_000_000
const WIDTHS = [480, 960, 1600]
const accepted = new Set(['jpeg', 'png', 'webp', 'avif', 'heif', 'gif', 'svg', 'tiff'])

export type Rendition = { width: number; height: number; mime: 'image/webp'; bytes: Uint8Array }

export type PictureFile =
  | { ok: true; width: number; height: number; renditions: Rendition[] }
  | { ok: false; problem: string }

/**
 * Reads a picture by its bytes, never by its name, and makes it anew as WebP in a few widths, never larger than it
 * was. Camera data and position are left behind. The largest rendition comes last. Damaged, oversized and unknown
 * files are refused.
 */
export async function renderPicture(bytes: Uint8Array): Promise<PictureFile> {
  try {
    const metadata = await open(bytes).metadata()
    if (!accepted.has(metadata.format ?? '')) return refuse('it is not a picture of a known kind')
    const upright = metadata.autoOrient
    const widths = [...new Set(WIDTHS.map((width) => Math.min(width, upright.width)))]
    const renditions: Rendition[] = []
    for (const width of widths) renditions.push(await render(bytes, width))
    const largest = renditions.at(-1)
    if (!largest) return refuse('it has no size')
    return { ok: true, width: largest.width, height: largest.height, renditions }
  } catch (error) {
    return refuse(error instanceof Error ? error.message : String(error))
  }
}

function open(bytes: Uint8Array): Sharp {
  return sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error', density: 96 })
}

async function render(bytes: Uint8Array, width: number): Promise<Rendition> {
  const { data, info } = await open(bytes)
    .rotate()
    .resize({ width, withoutEnlargement: true })
    .webp({ quality: 82, effort: 4 })
    .toBuffer({ resolveWithObject: true })
  return { width: info.width, height: info.height, mime: 'image/webp', bytes: data }
}

function refuse(problem: string): PictureFile {
  return { ok: false, problem: `The picture was refused: ${problem}.` }
}

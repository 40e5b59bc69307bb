import sharp, { type Sharp } from 'sharp'
import { MOST_PIXELS } from './header.ts'
import type { Made, Task, Wish } from './workshop.ts'

/** More would be noise: nothing is shown wider than 1600. */
const MASTER_WIDTH = 2_400
/** Half of what WebP can be. */
const MASTER_HEIGHT = 8_000
const DRAWING_WIDTH = 1_600
const DRAWING_PIXELS = 3_000_000
const DRAWING_GROWTH = 4

sharp.cache(false)
sharp.concurrency(1)
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({
  operation: [
    'VipsForeignLoadJpegBuffer',
    'VipsForeignLoadPngBuffer',
    'VipsForeignLoadWebpBuffer',
    'VipsForeignLoadNsgifBuffer',
    'VipsForeignLoadHeifBuffer',
    'VipsForeignLoadSvgBuffer',
  ],
})

/** A picture that was read to its end without a fault. */
export type Source = {
  open: () => Sharp
  width: number
  height: number
  /** What it was decoded to; less than its own where that is more than a master has. */
  widest: number
  isMoving: boolean
  hasAlpha: boolean
}

type Options = NonNullable<Parameters<typeof sharp>[1]>

/** Throws where the file is damaged. */
export async function readWhole(task: Task): Promise<Source> {
  const options = {
    limitInputPixels: MOST_PIXELS,
    failOn: 'truncated',
    animated: task.nature === 'animation',
    autoOrient: true,
  } as const
  const { width, height, pageHeight, hasAlpha, autoOrient } = await sharp(task.bytes, options).metadata()
  if (task.nature === 'animation') {
    // Its pixels would be too many to keep; looking at every frame finds the faults.
    await sharp(task.bytes, options).resize({ width: 8 }).raw().toBuffer()
    const open = () => sharp(task.bytes, options)
    return { open, width, height: pageHeight ?? height, widest: width, isMoving: true, hasAlpha }
  }
  if (task.nature === 'picture') return readStill(task.bytes, options, autoOrient)
  const growth = Math.min(DRAWING_WIDTH / width, Math.sqrt(DRAWING_PIXELS / (width * height)), DRAWING_GROWTH)
  const density = Math.min(Math.max(72 * growth, 1), 2_400)
  const scale = density / 72
  const drawn = { width: Math.round(width * scale), height: Math.round(height * scale) }
  return readStill(task.bytes, { ...options, density }, drawn)
}

/** Decodes once, to no more pixels than a master has. */
async function readStill(
  bytes: Uint8Array,
  options: Options,
  size: { width: number; height: number },
): Promise<Source> {
  const { data, info } = await sharp(bytes, options)
    .resize({ width: MASTER_WIDTH, height: MASTER_HEIGHT, fit: 'inside', withoutEnlargement: true })
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true })
  const { width, height, channels } = info
  const open = () => sharp(data, { raw: { width, height, channels } })
  return { open, ...size, widest: width, isMoving: false, hasAlpha: channels === 2 || channels === 4 }
}

export async function makePictures(source: Source, wishes: Wish[]): Promise<Made[]> {
  const made: Made[] = []
  for (const wish of wishes) {
    const mime = mimeOf(wish, source)
    const width = Math.min(widthOf(wish), source.widest)
    // A narrow picture has one size where a wide one has three.
    if (made.some((other) => other.mime === mime && other.width === width)) continue
    made.push(await make(source, wish, mime))
  }
  return made
}

async function make(source: Source, wish: Wish, mime: string): Promise<Made> {
  const sized = source
    .open()
    .resize({ width: widthOf(wish), withoutEnlargement: true })
    .toColourspace('srgb')
  const { data, info } = await encode(sized, wish, source).toBuffer({ resolveWithObject: true })
  const height = info.pages && info.pages > 1 ? (info.pageHeight ?? info.height) : info.height
  return { mime, width: info.width, height, bytes: data }
}

function widthOf(wish: Wish): number {
  return wish.form === 'master' ? MASTER_WIDTH : wish.width
}

function mimeOf({ form }: Wish, { isMoving, hasAlpha }: Source): string {
  if (form === 'avif') return 'image/avif'
  if (form === 'webp' || isMoving) return 'image/webp'
  return hasAlpha ? 'image/png' : 'image/jpeg'
}

function encode(sized: Sharp, wish: Wish, source: Source): Sharp {
  const { isMoving } = source
  if (wish.form === 'avif') return sized.avif({ quality: 58, effort: 4 })
  if (wish.form === 'webp') return sized.webp({ quality: 82, effort: isMoving ? 2 : 4 })
  if (isMoving) return sized.webp({ quality: 88, effort: 2 })
  return source.hasAlpha
    ? sized.png({ compressionLevel: 6 })
    : sized.jpeg({ quality: 94, chromaSubsampling: '4:4:4' })
}

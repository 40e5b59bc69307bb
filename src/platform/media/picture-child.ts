import sharp, { type Sharp } from 'sharp'
import { judgeDrawing } from './drawing.ts'
import type { Made, Outcome, Task, Wish } from './workshop.ts'

// Runs in a process of its own (see workshop.ts): what decodes files of strangers shares no memory with readers.

/** 48 megapixels, as the largest of today's phones make, and some. */
const MOST_PIXELS = 50_000_000
/** More would be noise: nothing is shown wider than 1600. */
const MASTER_WIDTH = 2_400
const DRAWING_WIDTH = 1_600
const DRAWING_GROWTH = 4
const MOST_MEMORY = 600 * 1024 * 1024

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

setInterval(() => {
  if (process.memoryUsage.rss() > MOST_MEMORY) process.exit(1)
}, 20)
process.on('disconnect', () => process.exit(0))
process.on('message', (task: Task) => {
  void work(task).then((outcome) => process.send?.(outcome))
})

async function work(task: Task): Promise<Outcome> {
  const problem = task.nature === 'drawing' ? judgeDrawing(task.bytes) : undefined
  if (problem) return { ok: false, problem }
  try {
    const source = await open(task)
    if (source === undefined) return { ok: false, problem: 'damaged' }
    const { width, height, hasAlpha } = source
    const made: Made[] = []
    for (const wish of task.wishes) {
      const one = await make(source.open(), wish, task, hasAlpha)
      // A narrow picture has one size where a wide one has three.
      if (!made.some((other) => other.mime === one.mime && other.width === one.width)) made.push(one)
    }
    return { ok: true, width, height, made }
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    if (!/pixel limit/.test(message)) return { ok: false, problem: 'damaged' }
    return { ok: false, problem: task.nature === 'animation' ? 'too-many-frames' : 'too-many-pixels' }
  }
}

type Source = { open: () => Sharp; width: number; height: number; hasAlpha: boolean }

async function open({ bytes, nature }: Task): Promise<Source | undefined> {
  const options = {
    limitInputPixels: MOST_PIXELS,
    failOn: 'truncated',
    animated: nature === 'animation',
    autoOrient: true,
  } as const
  const { width, height, pageHeight, hasAlpha, autoOrient } = await sharp(bytes, options).metadata()
  if (!width || !height) return undefined
  if (nature !== 'drawing') {
    const upright = nature === 'animation' ? { width, height: pageHeight ?? height } : autoOrient
    return { open: () => sharp(bytes, options), ...upright, hasAlpha }
  }
  const growth = Math.min(DRAWING_WIDTH / width, DRAWING_GROWTH)
  const density = Math.min(Math.max(72 * growth, 1), 2_400)
  const scale = density / 72
  return {
    open: () => sharp(bytes, { ...options, density }),
    width: Math.round(width * scale),
    height: Math.round(height * scale),
    hasAlpha: true,
  }
}

async function make(source: Sharp, wish: Wish, { nature }: Task, hasAlpha: boolean): Promise<Made> {
  const width = wish.form === 'master' ? MASTER_WIDTH : wish.width
  const sized = source.resize({ width, withoutEnlargement: true }).toColourspace('srgb')
  const { data, info } = await encode(sized, wish, nature, hasAlpha).toBuffer({ resolveWithObject: true })
  const height = info.pages && info.pages > 1 ? (info.pageHeight ?? info.height) : info.height
  const mime = info.format === 'heif' ? 'image/avif' : `image/${info.format}`
  return { mime, width: info.width, height, bytes: data }
}

function encode(sized: Sharp, wish: Wish, nature: Task['nature'], hasAlpha: boolean): Sharp {
  if (wish.form === 'avif') return sized.avif({ quality: 58, effort: 4 })
  if (wish.form === 'webp') return sized.webp({ quality: 82, effort: nature === 'animation' ? 2 : 4 })
  if (nature === 'animation') return sized.webp({ quality: 88, effort: 2 })
  return hasAlpha
    ? sized.png({ compressionLevel: 6 })
    : sized.jpeg({ quality: 94, chromaSubsampling: '4:4:4' })
}

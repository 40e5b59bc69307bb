import sharp, { type OverlayOptions } from 'sharp'

/** A picture with words on it, before it is drawn. All lengths in pixels. */
export type Sheet = {
  width: number
  height: number
  /** Shapes only: text in SVG would take whatever fonts the machine has. */
  svg: string
  texts: SheetText[]
  /** Where a picture goes, cut to fit, above the shapes and below the words. */
  picture?: Box
}

export type Box = { left: number; top: number; width: number; height: number }

export type SheetText = {
  /** Pango markup. */
  markup: string
  /** A family of the fonts given, with its weight. */
  font: string
  /** Largest first; the first at which the text fits its box is taken. */
  sizes: number[]
  box: Box
  side: 'left' | 'right' | 'middle'
  end: 'top' | 'bottom' | 'middle'
}

type Drawn = { data: Buffer; width: number; height: number }

const MOST_WAITING = 100
let waiting = 0
let last: Promise<unknown> = Promise.resolve()

/**
 * Draws a sheet as PNG. `fonts` are paths of TrueType files; nothing of the machine's own is needed. One at a time,
 * because drawing is heavy and whoever reads comes first; 'busy' where too many wait already.
 */
export async function drawSheet(
  sheet: Sheet,
  fonts: readonly string[],
  picture?: Uint8Array,
): Promise<Buffer | 'busy'> {
  if (waiting >= MOST_WAITING) return 'busy'
  waiting += 1
  const drawing = last.then(() => draw(sheet, fonts, picture)).finally(() => (waiting -= 1))
  last = drawing.catch(() => undefined)
  return drawing
}

async function draw(sheet: Sheet, fonts: readonly string[], picture?: Uint8Array): Promise<Buffer> {
  await loadFonts(fonts)
  const layers: OverlayOptions[] = []
  if (picture && sheet.picture) layers.push(await cutPicture(picture, sheet.picture))
  for (const text of sheet.texts) layers.push(await drawText(text))
  return sharp(Buffer.from(sheet.svg))
    .resize(sheet.width, sheet.height)
    .composite(layers)
    .removeAlpha()
    .png({ compressionLevel: 9, effort: 7 })
    .toBuffer()
}

async function cutPicture(picture: Uint8Array, { left, top, width, height }: Box): Promise<OverlayOptions> {
  const input = await sharp(picture, { failOn: 'error' })
    .resize(width, height, { fit: 'cover', position: 'attention' })
    .modulate({ saturation: 0.85 })
    .toBuffer()
  return { input, left, top }
}

async function drawText(text: SheetText): Promise<OverlayOptions> {
  const { box, side, end } = text
  const drawn = await fit(text)
  const shift = { left: 0, top: 0, middle: 0.5, right: 1, bottom: 1 }
  return {
    input: drawn.data,
    left: box.left + Math.round((box.width - drawn.width) * shift[side]),
    top: box.top + Math.round((box.height - drawn.height) * shift[end]),
  }
}

/** What does not fit even at the smallest size is cut off. */
async function fit(text: SheetText): Promise<Drawn> {
  const { box, sizes } = text
  let [size = 16] = sizes
  let drawn = await set(text, size, box.width)
  for (const smaller of sizes.slice(1)) {
    if (fits(drawn, box)) break
    size = smaller
    drawn = await set(text, size, box.width)
  }
  return fits(drawn, box) ? balance(text, size, drawn) : cutToFit(drawn, text)
}

/** As narrow as it may be without another line, so that no word is left over at the end. */
async function balance(text: SheetText, size: number, drawn: Drawn): Promise<Drawn> {
  if (drawn.height < size * 1.5) return drawn
  let best = drawn
  for (let width = drawn.width * 0.95; width > drawn.width / 2; width *= 0.95) {
    const narrower = await set(text, size, Math.floor(width))
    // Where the letters that reach lowest stand may change; a line more is taller by more than this.
    if (narrower.height > drawn.height + size / 2 || narrower.width > width) break
    best = narrower
  }
  return best
}

function fits(drawn: Drawn, box: Box): boolean {
  return drawn.width <= box.width && drawn.height <= box.height
}

async function cutToFit(drawn: Drawn, { box, side }: SheetText): Promise<Drawn> {
  const width = Math.min(drawn.width, box.width)
  const height = Math.min(drawn.height, box.height)
  const left = side === 'right' ? drawn.width - width : 0
  const data = await sharp(drawn.data).extract({ left, top: 0, width, height }).toBuffer()
  return { data, width, height }
}

/** At 72 dots an inch a point is a pixel. */
async function set({ markup, font }: SheetText, size: number, width: number): Promise<Drawn> {
  const { data, info } = await sharp({
    text: { text: markup, font: `${font} ${size}`, width, dpi: 72, rgba: true, wrap: 'word-char' },
  })
    .png()
    .toBuffer({ resolveWithObject: true })
  return { data, width: info.width, height: info.height }
}

/** The library keeps fonts for the whole process, so this is remembered for it too. */
const loaded = new Map<string, Promise<unknown>>()

async function loadFonts(fonts: readonly string[]): Promise<void> {
  for (const fontfile of fonts) {
    if (!loaded.has(fontfile)) loaded.set(fontfile, sharp({ text: { text: '.', fontfile } }).toBuffer())
    await loaded.get(fontfile)
  }
}

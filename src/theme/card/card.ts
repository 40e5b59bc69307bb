import { escapeHtml } from '../../lib/html-escape.ts'
import type { Sheet, SheetText } from '../../platform/media/sheet.ts'
import type { Direction, Locale } from '../contract/frame.ts'
import { listParts } from '../format.ts'
import { say } from '../language/translate.ts'

/** What the picture of an article shows where it is shared. */
export type ShareCard = {
  publication: string
  locale: Locale
  headline: string
  section: string
  kicker: string
  authors: string[]
  dir: Direction
  hasPicture: boolean
}

/** TrueType, because what draws the card reads nothing else. Their licences lie beside them. */
export const cardFonts = ['STIXTwoText-Regular', 'NotoNaskhArabic-Regular', 'NotoNaskhArabic-Bold'].map(
  (name) => new URL(`./fonts/${name}.ttf`, import.meta.url),
)

const WIDTH = 1200
const HEIGHT = 630
const MARGIN = 64
const BAND = 400
const LONGEST_HEADLINE = 180

const paper = '#fcfbf8'
const ink = '#1b1a17'
const soft = '#5b574e'
const rule = '#d9d4c8'
const accent = '#0c4a58'

/** On the house's paper: the nameplate, the headline as large as it may be, the byline, the picture as a band. */
export function drawCard(card: ShareCard): Sheet {
  const isRight = card.dir === 'rtl'
  const band = card.hasPicture ? BAND : 0
  const width = WIDTH - 2 * MARGIN - (card.hasPicture ? BAND - 8 : 0)
  const left = isRight ? WIDTH - MARGIN - width : MARGIN
  const place = (top: number, height: number) => ({ left, top, width, height })
  return {
    width: WIDTH,
    height: HEIGHT,
    svg: shapes(left, width),
    texts: [
      nameplate(card, place(52, 52)),
      kicker(card, place(152, 40)),
      headline(card, place(206, 300)),
      byline(card, place(538, 44)),
    ].filter((text) => text !== undefined),
    picture: card.hasPicture
      ? { left: isRight ? 0 : WIDTH - band, top: 0, width: band, height: HEIGHT }
      : undefined,
  }
}

function shapes(left: number, width: number): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}">
<rect width="${WIDTH}" height="${HEIGHT}" fill="${paper}"/>
<rect width="${WIDTH}" height="10" fill="${accent}"/>
<rect x="${left}" y="120" width="${width}" height="1" fill="${rule}"/>
</svg>`
}

type Box = SheetText['box']

function nameplate(card: ShareCard, box: Box): SheetText | undefined {
  return text(card, box, [[ink, card.publication]], { sizes: [44, 38, 32, 26], bold: false })
}

function kicker(card: ShareCard, box: Box): SheetText | undefined {
  const sizes = isArabic(card) ? ([28, 24, 20] as const) : ([26, 23, 20] as const)
  return text(
    card,
    box,
    [
      [accent, card.section],
      [soft, card.kicker],
    ],
    { sizes: [...sizes], bold: false },
  )
}

function headline(card: ShareCard, box: Box): SheetText | undefined {
  const large: [number, ...number[]] = card.hasPicture ? [66, 60, 56, 52, 48, 44, 40, 36] : [88, 80, 74, 68, 62, 56, 50, 44]
  return text(card, box, [[ink, shortened(card.headline)]], { sizes: large, bold: true })
}

function byline(card: ShareCard, box: Box): SheetText | undefined {
  if (card.authors.length === 0) return undefined
  const names = listParts(card.authors, card.locale).map(({ value }) => value)
  const words = `${say(card.locale)('card.by')} ${names.join('')}`
  return { ...text(card, box, [[soft, words]], { sizes: [28, 25, 22, 19], bold: false }), end: 'bottom' }
}

function text(
  card: ShareCard,
  box: Box,
  runs: [color: string, words: string][],
  look: { sizes: [number, ...number[]]; bold: boolean },
): SheetText | undefined {
  return undefined
}

function shortened(headline: string): string {
  return headline
}

function isArabic(card: ShareCard): boolean {
  return card.dir === 'rtl'
}

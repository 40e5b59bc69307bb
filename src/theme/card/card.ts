import { escapeHtml } from '../../lib/html-escape.ts'
import type { Box, Sheet, SheetText } from '../../platform/media/sheet.ts'
import type { Direction, Locale } from '../contract/frame.ts'
import { listParts } from '../format.ts'
import { say } from '../language/translate.ts'

/** What the picture of an article shows where it is shared. */
export type ShareCard = {
  publication: string
  locale: Locale
  dir: Direction
  headline: string
  section: string
  kicker: string
  authors: string[]
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
const RULE = 10

const paper = '#fcfbf8'
const ink = '#1b1a17'
const soft = '#5b574e'
const rule = '#d9d4c8'
const accent = '#0c4a58'

/** On the house's paper: nameplate, headline as large as it may be, byline; the picture as a band at the line's end. */
export function drawCard(card: ShareCard): Sheet {
  const isRight = card.dir === 'rtl'
  const width = card.hasPicture ? WIDTH - BAND - MARGIN - 48 : WIDTH - 2 * MARGIN
  const left = isRight ? WIDTH - MARGIN - width : MARGIN
  const at = (top: number, height: number): Box => ({ left, top, width, height })
  const texts = [
    nameplate(card, at(50, 50)),
    words(card, sectionAndKicker(card), at(152, 40), isRight ? [30, 26, 22] : [27, 24, 21, 18]),
    headline(card, at(isRight ? 218 : 212, 300)),
    byline(card, at(532, 46)),
  ]
  return {
    width: WIDTH,
    height: HEIGHT,
    svg: shapes(left, width),
    texts: texts.filter((text) => text !== undefined),
    picture: { left: isRight ? 0 : WIDTH - BAND, top: RULE, width: BAND, height: HEIGHT - RULE },
  }
}

function shapes(left: number, width: number): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}">
<rect width="${WIDTH}" height="${HEIGHT}" fill="${paper}"/>
<rect width="${WIDTH}" height="${RULE}" fill="${accent}"/>
<rect x="${left}" y="120" width="${width}" height="1" fill="${rule}"/>
</svg>`
}

/** In the house's own letters, whatever the article is written in. */
function nameplate(card: ShareCard, box: Box): SheetText | undefined {
  const text = words(card, [[ink, card.publication]], box, [46, 40, 34, 28, 22])
  return text && { ...text, font: 'STIX Two Text, Noto Naskh Arabic' }
}

function sectionAndKicker({ section, kicker }: ShareCard): Run[] {
  return [
    [accent, section],
    [soft, kicker],
  ]
}

function headline(card: ShareCard, box: Box): SheetText | undefined {
  const sizes = card.hasPicture
    ? [76, 70, 64, 58, 53, 48, 44, 40, 36, 32]
    : [108, 96, 88, 80, 74, 68, 62, 56, 50, 44, 38]
  return words(card, [[ink, card.headline]], box, sizes, 'bold')
}

function byline(card: ShareCard, box: Box): SheetText | undefined {
  if (card.authors.length === 0) return undefined
  const names = listParts(card.authors, card.locale).map(({ value }) => value)
  const line = `${say(card.locale)('card.by')} ${names.join('')}`
  const text = words(card, [[soft, line]], box, [28, 25, 22, 19])
  return text && { ...text, end: 'bottom' }
}

type Run = [color: string, words: string]

/** Undefined where nothing would be seen, which cannot be drawn either. */
function words(
  card: ShareCard,
  runs: Run[],
  box: Box,
  sizes: number[],
  weight: 'regular' | 'bold' = 'regular',
): SheetText | undefined {
  const tidied = runs.map(([color, text]): Run => [color, tidy(text)])
  const shown = tidied.filter(([, text]) => /[\p{L}\p{N}\p{P}\p{S}]/u.test(text))
  if (shown.length === 0) return undefined
  const isRight = card.dir === 'rtl'
  const spans = shown.map(([color, text]) => `<span foreground="${color}">${escapeHtml(text)}</span>`)
  // The mark at the start says which way the line runs, whatever its first letter is.
  const line = (isRight ? '\u200f' : '\u200e') + spans.join(' \u2002')
  return {
    markup: `<span line_height="${isRight ? 0.86 : 1.02}">${line}</span>`,
    font: isRight
      ? `Noto Naskh Arabic, STIX Two Text ${weight === 'bold' ? 'Bold' : ''}`
      : 'STIX Two Text, Noto Naskh Arabic',
    sizes,
    box,
    side: isRight ? 'right' : 'left',
    end: 'top',
  }
}

const LONGEST = 180

/** One line of text without emoji, which the fonts here do not have; cut between words where it is endless. */
function tidy(text: string): string {
  const line = text
    .replace(/\p{RGI_Emoji}/gv, '')
    .replace(/\s+/g, ' ')
    .trim()
  return line.length <= LONGEST ? line : `${line.slice(0, LONGEST).replace(/\s+\S*$/, '')}…`
}

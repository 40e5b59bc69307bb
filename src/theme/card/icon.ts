import { escapeHtml } from '../../lib/html-escape.ts'
import type { Sheet } from '../../platform/media/sheet.ts'

const ground = '#0c4a58'
const letter = '#fcfbf8'

/** The publication's mark, square: the first letter of its name. `size` in pixels. */
export function drawIcon(name: string, size: number): Sheet {
  const inset = Math.round(size * 0.14)
  const inner = size - 2 * inset
  return {
    width: size,
    height: size,
    svg: `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}">${rect(size)}</svg>`,
    texts: [
      {
        markup: `<span foreground="${letter}">${escapeHtml(initialOf(name))}</span>`,
        font: 'STIX Two Text, Noto Naskh Arabic',
        sizes: [0.74, 0.6, 0.5].map((share) => Math.round(size * share)),
        box: { left: inset, top: inset, width: inner, height: inner },
        side: 'middle',
        end: 'middle',
      },
    ],
  }
}

/** The same as SVG, in whatever serif the browser has. */
export function writeIcon(name: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512">${rect(512)}<text x="256" y="382" font-family="'STIX Two Text', Georgia, 'Times New Roman', serif" font-size="380" text-anchor="middle" fill="${letter}">${escapeHtml(initialOf(name))}</text></svg>
`
}

function rect(size: number): string {
  return `<rect width="${size}" height="${size}" fill="${ground}"/>`
}

function initialOf(name: string): string {
  const letters = [...new Intl.Segmenter('und').segment(name)].map(({ segment }) => segment)
  const first = letters.find((segment) => /[\p{L}\p{N}]/u.test(segment)) ?? '•'
  return first.toLocaleUpperCase()
}

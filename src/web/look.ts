import { createHash } from 'node:crypto'
import type { Identity, Typeface } from '../domain/publication/identity.ts'
import { contrast, isHex, type Hex } from '../lib/contrast.ts'
import type { Assets } from '../theme/contract/frame.ts'
import { makePage, type PressPage } from './press/page.ts'

/** What the theme's own style sheets say; `tokens.css` is where they say it. */
export const papers = { accent: '#f1eee6', accentDark: '#1e2423' } as const
export const ownAccents = { accent: '#0c4a58', accentDark: '#8cc6d1' } as const

export type Look = { path: string; css: string }

type Looks = Pick<Identity, 'colours' | 'typeface'>

/** The publication's own look as a style sheet whose address names its bytes; nothing where it has none. */
export function lookOf({ colours, typeface }: Looks): Look | undefined {
  const css = coloursOf(colours) + typefaceRules[typeface ?? 'stix']
  if (css === '') return undefined
  const hash = createHash('sha256').update(css).digest('hex').slice(0, 8).toUpperCase()
  return { path: `/assets/look-${hash}.css`, css }
}

/** The site's own, with the publication's look after them; a font that nothing is set in is not fetched early. */
export function assetsWithLook(assets: Assets, identity: Looks): Assets {
  const look = lookOf(identity)
  if (!look) return assets
  const isOwnFont = identity.typeface === 'serif' || identity.typeface === 'sans'
  return {
    ...assets,
    styles: [...assets.styles, look.path],
    preloadFonts: isOwnFont ? [] : assets.preloadFonts,
  }
}

/** The style sheet at this address, where it is the present one. */
export function lookAt(path: string, identity: Looks): PressPage | undefined {
  const look = lookOf(identity)
  return look?.path === path ? makePage(look.css, 'immutable', 'text/css; charset=utf-8') : undefined
}

function coloursOf(colours: Identity['colours']): string {
  if (!colours || !isHex(colours.accent) || !isHex(colours.accentDark)) return ''
  const light = rule(colours.accent, '#fcfbf8')
  return `${light}@media (prefers-color-scheme:dark){${rule(colours.accentDark, '#0f1a1c')}}`
}

/** `--serif` is what everything is set in; `tokens.css` has the fonts of the reader's own device. */
const typefaceRules: Record<Typeface, string> = {
  stix: '',
  mixed: headings('sans'),
  serif: throughout('serif'),
  sans: throughout('sans'),
}

function throughout(kind: 'serif' | 'sans'): string {
  const own = `var(--own-${kind})`
  return `:root{--serif:${own}}:lang(ar){--serif:var(--own-${kind}-ar)}.own-script:not(:lang(ar)),:is(.card,.band-parts) [lang]:not(:lang(ar)),html:lang(ar) :is(em,i,cite):not(:lang(ar)){font-family:${own}}`
}

function headings(kind: 'serif' | 'sans'): string {
  const all = ':is(h1,h2,h3,h4,.nameplate,.footer-name)'
  return `${all}{font-family:var(--own-${kind})}${all}:lang(ar){font-family:var(--own-${kind}-ar)}`
}

/** On the accent stands the theme's ink for it, or its opposite where that is read better. */
function rule(accent: Hex, ink: Hex): string {
  const opposite: Hex = ink === '#fcfbf8' ? '#0f1a1c' : '#fcfbf8'
  const own = contrast(accent, ink) >= contrast(accent, opposite) ? ink : opposite
  return `:root{--accent:${accent};--accent-ink:${own}}`
}

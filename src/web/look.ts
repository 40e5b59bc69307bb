import { createHash } from 'node:crypto'
import type { Identity } from '../domain/publication/identity.ts'
import { contrast, isHex, type Hex } from '../lib/contrast.ts'
import { makePage, type PressPage } from './press/page.ts'

/** What the theme's own style sheets say; `tokens.css` is where they say it. */
export const papers = { accent: '#f1eee6', accentDark: '#1e2423' } as const
export const ownAccents = { accent: '#0c4a58', accentDark: '#8cc6d1' } as const

export type Look = { path: string; css: string }

/** The publication's colours as a style sheet whose address names its bytes; nothing where it has none of its own. */
export function lookOf({ colours }: Pick<Identity, 'colours'>): Look | undefined {
  if (!colours || !isHex(colours.accent) || !isHex(colours.accentDark)) return undefined
  const light = rule(colours.accent, '#fcfbf8')
  const css = `${light}@media (prefers-color-scheme:dark){${rule(colours.accentDark, '#0f1a1c')}}`
  const hash = createHash('sha256').update(css).digest('hex').slice(0, 8).toUpperCase()
  return { path: `/assets/look-${hash}.css`, css }
}

/** The site's own, with the publication's colours after them. */
export function stylesWithLook(styles: string[], identity: Pick<Identity, 'colours'>): string[] {
  const look = lookOf(identity)
  return look ? [...styles, look.path] : styles
}

/** The style sheet at this address, where it is the present one. */
export function lookAt(path: string, identity: Pick<Identity, 'colours'>): PressPage | undefined {
  const look = lookOf(identity)
  return look?.path === path ? makePage(look.css, 'immutable', 'text/css; charset=utf-8') : undefined
}

/** On the accent stands the theme's ink for it, or its opposite where that is read better. */
function rule(accent: Hex, ink: Hex): string {
  const opposite: Hex = ink === '#fcfbf8' ? '#0f1a1c' : '#fcfbf8'
  const own = contrast(accent, ink) >= contrast(accent, opposite) ? ink : opposite
  return `:root{--accent:${accent};--accent-ink:${own}}`
}

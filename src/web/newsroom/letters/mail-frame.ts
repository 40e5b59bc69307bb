/**
 * A mail brings its style along, in its head and on its elements, which no page of ours may. It stands in a frame that
 * runs no script, sends no form and loads nothing from elsewhere; nothing but this site may frame it. It keeps its
 * origin, without which a browser refuses it pictures of a site on this very machine.
 */
export const mailHeaders: readonly [name: string, value: string][] = [
  [
    'content-security-policy',
    "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox allow-popups allow-same-origin",
  ],
  ['x-frame-options', 'SAMEORIGIN'],
]

/**
 * The mail as a program in that look shows it, whatever look the editor's own browser has: its rules for dark hold
 * always, or never.
 */
export function inScheme(html: string, look: 'light' | 'dark'): string {
  return html.replace(
    /@media\s*\(prefers-color-scheme:\s*dark\)/g,
    look === 'dark' ? '@media all' : '@media not all',
  )
}

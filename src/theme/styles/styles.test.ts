import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { brotliCompressSync } from 'node:zlib'
import { build } from 'esbuild'

const folder = new URL('./', import.meta.url)
const sheets = readdirSync(folder)
  .filter((name) => name.endsWith('.css'))
  .map((name) => ({
    name,
    css: readFileSync(new URL(name, folder), 'utf8').replace(/\/\*[\s\S]*?\*\//g, ''),
  }))

test('the style sheets know no left and no right, so that a page can be turned round', () => {
  const physical =
    /(?<![\w-])(?:left|right|(?:margin|padding|border)-(?:left|right|top|bottom)(?:-\w+)*|(?:min-|max-)?(?:width|height))\s*:|:\s*(?:left|right)\s*[;}]/g
  const found = sheets.flatMap(({ name, css }) =>
    // A media query has no logical words for the viewport's size.
    [...css.replace(/@media[^{]*/g, '').matchAll(physical)].map(([match]) => `${name}: ${match}`),
  )
  assert.deepEqual(found, [])
})

test('colours are named in one place', () => {
  const elsewhere = sheets
    .filter(({ name }) => !['tokens.css', 'print.css'].includes(name))
    .flatMap(({ name, css }) => [...css.matchAll(/#[\da-f]{3,8}\b/gi)].map(([match]) => `${name}: ${match}`))
  assert.deepEqual(elsewhere, [])
})

test('text and its ground differ enough in both schemes', () => {
  const css = sheets.find(({ name }) => name === 'tokens.css')?.css ?? ''
  const [light = '', dark = ''] = css.split('@media')
  for (const scheme of [light, dark]) {
    const colours = new Map(
      [...scheme.matchAll(/--([\w-]+):\s*(#[\da-f]{6})/g)].map(([, name, hex]) => [name, hex]),
    )
    const ratio = (text: string, ground: string) =>
      contrast(colours.get(text) ?? '', colours.get(ground) ?? '')
    for (const ground of ['paper', 'stone'])
      for (const text of ['ink', 'soft', 'accent', 'danger'])
        assert.ok(ratio(text, ground) >= 4.5, `${text} on ${ground}`)
    for (const text of ['band-ink', 'band-soft']) assert.ok(ratio(text, 'band') >= 4.5, text)
    assert.ok(ratio('accent-ink', 'accent') >= 4.5)
    assert.ok(ratio('danger', 'danger-tint') >= 4.5)
    assert.ok(ratio('paper', 'danger') >= 4.5)
  }
})

test('fonts, styles and scripts of an article in English stay under 44 KB, scripts under 10 KB before compression', async () => {
  const built = await build({
    entryPoints: {
      site: new URL('site.css', folder).pathname,
      client: new URL('../../client/site.ts', folder).pathname,
    },
    bundle: true,
    minify: true,
    format: 'esm',
    loader: { '.woff2': 'file' },
    assetNames: '[name]',
    outdir: '/',
    write: false,
  })
  const size = (ending: string, compressed = true) =>
    built.outputFiles
      .filter(({ path }) => path.endsWith(ending))
      .reduce((sum, { contents }) => sum + (compressed ? brotliCompressSync(contents) : contents).length, 0)
  assert.ok(size('.js', false) < 10_000)
  const fonts =
    size('stix-two-text-latin-400-normal.woff2', false) + size('stix-two-text-latin-400-italic.woff2', false)
  assert.ok(fonts > 20_000 && fonts + size('.css') + size('.js') < 44_000)
})

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

/** WCAG 2.2, relative luminance. */
function luminance(hex: string): number {
  const channel = (at: number) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  }
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
}

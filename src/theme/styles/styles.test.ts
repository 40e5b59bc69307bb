import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { brotliCompressSync } from 'node:zlib'
import { build } from 'esbuild'

const folder = new URL('./', import.meta.url)
const sheets = readdirSync(folder, { recursive: true, encoding: 'utf8' })
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
    .filter(({ name }) => !['tokens.css', 'print.css', 'newsroom/tokens.css'].includes(name))
    .flatMap(({ name, css }) => [...css.matchAll(/#[\da-f]{3,8}\b/gi)].map(([match]) => `${name}: ${match}`))
  assert.deepEqual(elsewhere, [])
})

test('text and its ground differ enough in both schemes', () => {
  for (const ratio of schemesOf('tokens.css')) {
    for (const ground of ['paper', 'stone'])
      for (const text of ['ink', 'soft', 'accent', 'danger'])
        assert.ok(ratio(text, ground) >= 4.5, `${text} on ${ground}`)
    for (const text of ['band-ink', 'band-soft']) assert.ok(ratio(text, 'band') >= 4.5, text)
    assert.ok(ratio('accent-ink', 'accent') >= 4.5)
    assert.ok(ratio('danger', 'danger-tint') >= 4.5)
    assert.ok(ratio('paper', 'danger') >= 4.5)
  }
})

test('so do the words and marks of the newsroom on each of its grounds', () => {
  for (const ratio of schemesOf('tokens.css', 'newsroom/tokens.css')) {
    for (const ground of ['sheet', 'hover'])
      for (const text of ['ink', 'soft', 'accent', 'danger'])
        assert.ok(ratio(text, ground) >= 4.5, `${text} on ${ground}`)
    for (const tone of ['amber', 'blue', 'violet', 'green']) {
      assert.ok(ratio(tone, `${tone}-tint`) >= 4.5, tone)
      assert.ok(ratio('ink', `${tone}-tint`) >= 4.5, tone)
    }
    // The edge of a control is told from what is around it (WCAG 1.4.11).
    for (const ground of ['paper', 'sheet']) assert.ok(ratio('control', ground) >= 3, ground)
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

/** For the light scheme and for the dark: how much two colours differ, by name. Later sheets add to earlier ones. */
function schemesOf(...names: string[]): ((text: string, ground: string) => number)[] {
  return [0, 1].map((scheme) => {
    const css = names.map(
      (wanted) => sheets.find(({ name }) => name === wanted)?.css.split('@media')[scheme] ?? '',
    )
    const colours = new Map(
      [...css.join('\n').matchAll(/--([\w-]+):\s*(#[\da-f]{6})\b/g)].map(([, name, hex]) => [name, hex]),
    )
    return (text, ground) => contrast(colours.get(text) ?? '', colours.get(ground) ?? '')
  })
}

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

import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { checkHtml } from '../../../../test/support/vnu.ts'
import { anyDocument } from './document.arbitrary.ts'
import { renderHtml } from './html.ts'
import type { Block, Document, Footnote, Inline, TableCell } from './nodes.ts'
import type { RenderOptions } from './rendering.ts'

const options: RenderOptions = {
  labels: {
    footnotes: 'Footnotes',
    backToText: (number) => `Back to the text, footnote ${number}`,
    table: (number) => `Table ${number}`,
    loadEmbed: (provider) => `Load from ${provider}`,
    embedNotice: (provider) => `${provider} will learn that you were here.`,
  },
  media: (id) =>
    id === 'map'
      ? { src: '/media/map.webp', width: 800, height: 600, mime: 'image/webp', srcset: '/m.webp 400w' }
      : undefined,
}

function render(...content: Document['content']): string {
  return renderHtml({ type: 'doc', content }, options)
}

function inline(content: (string | Inline)[]): Inline[] {
  return content.map((node) => (typeof node === 'string' ? { type: 'text', text: node } : node))
}

function paragraph(...content: (string | Inline)[]): Block {
  return { type: 'paragraph', attrs: { dir: null, lang: null }, content: inline(content) }
}

function heading(text: string, id: string | null = null): Block {
  return { type: 'heading', attrs: { level: 2, id, dir: null, lang: null }, content: inline([text]) }
}

function footnote(...content: string[]): Footnote {
  return { type: 'footnote', content: content.map((text) => ({ type: 'text', text })) }
}

function cell(text: string, type: TableCell['type'] = 'tableCell', colspan = 1, rowspan = 1): TableCell {
  return { type, attrs: { colspan, rowspan }, content: [paragraph(text)] }
}

function table(caption: string | null, ...rows: TableCell[][]): Block {
  return {
    type: 'table',
    attrs: { caption },
    content: rows.map((content) => ({ type: 'tableRow', content })),
  }
}

function figure(media: string | null, caption = '', credit: string | null = null): Block {
  return {
    type: 'figure',
    attrs: { media, alt: 'The city & its roads', credit, width: null },
    content: inline([caption]),
  }
}

function quote(text: string): Block {
  return { type: 'pullQuote', attrs: { attribution: null }, content: inline([text]) }
}

test('paragraphs at the top level are numbered, blank ones are left out, and text is escaped', () => {
  assert.equal(
    render(
      paragraph('a < b'),
      paragraph(' '),
      { type: 'callout', content: [paragraph('c')] },
      paragraph('d'),
    ),
    '<p id="p-1">a &lt; b</p>\n<aside class="call-out" role="note">\n<p>c</p>\n</aside>\n<p id="p-2">d</p>\n',
  )
})

test('a link with a bold word in it is one link, and a foreign phrase names its language', () => {
  const link = { type: 'link' as const, attrs: { href: 'https://example.org/?a=1&b=2' } }
  assert.equal(
    render(
      paragraph(
        { type: 'text', text: 'the ', marks: [link] },
        { type: 'text', text: 'UN', marks: [link, { type: 'bold' }] },
        { type: 'text', text: 'حلب', marks: [{ type: 'language', attrs: { lang: 'ar', dir: 'rtl' } }] },
      ),
    ),
    '<p id="p-1"><a href="https://example.org/?a=1&amp;b=2" rel="noopener">the <strong>UN</strong></a>' +
      '<span lang="ar" dir="rtl">حلب</span></p>\n',
  )
})

test('headings have stable ids of their own, whatever they say', () => {
  const html = render(
    heading('The siege'),
    heading('The siege'),
    heading('حصار'),
    heading('Main', 'main-point'),
    heading('First', 'p-1'),
  )
  assert.deepEqual(html.match(/id="[^"]*"/g), [
    'id="h-the-siege"',
    'id="h-the-siege-2"',
    'id="h-3"',
    'id="main-point"',
    'id="h-first"',
  ])
})

test('no heading level is skipped on the way down', () => {
  const deep: Block = {
    type: 'heading',
    attrs: { level: 4, id: null, dir: null, lang: null },
    content: inline(['x']),
  }
  assert.deepEqual(render(deep, deep, heading('y'), deep).match(/<h\d/g), ['<h2', '<h3', '<h2', '<h3'])
})

test('footnotes are numbered where they stand and listed at the end, each with its way back', () => {
  const html = render(paragraph('Fuel', footnote('A UN report.'), ' and flour', footnote('A baker.')))
  assert.equal(
    html,
    `<p id="p-1">Fuel<sup class="footnote-ref"><a id="fnref-1" href="#fn-1" role="doc-noteref">1</a></sup> and flour<sup class="footnote-ref"><a id="fnref-2" href="#fn-2" role="doc-noteref">2</a></sup></p>
<section class="footnotes" role="doc-endnotes" aria-labelledby="footnotes">
<h2 id="footnotes">Footnotes</h2>
<ol>
<li id="fn-1">A UN report. <a class="footnote-back" role="doc-backlink" href="#fnref-1" aria-label="Back to the text, footnote 1">↩\uFE0E</a></li>
<li id="fn-2">A baker. <a class="footnote-back" role="doc-backlink" href="#fnref-2" aria-label="Back to the text, footnote 2">↩\uFE0E</a></li>
</ol>
</section>
`,
  )
})

test('a picture has its size, caption and credit; only the first may load without waiting', () => {
  const shown = figure('map', 'Two roads', 'Causeway')
  const html = renderHtml({ type: 'doc', content: [shown, shown] }, { ...options, firstImageEager: true })
  const [first, second] = html.split('\n')
  assert.equal(
    first,
    '<figure class="figure"><img src="/media/map.webp" srcset="/m.webp 400w" sizes="(min-width: 48rem) 44rem, 100vw" ' +
      'width="800" height="600" alt="The city &amp; its roads" fetchpriority="high">' +
      '<figcaption>Two roads <small class="credit">Causeway</small></figcaption></figure>',
  )
  assert.match(second ?? '', /loading="lazy"/)
})

test('where a picture is missing, its description and caption stand as text', () => {
  assert.equal(
    render(figure('gone', 'Two roads')),
    '<figure class="figure figure-missing"><p>The city &amp; its roads</p><figcaption>Two roads</figcaption></figure>\n',
  )
})

test('a table scrolls in a named region that takes the focus', () => {
  const html = render(
    table(
      'Stocks',
      [cell('Good', 'tableHeader'), cell('Weeks', 'tableHeader')],
      [cell('Flour', 'tableHeader'), cell('3')],
    ),
    table(null, [cell('x')]),
  )
  assert.match(
    html,
    /<div class="table-scroll" role="group" tabindex="0" aria-label="Stocks">\n<table>\n<caption>Stocks/,
  )
  assert.match(html, /<thead>\n<tr><th scope="col">Good<\/th><th scope="col">Weeks<\/th><\/tr>\n<\/thead>/)
  assert.match(html, /<tbody>\n<tr><th scope="row">Flour<\/th><td>3<\/td><\/tr>\n<\/tbody>/)
  assert.match(html, /aria-label="Table 2"/)
})

test('a crooked table is made straight and keeps its cells', () => {
  const html = render(table(null, [cell('a', 'tableCell', 9, 9), cell('b')], [cell('c'), cell('d')]))
  assert.match(
    html,
    /<tr><td rowspan="2">a<\/td><td>b<\/td><td><\/td><\/tr>\n<tr><td>c<\/td><td>d<\/td><\/tr>/,
  )
})

test('a pull quote that repeats the article is hidden from screen readers, any other is not', () => {
  const prose = paragraph('In August the siege', footnote('n'), ' broke in days. Nobody won.')
  assert.match(
    render(prose, quote('“the siege broke in days”')),
    /<aside class="pull-quote" role="doc-pullquote" aria-hidden="true">/,
  )
  assert.match(render(prose, quote('The siege held.')), /<aside class="pull-quote" role="doc-pullquote">/)
})

test('an embed is a card with a plain link, and loads nothing', () => {
  const url = 'https://www.youtube.com/watch?v=abcdef12345'
  const html = render({ type: 'embed', attrs: { provider: 'YouTube', url, title: 'A film' } })
  assert.match(
    html,
    /<div class="embed" data-embed-url="https:\/\/www\.youtube-nocookie\.com\/embed\/abcdef12345" data-provider="YouTube">/,
  )
  assert.match(html, /<a href="https:\/\/www\.youtube\.com\/watch\?v=abcdef12345" rel="noopener">A film<\/a>/)
  assert.match(html, /<button type="button" class="embed-load" hidden>Load from YouTube<\/button>/)
  assert.doesNotMatch(html, /<iframe|<script|src=/)
})

test('addresses and ids can be changed on their way out', () => {
  const link: Inline = { type: 'text', text: 'x', marks: [{ type: 'link', attrs: { href: '/articles/a' } }] }
  const whole: RenderOptions = {
    ...options,
    idPrefix: 'b-',
    link: (href) => new URL(href, 'https://c.example').href,
  }
  const html = renderHtml({ type: 'doc', content: [paragraph(link, footnote('n'))] }, whole)
  assert.match(html, /<p id="b-p-1"><a href="https:\/\/c\.example\/articles\/a">x<\/a>/)
  assert.match(html, /<li id="b-fn-1">/)
})

test('code keeps its first empty line, and what an importer could not place keeps its label', () => {
  assert.equal(
    render({ type: 'codeBlock', attrs: { language: 'js' }, content: [{ type: 'text', text: '\na < b' }] }),
    '<pre class="code" tabindex="0"><code class="language-js">\na &lt; b</code></pre>\n',
  )
  assert.equal(
    render({ type: 'plainBlock', attrs: { label: 'form' }, content: [{ type: 'text', text: '\nName' }] }),
    '<figure class="plain-block"><figcaption>form</figcaption><pre tabindex="0">\n\nName</pre></figure>\n',
  )
})

test('the HTML of any document satisfies the W3C’s validator', async () => {
  const samples = fc
    .sample(anyDocument, 150)
    .map((document, index) => renderHtml(document, { ...options, idPrefix: `d${index}-` }))
  const page = `<!doctype html><html lang="en"><head><title>t</title></head><body><main><h1>t</h1>${samples.join('')}</main></body></html>`
  assert.deepEqual(await checkHtml([{ name: 'samples', html: page }]), [])
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { documentFromHtml } from './from-html.ts'
import type { FromHtmlOptions } from './from-html.ts'
import type { Document } from './nodes.ts'
import { schema } from '../../../lib/document-schema/schema.ts'
import { renderText } from './text.ts'

const pictures: FromHtmlOptions = {
  media: (src) => (src.startsWith('gone') ? undefined : src.replace(/\W/g, '-')),
}

// A document as ProseMirror prints it, marks inside out, which is short enough to compare by eye.
function shape(html: string, options = pictures): string {
  return schema.nodeFromJSON(documentFromHtml(html, options).document).content.toString()
}

function notes(html: string, options = pictures): string[] {
  return documentFromHtml(html, options).notes
}

function blocks(html: string, options = pictures): Document['content'] {
  return documentFromHtml(html, options).document.content
}

test('headings, lists and quotations are what they are', () => {
  assert.equal(
    shape('<h1>A</h1><h3>B</h3><h6>C</h6><ul><li>x<ul><li>y</ul></ul><ol start=4><li><p>z</ol>'),
    '<heading("A"), heading("B"), heading("C"), bulletList(listItem(paragraph("x"), bulletList(listItem(paragraph("y"))))), orderedList(listItem(paragraph("z")))>',
  )
  const [h1, h3, h6, , ol] = blocks('<h1>A</h1><h3>B</h3><h6>C</h6>x<ol start=4><li>z</ol>')
  assert.deepEqual(
    [h1, h3, h6].map((node) => node?.type === 'heading' && node.attrs.level),
    [2, 3, 4],
  )
  assert.ok(ol?.type === 'orderedList' && ol.attrs.start === 4)
  const [quote] = blocks('<blockquote><p>No <cite>flour</cite>.</p><footer>— A baker</footer></blockquote>')
  assert.ok(quote?.type === 'blockquote' && quote.attrs.attribution === 'A baker')
})

test('the demo’s own format is read exactly', () => {
  assert.equal(
    shape(`
      <p>One <strong>b</strong> <em>i</em> <s>s</s> H<sub>2</sub>O<br>line <span lang="ru">Россия</span><span class="footnote">A <em>note</em>.</span></p>
      <aside class="pull-quote">Large</aside>
      <aside class="call-out"><p>Method</p></aside>
      <p class="embed"><a href="https://vimeo.com/12">A film</a></p>
      <pre><code>a
  b</code></pre>
      <hr><hr class="teaser-end">
      <table><thead><tr><th>G</th></tr></thead><tbody><tr><td>F</td></tr></tbody></table>`),
    '<paragraph("One ", bold("b"), " ", italic("i"), " ", strike("s"), " H", subscript("2"), "O", hardBreak, "line ", ' +
      'language("Россия"), footnote("A ", italic("note"), ".")), pullQuote("Large"), callout(paragraph("Method")), embed, ' +
      'codeBlock("a\\n  b"), horizontalRule, teaserEnd, ' +
      'table(tableRow(tableHeader(paragraph("G"))), tableRow(tableCell(paragraph("F"))))>',
  )
  assert.deepEqual(
    blocks(
      '<figure><img src="m.svg" alt="A map"><figcaption>Caption <small>Credit</small></figcaption></figure>',
    ),
    [
      {
        type: 'figure',
        attrs: { media: 'm-svg', alt: 'A map', credit: 'Credit', width: null },
        content: [{ type: 'text', text: 'Caption' }],
      },
    ],
  )
  const [embed] = blocks('<p class="embed"><a href="https://vimeo.com/12">A film</a></p>')
  assert.deepEqual(embed, {
    type: 'embed',
    attrs: { provider: 'Vimeo', url: 'https://vimeo.com/12', title: 'A film' },
  })
  const [rtl] = blocks('<p lang="ar" dir="rtl">حلب</p>')
  assert.ok(rtl?.type === 'paragraph' && rtl.attrs.dir === 'rtl' && rtl.attrs.lang === 'ar')
})

test('text outside paragraphs becomes paragraphs, and two line breaks end one', () => {
  assert.equal(
    shape('a <b>b</b><div>c</div> d<br><br>e <span><p>f</p></span>'),
    '<paragraph("a ", bold("b")), paragraph("c"), paragraph("d"), paragraph("e"), paragraph("f")>',
  )
})

test('a pull quote or quotation in WordPress’s markup keeps its source once', () => {
  const [quote] = blocks(
    '<figure class="wp-block-pullquote"><blockquote><p>Large</p><p>words</p><cite>A <b>baker</b></cite></blockquote></figure>',
  )
  assert.deepEqual(quote, {
    type: 'pullQuote',
    attrs: { attribution: 'A baker' },
    content: [{ type: 'text', text: 'Large' }, { type: 'hardBreak' }, { type: 'text', text: 'words' }],
  })
})

test('several pictures are a gallery, and each keeps its caption', () => {
  assert.equal(
    shape(
      '<figure class="wp-block-gallery"><figure><img src=a><figcaption>A</figcaption></figure><figure><img src=b></figure><figcaption>Both</figcaption></figure>',
    ),
    '<gallery(figure("A"), figure), paragraph("Both")>',
  )
  assert.equal(shape('<figure><img src=a><img src=b></figure>'), '<gallery(figure, figure)>')
  assert.equal(
    shape(
      '<ul class="blocks-gallery-grid"><li><figure><img src=a></figure><li><figure><img src=b></figure></ul>',
    ),
    '<gallery(figure, figure)>',
  )
})

test('a picture that is not there stands as text, with a note', () => {
  const html =
    '<figure><img src="gone/a.jpg" alt="A map"><figcaption>Roads <small>UN</small></figcaption></figure>'
  const { document, notes: said, media } = documentFromHtml(html, pictures)
  assert.equal(renderText(document), 'A map gone/a.jpg\n\nRoads\n\nUN')
  assert.deepEqual(said, ['A picture is missing and stands as text: gone/a.jpg'])
  assert.deepEqual(media, [])
  assert.deepEqual(documentFromHtml('<img src=a><p>x <img src=b></p><img src=a>', pictures).media, ['a', 'b'])
})

test('a picture that a script would load late is found, and its copy is not read twice', () => {
  const html = '<figure><img src="data:x" data-src="a.jpg"><noscript><img src="a.jpg"></noscript></figure>'
  assert.deepEqual(documentFromHtml(html, pictures).media, ['a-jpg'])
  assert.equal(shape(html), '<figure>')
})

test('a picture in a paragraph or heading gets a place of its own', () => {
  assert.equal(shape('<p>a <img src=x> b</p>'), '<paragraph("a"), figure, paragraph("b")>')
  assert.equal(shape('<h2><img src=x> Title</h2>'), '<heading("Title"), figure>')
})

test('a table keeps its caption, its spans and blocks in its cells', () => {
  const [table] = blocks(
    '<table><caption>Stocks</caption><tr><td colspan=2 rowspan=0>a<ul><li>b</ul></td></tr></table>',
  )
  assert.ok(table?.type === 'table' && table.attrs.caption === 'Stocks')
  assert.deepEqual(table.content[0]?.content?.[0]?.attrs, { colspan: 2, rowspan: 1 })
  assert.equal(
    shape(
      '<figure class="wp-block-table"><table><tr><td></td></tr></table><figcaption>Stocks</figcaption></figure>',
    ),
    '<table(tableRow(tableCell(paragraph)))>',
  )
})

test('frames and bare addresses of players become cards; other frames are noted', () => {
  const [frame] = blocks('<iframe src="//www.youtube.com/embed/abcdef12345" title="T"></iframe>')
  assert.deepEqual(frame, {
    type: 'embed',
    attrs: { provider: 'YouTube', url: 'https://www.youtube.com/embed/abcdef12345', title: 'T' },
  })
  assert.equal(shape('<p>https://youtu.be/abcdef12345</p>'), '<embed>')
  assert.equal(
    shape(
      '<figure class="wp-block-embed"><div class="wp-block-embed__wrapper">https://a.example/1</div><figcaption>C</figcaption></figure>',
    ),
    '<embed, paragraph("C")>',
  )
  assert.deepEqual(notes('<iframe src="javascript:alert(1)"></iframe>'), [
    'A frame without an address of the web was left out: javascript:alert(1)',
  ])
})

test('links are rewritten, and those that lead nowhere lose their link but not their text', () => {
  const options: FromHtmlOptions = { link: (href) => href.replace('https://old.example', '') }
  assert.deepEqual(blocks('<a href="https://old.example/a b">x</a>', options), [
    {
      type: 'paragraph',
      attrs: { dir: null, lang: null },
      content: [{ type: 'text', text: 'x', marks: [{ type: 'link', attrs: { href: '/a%20b' } }] }],
    },
  ])
  const lost = documentFromHtml('<a href="javascript:alert(1)">a</a> <a href="#gone">b</a> <a name=c>c</a>')
  assert.equal(JSON.stringify(lost.document).includes('link'), false)
  assert.equal(renderText(lost.document), 'a b c')
  assert.equal(lost.notes.length, 2)
})

test('a link to a heading of the same text keeps leading there', () => {
  const [link, heading] = blocks('<a href="#Sources">x</a><h2 id="Sources">Sources</h2><h2 id="other">y</h2>')
  assert.match(JSON.stringify(link), /"href":"#Sources"/)
  assert.ok(heading?.type === 'heading' && heading.attrs.id === 'Sources')
})

test('what nothing fits becomes a plain block under its name', () => {
  const html = '<form action="/x"><label>Name <input placeholder="Yours"></label><p>Thank you</p></form>'
  assert.deepEqual(blocks(html), [
    {
      type: 'plainBlock',
      attrs: { label: 'form' },
      content: [{ type: 'text', text: 'Name Yours\nThank you' }],
    },
  ])
  assert.deepEqual(notes(html), ['An element became a plain block, which keeps its text: form'])
  const [video] = blocks('<video poster=p.jpg><source src="film.mp4">No video</video>')
  assert.ok(video?.type === 'plainBlock')
  assert.equal(video.content?.[0]?.text, 'p.jpg\nfilm.mp4\nNo video')
})

test('text that folds away becomes a call-out under its title', () => {
  assert.equal(
    shape('<details><summary>Method</summary><p>We counted.</p></details>'),
    '<callout(paragraph(bold("Method")), paragraph("We counted."))>',
  )
})

test('definition lists become paragraphs, terms in bold', () => {
  assert.equal(
    shape('<dl><dt>a<dd>b<dt>c<dd><p>d</dl>'),
    '<paragraph(bold("a")), paragraph("b"), paragraph(bold("c")), paragraph("d")>',
  )
})

test('the editor’s marks of WordPress and Ghost end the teaser, the first one counts', () => {
  for (const mark of [
    '<!--more-->',
    '<!--more Read on-->',
    '<!--members-only-->',
    '<span id="more-7"></span>',
    '<hr class="teaser-end">',
  ])
    assert.equal(
      shape(`<p>a</p>${mark}<p>b</p><!--more--><p>c</p>`),
      '<paragraph("a"), teaserEnd, paragraph("b"), paragraph("c")>',
    )
  assert.equal(shape('<p>a<!--more-->b</p>'), '<paragraph("a"), teaserEnd, paragraph("b")>')
  assert.equal(shape('<blockquote>a<!--more-->b</blockquote>'), '<blockquote(paragraph("ab"))>')
})

test('scripts and styles are left out, and the scripts noted', () => {
  const html =
    '<script src="https://x.example/w.js"></script><style>p{}</style><p>a</p><script>secret()</script>'
  assert.equal(shape(html), '<paragraph("a")>')
  assert.deepEqual(notes(html), ['A script was left out: https://x.example/w.js', 'A script was left out'])
})

test('of a whole page, the body is read', () => {
  assert.equal(
    shape('<!doctype html><html lang="en"><head><title>T</title></head><body><p>a</p></body></html>'),
    '<paragraph("a")>',
  )
})

test('style that means bold or italic is kept, bold that is none is not', () => {
  assert.equal(
    shape(
      '<b style="font-weight:normal">a <span style="font-weight: 700">b</span> <span style="font-style:italic">c</span></b>',
    ),
    '<paragraph("a ", bold("b"), " ", italic("c"))>',
  )
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { parseDocument } from '../../articles/document/document.ts'
import type { Document } from '../../articles/document/nodes.ts'
import { renderText } from '../../articles/document/text.ts'
import { bodyToBlocks } from './body.ts'
import { readPost } from './post.ts'
import { learn, startSite } from './site.ts'
import { bytesOf, type TestItem, wxr } from '../../../../test/support/transfer/wordpress.ts'
import { readWxr } from './wxr.ts'

test('before blocks, one line end was a break and two began a paragraph', async () => {
  const { document } = await read({ content: 'Grain moved.\nBread did not.\n\nThen <b>insurance</b> moved.' })
  assert.deepEqual(types(document), ['paragraph', 'paragraph'])
  assert.equal(renderText(document), 'Grain moved.\nBread did not.\n\nThen insurance moved.')
})

test('line ends within lists, tables and code are none', async () => {
  const { document } = await read({
    content:
      '<ul>\n<li>one</li>\n\n<li>two</li>\n</ul>\n<pre>a\n\nb</pre>\n<table>\n<tr>\n<td>c</td>\n</tr>\n</table>',
  })
  assert.deepEqual(types(document), ['bulletList', 'codeBlock', 'table'])
  assert.match(renderText(document), /a\n\nb/)
})

test('a more tag ends the teaser, and a page break is a rule', async () => {
  const { document } = await read({ content: 'Free.\n\n<!--more-->\n\nWalled.\n\n<!--nextpage-->\n\nEnd.' })
  assert.deepEqual(types(document), ['paragraph', 'teaserEnd', 'paragraph', 'horizontalRule', 'paragraph'])
})

test('blocks become what they are', async () => {
  const { document } = await read({
    content: `<!-- wp:paragraph {"align":"left"} -->
<p>A convoy waits.</p>
<!-- /wp:paragraph -->
<!-- wp:pullquote -->
<figure class="wp-block-pullquote"><blockquote><p>Waiting is a policy.</p><cite>A pilot</cite></blockquote></figure>
<!-- /wp:pullquote -->
<!-- wp:verse -->
<pre class="wp-block-verse">low water
high water</pre>
<!-- /wp:verse -->
<!-- wp:embed {"url":"https://vimeo.com/1234"} -->
<figure class="wp-block-embed"><div class="wp-block-embed__wrapper">
https://vimeo.com/1234
</div><figcaption>The lock</figcaption></figure>
<!-- /wp:embed -->
<!-- wp:video --><figure class="wp-block-video"><video controls src="https://old.example.org/lock.mp4"></video></figure><!-- /wp:video -->`,
  })
  assert.deepEqual(types(document), ['paragraph', 'pullQuote', 'paragraph', 'embed', 'paragraph', 'embed'])
  assert.match(renderText(document), /low water\nhigh water/)
  assert.match(renderText(document), /— A pilot/)
})

test('what WordPress would fill in anew is left out and said', async () => {
  const { document, notes } = await read({
    content:
      '<!-- wp:paragraph --><p>Read on.</p><!-- /wp:paragraph --><!-- wp:latest-posts {"postsToShow":3} /-->',
  })
  assert.equal(renderText(document), 'Read on.')
  assert.match(notes.join('\n'), /fills them in anew.*latest-posts/)
})

test('a caption shortcode is a figure, a gallery shows the files it names', async () => {
  const { document } = await read(
    {
      content:
        '[caption id="x" width="300"]<a href="/a"><img src="https://old.example.org/a.jpg" alt="Lock" /></a> The <em>upper</em> lock[/caption]\n\n[gallery ids="7,8"]',
    },
    (src) => (src.endsWith('.jpg') ? 'picture' : null),
    [
      {
        id: 7,
        type: 'attachment',
        title: 'Seven',
        attachment: 'https://old.example.org/7.jpg',
        excerpt: 'Sill',
      },
      { id: 8, type: 'attachment', title: 'Eight', attachment: 'https://old.example.org/8.jpg' },
    ],
  )
  assert.deepEqual(types(document), ['figure', 'gallery'])
  assert.match(renderText(document), /The upper lock/)
  assert.match(renderText(document), /Sill/)
})

test('a player’s shortcode and an address alone on its line become cards', async () => {
  const { document } = await read({
    content:
      '[audio mp3="https://old.example.org/a.mp3"]\n\nhttps://www.youtube.com/watch?v=abcdefghijk\n\nhttps://example.org/not-embedded',
  })
  assert.deepEqual(types(document), ['embed', 'embed', 'paragraph'])
})

test('shortcodes of plug-ins and those that are only written about stay as they are', async () => {
  const { document, notes } = await read({ content: 'See [map zoom="3"]the strait[/map] and [[gallery]].' })
  assert.equal(renderText(document), 'See [map zoom="3"]the strait[/map] and [gallery].')
  assert.match(notes.join('\n'), /\[map\]/)
})

test('footnotes stand where their numbers were', async () => {
  const { document } = await read({
    content:
      '<!-- wp:paragraph --><p>So it is said<sup data-fn="k1" class="fn"><a href="#k1" id="k1-link">1</a></sup>.</p><!-- /wp:paragraph --><!-- wp:footnotes /-->',
    meta: { footnotes: '[{"id":"k1","content":"By <em>two</em> pilots."}]' },
  })
  assert.match(renderText(document), /So it is said\[1\]\.\n\n\[1\] By two pilots\./)
})

test('a shared block brings its content, and one that holds itself ends', async () => {
  const { document } = await read({ content: '<!-- wp:block {"ref":50} /-->' }, undefined, [
    {
      id: 50,
      type: 'wp_block',
      content: '<!-- wp:paragraph --><p>About us.</p><!-- /wp:paragraph --><!-- wp:block {"ref":50} /-->',
    },
  ])
  assert.match(renderText(document), /^About us\./)
})

test('shortcodes and cards with the names of what every object has are text like any other', async () => {
  const { document } = await read({ content: 'See [constructor] and [toString]x[/toString].' })
  assert.equal(renderText(document), 'See [constructor] and [toString]x[/toString].')
})

const hostile = [
  { what: 'deep nesting', content: `${'<b>'.repeat(20_000)}word` },
  { what: 'deep blocks', content: `${'<div>'.repeat(20_000)}word` },
  { what: 'comments without an end', content: `word ${'<!--'.repeat(200_000)}-->` },
  { what: 'brackets without an end', content: `word ${'[caption '.repeat(100_000)}` },
  { what: 'captions without a picture', content: `word [caption]${'<img'.repeat(100_000)}[/caption]` },
]

for (const { what, content } of hostile)
  test(`${what} takes no more than a moment and loses nothing`, { timeout: 20_000 }, async () => {
    const { document } = await read({ content })
    assert.match(renderText(document), /word/)
  })

const word = fc.nat({ max: 1_000_000 }).map((number) => `w${number}w`)
const inline: fc.Arbitrary<string> = fc.letrec<{ inline: string }>((tie) => ({
  inline: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    word,
    tie('inline').map((inner) => `<em>${inner}</em>`),
    tie('inline').map((inner) => `<a href="/x">${inner} </a>`),
    tie('inline').map((inner) => `<span style="color:red"><strong>${inner}</strong>\n</span>`),
    word.map((inner) => `[unknown a="1"] ${inner} [/unknown]`),
    word.map((inner) => `<kbd>${inner}</kbd><br>`),
    word.map((inner) => `<abbr title="x">${inner}</abbr>&nbsp;&amp;`),
  ),
})).inline
const block: fc.Arbitrary<string> = fc.letrec<{ block: string }>((tie) => ({
  block: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    inline.map((inner) => `${inner}\n\n`),
    inline.map((inner) => `<!-- wp:paragraph -->\n<p>${inner}</p>\n<!-- /wp:paragraph -->`),
    fc.tuple(inline, tie('block')).map(([title, inner]) => `<h3>${title}</h3>${inner}`),
    fc
      .array(fc.tuple(inline, tie('block')), { maxLength: 3 })
      .map((items) => `<ul>\n${items.map(([item, inner]) => `<li>${item}\n${inner}</li>`).join('\n')}</ul>`),
    tie('block').map(
      (inner) => `<!-- wp:group --><div class="wp-block-group">${inner}</div><!-- /wp:group -->`,
    ),
    tie('block').map((inner) => `<blockquote class="wp-block-quote">${inner}<cite>w1w</cite></blockquote>`),
    fc
      .tuple(tie('block'), inline)
      .map(([inner, cell]) => `<table><tr><td>${inner}</td><th>${cell}</th></tr></table>`),
    inline.map((inner) => `<details><summary>${inner}</summary>${inner}</details>`),
    word.map((inner) => `[caption width="3"]<img src="/a.png" alt="a"> ${inner}[/caption]`),
    word.map((inner) => `<pre class="wp-block-verse">${inner}\n${inner}</pre>`),
    word.map((inner) => `<form action="/x"><label>${inner}<input value="2"></label></form>`),
    word.map((inner) => `<video src="https://example.org/a.mp4">${inner}</video>`),
    word.map((inner) => `<custom-element>${inner}</custom-element><!--more-->`),
    word.map((inner) => `<figure><pre>${inner}</pre><figcaption>${inner}</figcaption></figure>`),
  ),
})).block

test('no word that a reader of the old site saw is lost, whatever the markup', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(block, { maxLength: 6 }), async (blocks) => {
      const content = blocks.join('\n')
      const { document } = await read({ content })
      const parsed = parseDocument(document)
      assert.ok(parsed.ok || document.content.length === 0)
      const kept = countOf(renderText(document))
      for (const [token, count] of countOf(content)) assert.ok((kept.get(token) ?? 0) >= count, token)
    }),
    { numRuns: 300 },
  )
})

function countOf(text: string): Map<string, number> {
  const counts = new Map<string, number>()
  for (const [token] of text.matchAll(/w\d+w/g)) counts.set(token, (counts.get(token) ?? 0) + 1)
  return counts
}

async function read(
  item: Partial<TestItem>,
  picture: (src: string) => string | null = () => null,
  others: TestItem[] = [],
): Promise<{ document: Document; notes: string[] }> {
  const site = startSite()
  const notes: string[] = []
  const posts = []
  for await (const element of readWxr(bytesOf(wxr([{ id: 1, ...item }, ...others])))) {
    if (element.name === 'item') posts.push(readPost(element))
    learn(site, element)
  }
  const post = posts[0]
  assert.ok(post)
  const content = bodyToBlocks(post, site, {
    picture,
    link: (href) => href,
    note: (text) => notes.push(text),
  })
  return { document: { type: 'doc', content }, notes }
}

function types(document: Document): string[] {
  return document.content.map(({ type }) => type)
}

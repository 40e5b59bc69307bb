import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { anyDocument } from './document.arbitrary.ts'
import { documentFromHtml } from './from-html.ts'
import { renderMarkdown } from './markdown.ts'

function markdown(html: string): string {
  const { document } = documentFromHtml(html, { media: (src) => src })
  return renderMarkdown(document, { media: (id) => `/media/${id}.png` }).trimEnd()
}

test('headings, marks and links', () => {
  assert.equal(
    markdown('<h2>The siege</h2><p>It <b>broke</b> <i>in</i> <s>two</s> days.'),
    '## The siege\n\nIt **broke** *in* ~~two~~ days.',
  )
  assert.equal(
    markdown(
      '<a href="https://a.example/b">the <b>UN</b></a> H<sub>2</sub>O <span lang="ru">мир</span> <code>a`b</code>',
    ),
    '[the **UN**](<https://a.example/b>) H<sub>2</sub>O <span lang="ru">мир</span> ``a`b``',
  )
})

test('text that looks like Markdown stays text', () => {
  assert.equal(
    markdown('<p>1. *not* a_list [x] &lt;b&gt; &amp;amp; AT&amp;T wow!'),
    '1\\. \\*not\\* a\\_list \\[x\\] \\<b> \\&amp; AT&T wow\\!',
  )
  assert.equal(markdown('<p># a<br>- b<br>=== c<br>&gt; d'), '\\# a\\\n\\- b\\\n\\=== c\\\n\\> d')
})

test('signs that would not work where they stand give way to HTML', () => {
  assert.equal(markdown('a<b>(b)</b>c'), 'a<strong>(b)</strong>c')
})

test('lists keep their numbers and what is inside, and two in a row stay two', () => {
  assert.equal(markdown('<ol start=9><li>a<ul><li>b</ul><li>c</ol>'), '9. a\n\n   - b\n\n10. c')
  assert.equal(markdown('<ul><li>a<li>b</ul><ul><li>c</ul>'), '- a\n- b\n\n<!-- -->\n\n- c')
})

test('quotations name their source and code is fenced', () => {
  assert.equal(markdown('<blockquote><p>a<p>b<footer>C</footer></blockquote>'), '> a\n>\n> b\n>\n> — C')
  assert.equal(markdown('<pre class="language-md">```\nx\n```</pre>'), '````md\n```\nx\n```\n````')
})

test('pictures, cards and breaks', () => {
  assert.equal(
    markdown(
      '<figure><img src=map alt="A map"><figcaption>Roads <small>UN</small></figcaption></figure><hr>',
    ),
    '![A map](</media/map.png>)\n\nRoads\n\nUN\n\n---',
  )
  assert.equal(
    markdown('<p class="embed"><a href="https://vimeo.com/1">Film</a></p>'),
    '[Film](<https://vimeo.com/1>)',
  )
})

test('a table has one header row, and wide cells are followed by empty ones', () => {
  assert.equal(
    markdown('<table><caption>Stocks</caption><tr><th>a<th>b|c<tr><td colspan=2><ul><li>d<li>e</ul></table>'),
    'Stocks\n\n| a | b\\|c |\n| --- | --- |\n| d<br>e |  |',
  )
  assert.equal(markdown('<table><tr><td>a</table>'), '|  |\n| --- |\n| a |')
})

test('footnotes are numbered and stand at the end', () => {
  assert.equal(
    markdown('<p>a<span class="footnote">one<br>two</span> b<span class="footnote">three</span>'),
    'a[^1] b[^2]\n\n[^1]: one\\\n    two\n\n[^2]: three',
  )
})

test('a passage in another direction keeps it', () => {
  assert.equal(markdown('<p lang="ar" dir="rtl">حلب</p>'), '<span lang="ar" dir="rtl">حلب</span>')
})

test('every word of a document is in its Markdown', () => {
  fc.assert(
    fc.property(anyDocument, (document) => {
      const written = renderMarkdown(document)
      JSON.stringify(document, (key, value: unknown) => {
        if (
          ['text', 'alt', 'credit', 'attribution', 'caption', 'label'].includes(key) &&
          typeof value === 'string'
        )
          for (const word of value.match(/[\p{L}\p{N}]+/gu) ?? []) assert.ok(written.includes(word), word)
        return value
      })
    }),
  )
})

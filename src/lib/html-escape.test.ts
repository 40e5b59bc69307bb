import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { parseFragment } from 'parse5'
import { escapeHtml } from './html-escape.ts'

test('the five special characters become entities', () => {
  assert.equal(
    escapeHtml(`<a href="x">Tom & Jerry's</a>`),
    '&lt;a href=&quot;x&quot;&gt;Tom &amp; Jerry&#39;s&lt;/a&gt;',
  )
})

test('characters that HTML forbids are left out, and all others stay', () => {
  assert.equal(escapeHtml('a\u0000b\u000Bc\uD800d\uFFFFe\u0085f'), 'abcdef')
  assert.equal(escapeHtml('حلب\tAleppo\n🕊'), 'حلب\tAleppo\n🕊')
})

test('a browser reads back the text that went in', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const [node] = parseFragment(`<p>${escapeHtml(text)}</p>`).childNodes
      assert.ok(node && 'childNodes' in node)
      const read = node.childNodes.map((child) => ('value' in child ? child.value : '<')).join('')
      assert.equal(read, text.replaceAll('\r', '\n'))
    }),
  )
})

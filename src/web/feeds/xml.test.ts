import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { XMLParser } from 'fast-xml-parser'
import { SaxesParser } from 'saxes'
import { element, writeXml } from './xml.ts'

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  trimValues: false,
  parseTagValue: false,
  parseAttributeValue: false,
  htmlEntities: true,
})

function readBack(text: string): unknown {
  return parser.parse(writeXml(element('a', { b: text }, text)))
}

describe('the XML writer', () => {
  it('escapes what ends text, attributes and CDATA sections', () => {
    const { markup } = element('t', { title: `"<&>'` }, `a < b && c ]]> "d"`)
    assert.equal(markup, `<t title="&quot;&lt;&amp;&gt;'">a &lt; b &amp;&amp; c ]]&gt; "d"</t>`)
  })

  it('leaves out the characters that XML 1.0 forbids', () => {
    const nasty = 'a\u0000b\u0008c\u000bd\u001fe\ud800f\uffffg\ufffeh'
    assert.equal(element('t', { title: nasty }, nasty).markup, '<t title="abcdefgh">abcdefgh</t>')
  })

  it('keeps emoji, bidirectional marks and letters of every script', () => {
    const text = 'حلب \u202b2016\u202c 🕊️ Żółć'
    assert.equal(element('t', {}, text).markup, `<t>${text}</t>`)
  })

  it('keeps line ends and tabs in attributes', () => {
    assert.equal(
      element('t', { a: 'x\ty\nz\r' }, 'x\ty\nz\r').markup,
      '<t a="x&#9;y&#10;z&#13;">x\ty\nz&#13;</t>',
    )
  })

  it('tells elements from text that looks like one', () => {
    const inner = element('b', {}, '<b>')
    assert.equal(element('a', { none: undefined }, inner, undefined).markup, '<a><b>&lt;b&gt;</b></a>')
    assert.equal(element('a', { n: 1 }).markup, '<a n="1"/>')
  })

  it('is read back by another program as it was written, whatever the text', () => {
    const text = fc
      .string({ unit: 'binary', minLength: 1 })
      .filter((candidate) => /[^\p{C}\s]/u.test(candidate))
    fc.assert(
      fc.property(text, (candidate) => {
        const document = writeXml(element('a', { b: candidate }, candidate))
        new SaxesParser().write(document).close()
      }),
    )
    assert.deepEqual(readBack(' a & <b> "c" ]]> é '), {
      '?xml': { '@version': '1.0', '@encoding': 'UTF-8' },
      a: { '#text': ' a & <b> "c" ]]> é ', '@b': ' a & <b> "c" ]]> é ' },
    })
  })
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { BadFile } from '../bad-file.ts'
import { readWxr, type WxrElement } from './wxr.ts'

const head =
  '<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" xmlns:wp="http://wordpress.org/export/1.2/">\n<channel>\n<wp:wxr_version>1.2</wp:wxr_version>\n'
const foot = '</channel>\n</rss>\n'

test('every child of the channel comes whole, whatever the pieces the file arrives in', async () => {
  const file = `${head}<item><title>Corn &amp; <![CDATA[bread]]></title><wp:meta key="a"><b>حلب</b></wp:meta></item>\n${foot}`
  for (const size of [1, 7, 10_000]) {
    const elements = await read(file, size)
    assert.deepEqual(
      elements.map(({ name }) => name),
      ['wp:wxr_version', 'item'],
    )
    const item = elements[1]
    assert.equal(item?.line, 5)
    assert.equal(item?.children[0]?.text, 'Corn & bread')
    assert.equal(item?.children[1]?.children[0]?.text, 'حلب')
    assert.deepEqual({ ...item?.children[1]?.attributes }, { key: 'a' })
  }
})

test('a document type is refused with its line, so no entity of its own is ever expanded', async () => {
  const bomb = '<?xml version="1.0"?>\n<!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>\n<rss>&b;</rss>'
  await assertBad(bomb, 2, /DOCTYPE/)
})

test('an entity that XML does not know is refused with its line', async () => {
  await assertBad(`${head}<item><title>&nbsp;</title></item>${foot}`, 5, /undefined entity/)
})

test('a truncated file is refused', async () => {
  await assertBad(`${head}<item><title>Half`, 5, /ends too early/)
})

test('what is no export is refused', async () => {
  await assertBad('<html><body></body></html>', 1, /no WordPress export/)
  await assertBad('<rss><channel></channel></rss>', 1, /no WXR version/)
  await assertBad('PK\u0003\u0004', 1, /./)
  await assertBad('<?xml version="1.0" encoding="latin1"?><rss/>', 1, /UTF-8/)
})

test('bytes that are not UTF-8 are refused with the line they follow', async () => {
  const bytes = Buffer.concat([
    Buffer.from(`${head}<item><title>`),
    Buffer.from([0xff, 0xfe]),
    Buffer.from(foot),
  ])
  await assert.rejects(collect(pieces(bytes, 64)), (error) => error instanceof BadFile && error.line !== null)
})

test('deep nesting and endless text are refused before they fill the memory', async () => {
  await assertBad(`${head}${'<a>'.repeat(100)}`, 5, /nested/)
  const endless = async function* (): AsyncGenerator<Uint8Array> {
    yield Buffer.from(`${head}<item><title>`)
    for (;;) yield Buffer.alloc(1_000_000, 'a')
  }
  await assert.rejects(collect(endless()), /16 million characters/)
})

async function assertBad(file: string, line: number, message: RegExp): Promise<void> {
  await assert.rejects(read(file), (error) => {
    assert.ok(error instanceof BadFile, String(error))
    assert.equal(error.line, line)
    assert.match(error.message, message)
    return true
  })
}

function read(file: string, size = 50): Promise<WxrElement[]> {
  return collect(pieces(Buffer.from(file), size))
}

async function* pieces(bytes: Buffer, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

async function collect(bytes: AsyncIterable<Uint8Array>): Promise<WxrElement[]> {
  const elements: WxrElement[] = []
  for await (const element of readWxr(bytes)) elements.push(element)
  return elements
}

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { readMultipart } from './multipart.ts'

async function write(form: FormData): Promise<{ type: string; body: Buffer }> {
  const response = new Response(form)
  return { type: response.headers.get('content-type') ?? '', body: Buffer.from(await response.arrayBuffer()) }
}

test('whatever a browser writes is read back, names and bytes', async () => {
  const name = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
    .map((text) => text.replace(/[\r\n%]/g, ''))
  const file = fc.record({ name, bytes: fc.uint8Array({ maxLength: 300 }) })
  await fc.assert(
    fc.asyncProperty(fc.array(file, { minLength: 1, maxLength: 6 }), fc.string(), async (files, alt) => {
      const form = new FormData()
      const text = alt.replace(/[\r\n]/g, '')
      form.append('alt', text)
      for (const { name, bytes } of files)
        form.append('files', new Blob([new Uint8Array(bytes)]), name || 'a')
      const { type, body } = await write(form)
      const parts = readMultipart(type, body)
      assert.deepEqual(
        parts?.map((part) => [part.name, part.fileName, Buffer.from(part.bytes).toString('hex')]),
        [
          ['alt', undefined, Buffer.from(text).toString('hex')],
          ...files.map(({ name, bytes }) => ['files', name || 'a', Buffer.from(bytes).toString('hex')]),
        ],
      )
    }),
  )
})

test('a body that is cut off, begins otherwise or ends with more is none', async () => {
  const form = new FormData()
  form.append('files', new Blob(['\r\n--not the end\r\n']), 'a"b.jpg')
  const { type, body } = await write(form)
  assert.equal(readMultipart(type, body)?.[0]?.fileName, 'a"b.jpg')
  for (let end = 0; end < body.length - 2; end += 1)
    assert.equal(readMultipart(type, body.subarray(0, end)), undefined)
  assert.equal(readMultipart(type, Buffer.concat([Buffer.from('x'), body])), undefined)
  assert.equal(readMultipart(type, Buffer.concat([body, Buffer.from('x')])), undefined)
  assert.equal(readMultipart('multipart/form-data', body), undefined)
})

test('endless heads and endless parts are not read', async () => {
  const long = new FormData()
  long.append('files', new Blob(['x']), 'x'.repeat(10_000_000))
  const { type, body } = await write(long)
  assert.equal(readMultipart(type, body), undefined)
  const many = new FormData()
  for (let part = 0; part < 1_000; part += 1) many.append('a', '')
  const written = await write(many)
  assert.equal(readMultipart(written.type, written.body), undefined)
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { BrokenForm, streamMultipart } from './multipart-stream.ts'
import { readMultipart } from './multipart.ts'

async function write(form: FormData): Promise<{ type: string; body: Buffer }> {
  const response = new Response(form)
  return { type: response.headers.get('content-type') ?? '', body: Buffer.from(await response.arrayBuffer()) }
}

async function* inPieces(body: Buffer, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < body.length; at += size) yield body.subarray(at, at + size)
}

async function read(type: string, body: Buffer, size: number) {
  const parts: [string, string | undefined, string][] = []
  for await (const { name, fileName, bytes } of streamMultipart(type, inPieces(body, size)))
    parts.push([name, fileName, Buffer.concat(await Array.fromAsync(bytes)).toString('hex')])
  return parts
}

test('piece by piece a form is read as it is as a whole, wherever the pieces end', async () => {
  const file = fc.record({
    name: fc.constantFrom('a.csv', 'ü.csv', ''),
    bytes: fc.uint8Array({ maxLength: 300 }),
  })
  const files = fc.array(file, { maxLength: 4 })
  await fc.assert(
    fc.asyncProperty(files, fc.integer({ min: 1, max: 400 }), async (files, size) => {
      const form = new FormData()
      form.append('newsletter', 'the-week')
      for (const { name, bytes } of files) form.append('files', new Blob([new Uint8Array(bytes)]), name)
      form.append('files', new Blob(['\r\n-', '\r\n--', '\r\n--not the end']), 'b.csv')
      const { type, body } = await write(form)
      const whole = readMultipart(type, body) ?? []
      assert.deepEqual(
        await read(type, body, size),
        whole.map(({ name, fileName, bytes }) => [name, fileName, Buffer.from(bytes).toString('hex')]),
      )
    }),
  )
})

test('a part that nobody reads is passed over', async () => {
  const form = new FormData()
  form.append('files', new Blob(['x'.repeat(1_000)]), 'a.csv')
  form.append('language', 'en')
  const { type, body } = await write(form)
  const names: string[] = []
  for await (const { name } of streamMultipart(type, inPieces(body, 64))) names.push(name)
  assert.deepEqual(names, ['files', 'language'])
})

test('a body that is cut off, begins otherwise, ends with more or never gets to a part is none', async () => {
  const form = new FormData()
  form.append('files', new Blob(['\r\n--not the end\r\n']), 'a"b.csv')
  const { type, body } = await write(form)
  const refused = async (body: Buffer, asType = type) => {
    assert.equal(readMultipart(asType, body), undefined)
    await assert.rejects(read(asType, body, 7), BrokenForm)
  }
  for (let end = 0; end < body.length - 2; end += 1) await refused(body.subarray(0, end))
  await refused(Buffer.concat([Buffer.from('x'), body]))
  await refused(Buffer.concat([body, Buffer.from('x')]))
  await refused(body, 'multipart/form-data')
  const long = new FormData()
  long.append('files', new Blob(['x']), 'x'.repeat(100_000))
  const many = new FormData()
  for (let part = 0; part < 1_000; part += 1) many.append('a', '')
  for (const endless of [await write(long), await write(many)]) await refused(endless.body, endless.type)
})

import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import sharp from 'sharp'
import { avif, hostileFiles, jpeg, png, webp } from '../../../test/support/hostile-files.ts'
import { animation, gif, pdf, photograph, scene } from '../../../test/support/pictures.ts'
import { inspect } from './inspect.ts'
import { acceptPicture, renderPicture } from './picture.ts'
import { backRoom, counter, createWorkshop, type Workshop } from './workshop.ts'

describe('what is taken in', () => {
  test('a file is what its bytes say', async () => {
    const picture = scene(1, 20, 10)
    assert.equal(natureOf(await picture.clone().jpeg().toBuffer()), 'picture')
    assert.equal(natureOf(await picture.clone().png().toBuffer()), 'picture')
    assert.equal(natureOf(await picture.clone().webp().toBuffer()), 'picture')
    assert.equal(natureOf(await picture.clone().avif().toBuffer()), 'picture')
    assert.equal(natureOf(gif(1)), 'picture')
    assert.equal(natureOf(gif(3)), 'animation')
    assert.equal(natureOf(pdf()), 'document')
    assert.equal(natureOf(Buffer.from('\ufeff<?xml version="1.0"?><!-- a --><svg/>')), 'drawing')
  })

  test('a picture is kept in sizes up to its own, with nothing that the camera wrote', async () => {
    const taken = await scene(2, 1000, 600)
      .withExif({ IFD0: { Copyright: 'quillwort' }, IFD3: { GPSLatitude: '48/1 12/1 0/1' } })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer()
    const file = await renderPicture(taken)
    assert.ok(file.ok)
    assert.deepEqual(
      file.made.map(({ width, height }) => [width, height]),
      [
        [480, 800],
        [600, 1000],
      ],
    )
    for (const { bytes } of file.made) {
      const { exif, icc, xmp, orientation } = await sharp(bytes).metadata()
      assert.deepEqual([exif, icc, xmp, orientation], [undefined, undefined, undefined, undefined])
      assert.ok(!Buffer.from(bytes).includes('quillwort'))
    }
  })

  test('an animation stays one', async () => {
    const file = await renderPicture(await animation(3))
    assert.ok(file.ok)
    const [made] = file.made
    assert.ok(made)
    const { pages, format } = await sharp(made.bytes, { animated: true }).metadata()
    assert.deepEqual([pages, format, made.width, made.height], [3, 'webp', 64, 64])
  })

  test('a very tall picture is kept as tall as browsers can show', async () => {
    const tall = await acceptPicture(await scene(3, 600, 12_000).png().toBuffer())
    assert.ok(tall.ok)
    assert.deepEqual(
      tall.made.map(({ mime, width, height }) => [mime, width, height]),
      [
        ['image/jpeg', 400, 8000],
        ['image/webp', 400, 8000],
      ],
    )
  })

  test('a drawing is drawn, larger than its own small size but never as vectors', async () => {
    const svg =
      '<svg xmlns="http://www.w3.org/2000/svg" width="200" height="100"><rect width="200" height="50"/></svg>'
    const file = await acceptPicture(Buffer.from(svg))
    assert.ok(file.ok)
    assert.deepEqual(
      file.made.map(({ mime, width, height }) => [mime, width, height]),
      [
        ['image/png', 800, 400],
        ['image/webp', 800, 400],
      ],
    )
  })

  test('something hidden behind a picture is not in what is kept', async () => {
    const payload = 'PK\x03\x04<script>quillwort</script>'
    const file = await renderPicture(Buffer.concat([await photograph(), Buffer.from(payload)]))
    assert.ok(file.ok)
    for (const { bytes } of file.made) assert.ok(!Buffer.from(bytes).includes('quillwort'))
  })
})

describe('what is refused', async () => {
  for (const { name, bytes, problem } of await hostileFiles())
    test(`${name}: ${problem}`, async () => {
      const inspected = inspect(bytes)
      const refused = inspected.ok ? await acceptPicture(bytes) : inspected
      assert.deepEqual(refused, { ok: false, problem })
    })

  test('what its header says would cost too much never reaches the decoder', async () => {
    const shut: Workshop = { ...counter, make: () => assert.fail('It was sent to the decoder.') }
    const deep = { depth: 16, colour: 6, interlace: 1 }
    const files = [
      png(30_000, 30_000, 1),
      png(6_000, 6_000, 1, deep),
      jpeg(8_000, 6_000),
      jpeg(60_000, 1_000),
    ]
    for (const bytes of [...files, jpeg(9, 9, 101), avif(8_000, 6_000), webp(16_000, 16_000, 0), gif(501)])
      assert.ok(!(await renderPicture(bytes, shut)).ok)
  })

  test('what takes more memory or time than was foreseen ends the decoder, and nothing else', async () => {
    const photo = await photograph(1, 6_000, 4_000)
    for (const less of [{ memory: 1 }, { readingMs: 1 }, { longestMs: 1 }]) {
      const strict = createWorkshop({ ...counter.limits, ...less })
      assert.deepEqual(await renderPicture(photo, strict), { ok: false, problem: 'too-heavy' })
    }
  })

  test('uploads have 300 MB and a second to be read in; imports, for which nobody waits, more', () => {
    assert.ok(counter.limits.memory <= 300 * 1024 * 1024 && counter.limits.readingMs <= 1_000)
    assert.ok(counter.limits.weight < counter.limits.memory)
    assert.ok(backRoom.limits.memory > counter.limits.memory && backRoom.limits.readingMs > 1_000)
  })

  test('what phones and cameras make is not too heavy', async () => {
    for (const bytes of [png(8_000, 6_000, 1, { depth: 8, colour: 6, interlace: 0 }), avif(4_000, 3_000)]) {
      const inspected = inspect(bytes)
      assert.ok(inspected.ok && inspected.weight <= counter.limits.weight)
    }
  })

  test('the next picture is taken in as before', async () => {
    assert.ok((await acceptPicture(await photograph())).ok)
  })
})

function natureOf(bytes: Uint8Array): string {
  const inspected = inspect(bytes)
  return inspected.ok ? inspected.nature : inspected.problem
}

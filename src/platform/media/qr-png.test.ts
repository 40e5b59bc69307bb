import assert from 'node:assert/strict'
import { test } from 'node:test'
import jsqr from 'jsqr'
import sharp from 'sharp'
import { drawQr } from '../../lib/qr.ts'
import { qrPng } from './qr-png.ts'

const addresses = [
  'https://lighthouse.example/tickets/01890000-0000-7000-8000-000000000000/abcdefghijklmnopqrstuv',
  'http://localhost:4400/tickets/x/y',
  `https://${'a-very-long-name.'.repeat(12)}example/tickets/01890000-0000-7000-8000-000000000000/abcdefghijklmnopqrstuv`,
]

test('what is drawn, as SVG and as PNG, is read back by a reader of others', async () => {
  for (const address of addresses) {
    const code = drawQr(address)
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${code.size} ${code.size}" width="400"><rect width="100%" height="100%" fill="#fff"/><path d="${code.path}"/></svg>`
    for (const picture of [qrPng(code, 4), Buffer.from(svg)]) {
      const { data, info } = await sharp(picture).ensureAlpha().raw().toBuffer({ resolveWithObject: true })
      const read = jsqr.default(new Uint8ClampedArray(data), info.width, info.height)
      assert.equal(read?.data, address)
    }
  }
})

test('a ticket is a small picture: a mailbox holds it, a slow line brings it', () => {
  assert.ok(qrPng(drawQr(addresses[0] ?? ''), 5).length < 4_000)
})

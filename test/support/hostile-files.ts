import { crc32, deflateSync } from 'node:zlib'
import { gif, pdf, photograph, scene } from './pictures.ts'

export type HostileFile = { name: string; bytes: Uint8Array; problem: string }

/** Files that are made to exhaust, to run, or to be taken for something else; and why each is refused. */
export async function hostileFiles(): Promise<HostileFile[]> {
  const photo = await photograph()
  const script = '<script>alert(1)</script>'
  return [
    { name: 'nothing.png', bytes: new Uint8Array(), problem: 'empty' },
    { name: 'bomb.png', bytes: png(30_000, 30_000), problem: 'too-many-pixels' },
    { name: 'claims.png', bytes: png(0x7fffffff, 0x7fffffff, 1), problem: 'too-many-pixels' },
    { name: 'short.png', bytes: png(7_000, 7_000, 3_000), problem: 'damaged' },
    {
      name: 'deep.png',
      bytes: png(7_000, 7_000, 1, { depth: 16, colour: 6, interlace: 1 }),
      problem: 'too-heavy',
    },
    { name: 'cut.png', bytes: await half(scene(1, 900, 600).png()), problem: 'damaged' },
    { name: 'bomb.jpg', bytes: jpeg(30_000, 30_000), problem: 'too-many-pixels' },
    { name: 'layers.jpg', bytes: jpeg(8_000, 6_000), problem: 'too-heavy' },
    { name: 'scans.jpg', bytes: jpeg(4_000, 3_000, 100_000), problem: 'too-heavy' },
    { name: 'bomb.avif', bytes: avif(30_000, 30_000), problem: 'too-many-pixels' },
    { name: 'heavy.avif', bytes: avif(8_000, 6_000), problem: 'too-heavy' },
    { name: 'lying.avif', bytes: await lyingAvif(), problem: 'damaged' },
    { name: 'cut.avif', bytes: await half(scene(1, 900, 600).avif({ effort: 0 })), problem: 'damaged' },
    { name: 'bomb.webp', bytes: webp(16_384, 16_384, 0), problem: 'too-many-pixels' },
    { name: 'frames.webp', bytes: webp(16, 16, 100_000), problem: 'too-many-frames' },
    { name: 'cut.webp', bytes: await half(scene(1, 900, 600).webp()), problem: 'damaged' },
    { name: 'cut.gif', bytes: gif(50).subarray(0, 500), problem: 'damaged' },
    { name: 'frames.gif', bytes: gif(100_000), problem: 'too-many-frames' },
    {
      name: 'endless.gif',
      bytes: Buffer.alloc(20 * 1024 * 1024, gif(1).subarray(0, -1)),
      problem: 'damaged',
    },
    { name: 'wide.gif', bytes: gif(400, 16_000), problem: 'too-many-frames' },
    { name: 'cut.jpg', bytes: photo.subarray(0, photo.length / 2), problem: 'damaged' },
    { name: 'head.jpg', bytes: photo.subarray(0, 20), problem: 'damaged' },
    { name: 'script.gif', bytes: Buffer.from(`GIF89a/*${' '.repeat(20)}*/=1;alert(1)`), problem: 'damaged' },
    { name: 'tail.gif', bytes: Buffer.concat([gif(1), Buffer.from(script)]), problem: 'two-kinds' },
    {
      name: 'page.pdf',
      bytes: Buffer.concat([Buffer.from(`%PDF-1.4\n${script}`), pdf()]),
      problem: 'two-kinds',
    },
    {
      name: 'late.pdf',
      bytes: Buffer.concat([Buffer.from(`<html>${script}`), pdf()]),
      problem: 'unknown-kind',
    },
    { name: 'cut.pdf', bytes: pdf().subarray(0, 100), problem: 'damaged' },
    { name: 'photo.jpg', bytes: Buffer.from('PK\x03\x04 an archive named as a picture'), problem: 'archive' },
    {
      name: 'page.png',
      bytes: Buffer.from(`<!doctype html><html>${script}</html>`),
      problem: 'unknown-kind',
    },
    { name: 'program.jpg', bytes: Buffer.from('MZ\x90\x00 a program'), problem: 'unknown-kind' },
    { name: 'huge.jpg', bytes: Buffer.alloc(25 * 1024 * 1024 + 1, 0xff), problem: 'too-big' },
    ...hostileDrawings(),
  ]
}

const large = 'width="1600" height="1200"'
const blur = '<feGaussianBlur stdDeviation="9"/>'
const filtered = '<rect width="1600" height="1200" filter="url(#f)"/>'
const zigzag = ' L1600 1200 L0 1000 L1600 0'.repeat(60_000)
const sheet = '<g opacity=".9"><rect width="1600" height="1200"/>'
const plainSheets = `${sheet.replace(' opacity=".9"', '').repeat(150)}${'</g>'.repeat(150)}`

export function hostileDrawings(): HostileFile[] {
  return [
    drawing('script', '<script>fetch("/")</script>', 'script'),
    drawing('handler', '<rect width="9" height="9" onload="alert(1)"/>', 'script'),
    drawing('link', '<a xlink:href="javascript:alert(1)"><rect width="9" height="9"/></a>', 'script'),
    drawing(
      'foreign',
      '<foreignObject><body xmlns="http://www.w3.org/1999/xhtml"/></foreignObject>',
      'foreign-parts',
    ),
    drawing('image', '<image xlink:href="file:///etc/passwd" width="9" height="9"/>', 'foreign-parts'),
    drawing('outside', '<use xlink:href="https://elsewhere.example/a.svg#x"/>', 'foreign-parts'),
    drawing('style', '<style>@import url(https://elsewhere.example/a.css)</style>', 'foreign-parts'),
    drawing(
      'fill',
      '<rect width="9" height="9" fill="url(https://elsewhere.example/a.svg#x)"/>',
      'foreign-parts',
    ),
    {
      name: 'entity.svg',
      bytes: Buffer.from(`<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>
        <svg xmlns="http://www.w3.org/2000/svg"><text>&x;</text></svg>`),
      problem: 'foreign-parts',
    },
    drawing('laughs', laughs(), 'too-complex'),
    drawing(
      'mirror',
      '<g id="a"><use xlink:href="#b"/></g><g id="b"><use xlink:href="#a"/></g>',
      'too-complex',
    ),
    drawing('deep', '<g>'.repeat(10_000) + '</g>'.repeat(10_000), 'too-complex'),
    drawing('many', '<rect width="1" height="1"/>'.repeat(50_000), 'too-complex'),
    drawing('noise', `<filter id="f"><feTurbulence numOctaves="99"/></filter>${filtered}`, 'too-complex'),
    drawing('blurs', `<filter id="f">${blur}</filter>${filtered.repeat(40)}`, 'too-heavy', large),
    drawing('dashes', `<path d="M0 0${zigzag}" stroke="#000" stroke-dasharray=".1"/>`, 'too-heavy', large),
    drawing('sheets', `${sheet.repeat(150)}${'</g>'.repeat(150)}`, 'too-heavy', large),
    drawing('classes', `<style>g{opacity:.9}</style>${plainSheets}`, 'too-heavy', large),
    drawing('open', '<g><rect></g>', 'damaged'),
    drawing('wide', '', 'too-many-pixels', 'width="300000" height="300000"'),
  ]
}

function drawing(
  name: string,
  inside: string,
  problem: string,
  size = 'width="90" height="90"',
): HostileFile {
  const text = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ${size}>${inside}</svg>`
  return { name: `${name}.svg`, bytes: Buffer.from(text), problem }
}

/** Twelve levels, each ten times the one before. */
function laughs(): string {
  const levels = Array.from({ length: 12 }, (_, level) => {
    const uses = `<use xlink:href="#l${level}"/>`.repeat(10)
    return `<g id="l${level + 1}">${uses}</g>`
  })
  return `<defs><rect id="l0" width="1" height="1"/>${levels.join('')}</defs><use xlink:href="#l12"/>`
}

type PngKind = { depth: number; colour: number; interlace: number }

/** Black, one bit a pixel where nothing else is said: a few hundred kilobytes for as many pixels as one likes. */
export function png(
  width: number,
  height: number,
  rows = height,
  { depth, colour, interlace }: PngKind = { depth: 1, colour: 0, interlace: 0 },
): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([depth, colour, 0, 0, interlace], 8)
  const row = Math.min(Math.ceil(width / 8) + 1, 10_000)
  const data = deflateSync(Buffer.alloc(Math.min(row * rows, 120_000_000)))
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', data),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), data])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}

/** Progressive, three components at full resolution, with as many scans as wanted and nothing in them. */
export function jpeg(width: number, height: number, scans = 1): Buffer {
  const [high, low] = [(side: number) => side >> 8, (side: number) => side & 255]
  const size = [high(height), low(height), high(width), low(width)]
  const components = [1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0]
  const frame = Buffer.from([0xff, 0xc2, 0, 17, 8, ...size, 3, ...components])
  const scan = Buffer.from([0xff, 0xda, 0, 12, 3, 1, 0, 2, 0, 3, 0, 0, 0, 0])
  const all = Array.from({ length: scans }, () => scan)
  return Buffer.concat([Buffer.from([0xff, 0xd8]), frame, ...all, Buffer.from([0xff, 0xd9])])
}

/** The boxes that say how large it is, and no picture. */
export function avif(width: number, height: number): Buffer {
  const size = Buffer.alloc(12)
  size.writeUInt32BE(width, 4)
  size.writeUInt32BE(height, 8)
  const coding = Buffer.from([0x81, 0x08, 0x0c, 0])
  const properties = box('iprp', box('ipco', Buffer.concat([box('ispe', size), box('av1C', coding)])))
  const meta = box('meta', Buffer.concat([Buffer.alloc(4), properties]))
  return Buffer.concat([
    box('ftyp', Buffer.from('avif\0\0\0\0mif1avif')),
    meta,
    box('mdat', Buffer.alloc(64)),
  ])
}

function box(kind: string, data: Buffer): Buffer {
  const size = Buffer.alloc(4)
  size.writeUInt32BE(data.length + 8)
  return Buffer.concat([size, Buffer.from(kind), data])
}

/** Says that it is 64 pixels wide and high, and is sixteen thousand times that. */
async function lyingAvif(): Promise<Buffer> {
  const large = await scene(1, 8_000, 6_000).avif({ effort: 0, quality: 1 }).toBuffer()
  const at = large.indexOf('ispe')
  large.writeUInt32BE(64, at + 8)
  large.writeUInt32BE(64, at + 12)
  return large
}

/** A canvas, and frames without a picture in them. */
export function webp(width: number, height: number, frames: number): Buffer {
  const canvas = Buffer.alloc(10)
  canvas.writeUIntLE(width - 1, 4, 3)
  canvas.writeUIntLE(height - 1, 7, 3)
  const frame = riff('ANMF', Buffer.alloc(16))
  const body = [riff('VP8X', canvas), ...Array.from({ length: frames }, () => frame)]
  return riff('RIFF', Buffer.concat([Buffer.from('WEBP'), ...body]))
}

function riff(kind: string, data: Buffer): Buffer {
  const size = Buffer.alloc(4)
  size.writeUInt32LE(data.length)
  return Buffer.concat([Buffer.from(kind), size, data])
}

async function half(picture: ReturnType<typeof scene>): Promise<Buffer> {
  const whole = await picture.toBuffer()
  return whole.subarray(0, whole.length / 2)
}

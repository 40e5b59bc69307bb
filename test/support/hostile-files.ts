import { crc32, deflateSync } from 'node:zlib'
import { gif, pdf, photograph } from './pictures.ts'

export type HostileFile = { name: string; bytes: Uint8Array; problem: string }

/** Files that are made to exhaust, to run, or to be taken for something else; and why each is refused. */
export async function hostileFiles(): Promise<HostileFile[]> {
  const photo = await photograph()
  const script = '<script>alert(1)</script>'
  return [
    { name: 'nothing.png', bytes: new Uint8Array(), problem: 'empty' },
    { name: 'bomb.png', bytes: png(30_000, 30_000), problem: 'too-many-pixels' },
    { name: 'claims.png', bytes: png(0x7fffffff, 0x7fffffff, 1), problem: 'damaged' },
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

/** One bit a pixel, all of it black: a few hundred kilobytes for as many pixels as one likes. */
export function png(width: number, height: number, rows = height): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([1, 0, 0, 0, 0], 8)
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

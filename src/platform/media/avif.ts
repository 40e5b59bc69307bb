import type { Header } from './header.ts'
import type { Refusal } from './refusal.ts'

type Box = { kind: string; data: Buffer }

/**
 * Reads the boxes of an AVIF (ISO 14496-12, ISO 23008-12) that say how large its items are: the picture itself, the
 * tiles it is laid of, its transparency. Every box must be there to its end.
 */
export function readAvif(file: Buffer): Header | Refusal {
  const boxes = boxesIn(file)
  const properties = inside(inside(inside(boxes, 'meta', 4), 'iprp'), 'ipco')
  if (!boxes || !properties) return 'damaged'
  const sizes = properties
    .filter(({ kind, data }) => kind === 'ispe' && data.length >= 12)
    .map(({ data }) => ({ width: data.readUInt32BE(4), height: data.readUInt32BE(8) }))
  const [largest] = sizes.toSorted((one, other) => other.width * other.height - one.width * one.height)
  if (!largest) return 'damaged'
  const { width, height } = largest
  const isTransparent = properties.some(({ kind }) => kind === 'auxC')
  return {
    width,
    height,
    frames: 1,
    weight: width * height * perPixel(properties) * (isTransparent ? 1.5 : 1),
  }
}

/** The decoder keeps the picture three times: decoded, converted, and as reference of frames that may follow. */
function perPixel(properties: Box[]): number {
  const codings = properties.filter(({ kind }) => kind === 'av1C').map(({ data }) => data[2] ?? 0xff)
  const isDeep = codings.length === 0 || codings.some((coding) => coding & 0x40)
  const isThinned = codings.every((coding) => coding & 0x0c)
  if (isThinned) return isDeep ? 19 : 15.5
  return isDeep ? 26 : 19
}

function inside(boxes: Box[] | undefined, kind: string, skip = 0): Box[] | undefined {
  const found = boxes?.find((box) => box.kind === kind)
  return found && boxesIn(found.data.subarray(skip))
}

/** A size of 0 is "to the end", one of 1 is written in the eight bytes that follow. */
function boxesIn(data: Buffer): Box[] | undefined {
  const boxes: Box[] = []
  let at = 0
  while (at < data.length) {
    if (at + 8 > data.length) return undefined
    const short = data.readUInt32BE(at)
    const head = short === 1 ? 16 : 8
    if (at + head > data.length) return undefined
    const size = short === 0 ? data.length - at : short === 1 ? Number(data.readBigUInt64BE(at + 8)) : short
    if (size < head || at + size > data.length) return undefined
    boxes.push({ kind: data.toString('latin1', at + 4, at + 8), data: data.subarray(at + head, at + size) })
    at += size
  }
  return boxes
}

import { encode } from 'uqr'

/** A QR code (ISO/IEC 18004) as squares: `size` across, its quiet zone included. */
export type QrCode = {
  size: number
  /** What is dark, as the `d` of an SVG path. */
  path: string
  rows: readonly (readonly boolean[])[]
}

/** As the standard wants around a code. */
const QUIET = 4

/** `M`: it is read though a seventh of it is creased or in the shade. */
export function drawQr(text: string): QrCode {
  const { data, size } = encode(text, { ecc: 'M', border: QUIET })
  return { size, path: data.map(rowPath).join(''), rows: data }
}

/** Squares that touch are one stroke, so that no hairlines are seen between them. */
function rowPath(row: readonly boolean[], y: number): string {
  let path = ''
  for (let x = 0; x < row.length; x += 1) {
    const from = x
    while (row[x] === true) x += 1
    if (x > from) path += `M${from} ${y}h${x - from}v1h${from - x}z`
  }
  return path
}

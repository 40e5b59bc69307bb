import sharp from 'sharp'

/** Small pictures made on the spot. `seed` makes each another. */
export function photograph(seed = 1, width = 1200, height = 800): Promise<Buffer> {
  return scene(seed, width, height).jpeg({ quality: 80 }).toBuffer()
}

export function scene(seed: number, width: number, height: number) {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
    <rect width="100%" height="100%" fill="hsl(${(seed * 47) % 360} 60% 50%)"/>
    <circle cx="${width / 3}" cy="${height / 2}" r="${height / 4 + seed}" fill="#fff8"/></svg>`
  return sharp(Buffer.from(svg)).flatten({ background: '#fff' })
}

/** A picture that moves: a GIF of frames that differ. */
export async function animation(frames: number, size = 64): Promise<Buffer> {
  const each = Array.from({ length: frames }, (_, at) => scene(at, size, size).png().toBuffer())
  return sharp(await Promise.all(each), { join: { animated: true } })
    .gif()
    .toBuffer()
}

/** As many frames as wanted, 23 bytes each whatever their size, because all but their first pixel is left out. */
export function gif(frames: number, size = 1): Buffer {
  const [low, high] = [size & 255, size >> 8]
  const head = [...Buffer.from('GIF89a'), low, high, low, high, 0x80, 0, 0, 0, 0, 0, 255, 255, 255]
  const control = [0x21, 0xf9, 4, 0, 5, 0, 0, 0]
  const image = [0x2c, 0, 0, 0, 0, low, high, low, high, 0, 2, 2, 0x44, 1, 0]
  const frame = Buffer.from([...control, ...image])
  return Buffer.concat([
    Buffer.from(head),
    ...Array.from({ length: frames }, () => frame),
    Buffer.from([0x3b]),
  ])
}

export function pdf(words = 'A report'): Buffer {
  return Buffer.from(`%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 100]>>endobj
% ${words}
trailer<</Root 1 0 R>>
%%EOF
`)
}

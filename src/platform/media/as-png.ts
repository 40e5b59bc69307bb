import sharp from 'sharp'

/** A picture that was made here, as PNG of at most this height: for programs that know no WebP. */
export async function asPng(picture: Uint8Array, height: number): Promise<Buffer> {
  return sharp(picture, { failOn: 'error' })
    .resize({ height, withoutEnlargement: true })
    .png({ compressionLevel: 9, effort: 7 })
    .toBuffer()
}

import sharp from 'sharp'

/** A picture that was made here, as JPEG on light paper: for programs of mail, which know no WebP. */
export async function asJpeg(picture: Uint8Array): Promise<Buffer> {
  return sharp(picture, { failOn: 'error' })
    .flatten({ background: '#fcfbf8' })
    .jpeg({ quality: 78, progressive: true })
    .toBuffer()
}

/** 48 megapixels, as the largest of today's phones make, and some; of an animation, all frames together. */
export const MOST_PIXELS = 50_000_000

/** What a picture says of itself before anything of it is decoded. */
export type Header = {
  width: number
  height: number
  frames: number
  /** Bytes of memory that decoding it takes, over those of an idle decoder, as measured (docs/measurements.md). */
  weight: number
}

const WORDS_A_MINUTE = 230

const segmenter = new Intl.Segmenter('und', { granularity: 'word' })

/** Counts words as Unicode does (UAX 29), so that languages without spaces between words count too. */
export function countWords(text: string): number {
  let count = 0
  for (const segment of segmenter.segment(text)) if (segment.isWordLike) count += 1
  return count
}

/** Whole minutes, at least 1. */
export function minutesToRead(words: number): number {
  return Math.max(1, Math.round(words / WORDS_A_MINUTE))
}

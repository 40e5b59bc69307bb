/** Why a file is not taken in. */
export type Refusal = keyof typeof sentences

const sentences = {
  empty: 'it is empty',
  'too-big': 'it is larger than 25 MB',
  'unknown-kind': 'it is not a picture or document of a known kind',
  archive: 'it is an archive, not a picture',
  heic: 'it is a HEIC picture: save it as JPEG first',
  damaged: 'it is damaged or cut off',
  'two-kinds': 'it pretends to be two kinds of file at once',
  'too-many-pixels': 'it has more than 50 million pixels',
  'too-many-frames': 'its animation is too long or too large',
  'too-heavy': 'it takes too much time or memory to read',
  script: 'it contains a script',
  'foreign-parts': 'it contains parts that are not drawing, or refers to other files',
  'too-complex': 'it is too complex to draw',
} as const

/** For reports and logs, in English; pages have words of their own. */
export function describeRefusal(refusal: Refusal): string {
  return `The file was refused: ${sentences[refusal]}.`
}

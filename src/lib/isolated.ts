import { directionOf } from './languages.ts'

/**
 * A name of whatever direction, to be put into a sentence: in one that runs from right to left its last sign would
 * else be drawn at the other end. Marked where markup cannot do it: U+2068 and U+2069 of the bidirectional algorithm.
 */
export function isolated(name: string, language: string): string {
  return directionOf(language) === 'rtl' ? `\u2068${name}\u2069` : name
}

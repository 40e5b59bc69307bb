const LONGEST = 80

// Letters that Unicode does not take apart into a plain letter and a mark.
const WHOLE_LETTERS: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ı: 'i',
  ħ: 'h',
  ŧ: 't',
  ŋ: 'n',
}

/**
 * Text as an address part: a–z, 0–9 and single hyphens, at most `longest` characters, cut between words. Empty
 * when nothing in it can be written with Latin letters, as in Arabic: the caller knows what to use instead.
 */
export function slugify(text: string, longest = LONGEST): string {
  const plain = text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\p{Mark}'’‘ʼ]/gu, '')
    .replace(/[ßæœøđðþłıħŧŋ]/g, (letter) => WHOLE_LETTERS[letter] ?? '')
  return shorten(plain.match(/[a-z0-9]+/g) ?? [], longest)
}

function shorten(words: string[], longest: number): string {
  let slug = (words[0] ?? '').slice(0, longest)
  for (const word of words.slice(1)) {
    if (slug.length + 1 + word.length > longest) break
    slug += `-${word}`
  }
  return slug
}

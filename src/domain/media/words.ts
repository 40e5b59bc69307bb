type Said = { sourceName: string; alt: string; credit: string; caption?: string; rights?: string }

/** What a search in the library looks through; kept beside the row, because databases fold letters differently. */
export function wordsOf({ sourceName, alt, caption = '', credit, rights = '' }: Said): string {
  return fold([alt, caption, credit, rights, sourceName].join(' '))
}

/** Without accents and capitals. */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
}

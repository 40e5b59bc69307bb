/** The index of one text must stay below what the databases take: a tsvector holds a megabyte. */
const MOST = 200_000

/**
 * The words of a text as they are indexed and looked for: without accents and capitals, apart by one space. Cut here
 * and not by a database, so that both find the same.
 */
export function searchWords(text: string): string {
  const plain = text
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
  return (plain.match(/[\p{L}\p{N}]+/gu) ?? []).join(' ').slice(0, MOST)
}

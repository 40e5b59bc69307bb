/** What databases and XML cannot hold, and what no reader sees. */
export function cleanText(text: string): string {
  return text
    .toWellFormed()
    .replace(/(?![\t\n\r])\p{Control}/gu, '')
    .replaceAll('\u200b', '')
    .replaceAll('\ufeff', '')
}

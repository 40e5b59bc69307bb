const endings: Record<string, string> = {
  'image/webp': 'webp',
  'image/avif': 'avif',
  // For mails only, and made on the way.
  'image/jpeg': 'jpg',
  'application/pdf': 'pdf',
}

/** The address of a file by its content, under which it may be kept for ever. */
export function mediaPath(hash: string, mime = 'image/webp'): string {
  return `/media/${hash}.${endings[mime] ?? 'bin'}`
}

/** The address of a document by its name in the library, which leads to its present file. */
export function documentPath(id: string): string {
  return `/media/${id}.pdf`
}

/** What the last part of such an address names; undefined where it is none of ours. */
export function readMediaPath(file: string): { name: string; mime: string } | undefined {
  const [, name, ending] = /^([0-9a-f-]{36}|[0-9a-f]{64})\.([a-z]{3,4})$/.exec(file) ?? []
  const mime = Object.keys(endings).find((kind) => endings[kind] === ending)
  return name === undefined || mime === undefined ? undefined : { name, mime }
}

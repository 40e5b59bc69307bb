/**
 * The cookies of the site, all HttpOnly and SameSite=Lax, listed in docs/operating.md. Where the origin is https they
 * carry the `__Host-` prefix, which ties them to this host and to TLS.
 */
export type CookieName = 'visitor' | 'session' | 'staff' | 'browser'

export type CookieJar = {
  read: (header: string | undefined, name: CookieName) => string | undefined
  write: (name: CookieName, value: string, maxAgeSeconds: number) => string
  remove: (name: CookieName) => string
}

export function createCookieJar(secure: boolean): CookieJar {
  const prefix = secure ? '__Host-' : 'broadsheet-'
  const attributes = `; Path=/; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`
  return {
    read: (header, name) => (header === undefined ? undefined : findCookie(header, `${prefix}${name}=`)),
    write: (name, value, maxAgeSeconds) => `${prefix}${name}=${value}; Max-Age=${maxAgeSeconds}${attributes}`,
    remove: (name) => `${prefix}${name}=; Max-Age=0${attributes}`,
  }
}

/** Our values need no decoding; anything else that a client sends is judged by whoever reads it. */
function findCookie(header: string, start: string): string | undefined {
  for (let at = header.indexOf(start); at >= 0; at = header.indexOf(start, at + 1)) {
    if (!beginsPair(header, at)) continue
    const from = at + start.length
    const end = header.indexOf(';', from)
    return header.slice(from, end < 0 ? undefined : end).trimEnd()
  }
  return undefined
}

function beginsPair(header: string, at: number): boolean {
  let before = at - 1
  while (header[before] === ' ' || header[before] === '\t') before -= 1
  return before < 0 || header[before] === ';'
}

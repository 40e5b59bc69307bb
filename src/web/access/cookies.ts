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
  const fullName = (name: CookieName) => (secure ? `__Host-${name}` : `broadsheet-${name}`)
  const attributes = `; Path=/; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`
  return {
    read: (header, name) => (header === undefined ? undefined : findCookie(header, fullName(name))),
    write: (name, value, maxAgeSeconds) =>
      `${fullName(name)}=${value}; Max-Age=${maxAgeSeconds}${attributes}`,
    remove: (name) => `${fullName(name)}=; Max-Age=0${attributes}`,
  }
}

/** Our values need no decoding; anything else that a client sends is judged by whoever reads it. */
function findCookie(header: string, name: string): string | undefined {
  const wanted = `${name}=`
  for (const part of header.split(';')) {
    const pair = part.trimStart()
    if (pair.startsWith(wanted)) return pair.slice(wanted.length).trimEnd()
  }
  return undefined
}

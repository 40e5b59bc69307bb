import { isInterfaceLanguage, type InterfaceLanguage } from '../lib/languages.ts'

/** A path without its language: `/ar/articles/x` is `/articles/x` in Arabic. */
export type Address = { language: InterfaceLanguage | undefined; path: string }

/** `language` is undefined where the path names none, which means the publication's first. */
export function readAddress(pathname: string): Address {
  const match = /^\/([a-z]{2})(\/.*)?$/.exec(pathname)
  const [, language, rest] = match ?? []
  if (language === undefined || !isInterfaceLanguage(language)) return { language: undefined, path: pathname }
  return { language, path: rest ?? '/' }
}

/**
 * A local path to return to after signing in; anything that could lead to another host becomes the front page. The
 * fragment stays, because it names the paragraph where the reader stopped.
 */
export function localPath(text: string | undefined): string {
  if (text === undefined || !/^\/(?![/\\])[\x21-\x7e]*$/.test(text) || text.includes('\\')) return '/'
  const base = 'https://local.invalid'
  if (!URL.canParse(text, base)) return '/'
  const url = new URL(text, base)
  // `/.//host` has lost its dot by now, and what is left would name another host.
  if (url.origin !== base || url.pathname.startsWith('//')) return '/'
  return url.pathname + url.search + url.hash
}

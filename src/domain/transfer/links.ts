import { isSafeHref } from '../../lib/document-schema/href.ts'
import type { Source } from './source.ts'

export type Links = {
  /** Says that an old path of the site has a new address. */
  add: (oldPath: string, path: string) => void
  /** Where an address of the old site leads now; an address elsewhere as it is; null for what no link may lead to. */
  resolve: (href: string) => string | null
}

export function startLinks(source: Source): Links {
  const moved = new Map<string, string>()
  return {
    add: (oldPath, path) => moved.set(pathKey(oldPath), path),
    resolve(href) {
      const local = source.localPath(href)
      const path = local === null ? undefined : moved.get(pathKey(local))
      const target = path === undefined ? source.absolute(href) : path + fragmentOf(href)
      return isSafeHref(encodeSpaces(target)) ? encodeSpaces(target) : null
    },
  }
}

/** A path however it is written: percent-encoded or not, with a slash at its end or without. */
export function pathKey(path: string): string {
  return decodePath(path)
    .replace(/\/+/g, '/')
    .replace(/(.)\/(?=\?|$)/, '$1')
}

/**
 * An old path as it is looked up when a browser asks for it: decoded but for what would change its meaning, without a
 * slash at its end. Undefined for the front page, and for a path with a query, which cannot be redirected.
 */
export function requestForm(path: string): string | undefined {
  const single = path.replace(/\/+/g, '/')
  if (single.includes('?') || !URL.canParse(single, 'https://old.invalid')) return undefined
  const trimmed = new URL(single, 'https://old.invalid').pathname.replace(/(.)\/$/, '$1')
  if (trimmed === '/') return undefined
  try {
    return decodeURI(trimmed)
  } catch {
    return trimmed
  }
}

function decodePath(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

function fragmentOf(href: string): string {
  const at = href.indexOf('#')
  return at < 0 ? '' : href.slice(at)
}

function encodeSpaces(href: string): string {
  return href
    .trim()
    .toWellFormed()
    .replace(/[\s\p{Control}]/gu, encodeURIComponent)
}

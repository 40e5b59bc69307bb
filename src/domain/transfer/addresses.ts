import { interfaceLanguages, isInterfaceLanguage } from '../../lib/languages.ts'
import { slugify } from '../../lib/slug.ts'
import type { Db } from '../../platform/db/schema.ts'
import { reservedSlugs } from '../pages/addresses.ts'
import type { Remembered } from './remembered.ts'
import type { SourceOutline } from './source.ts'

/** Where an item of the source stands here, decided before anything is written so that links can be rewritten. */
export type Place = {
  kind: 'article' | 'page'
  language: string
  slug: string
  path: string
  /** Set where an earlier run has brought it in. */
  targetId: string | null
  notes: string[]
}

/** Gives every item its address: the one it has had since an earlier run, else a free one near its old slug. */
export async function placeItems(
  db: Db,
  outline: SourceOutline[],
  remembered: Map<string, Remembered>,
  first: string,
): Promise<Map<string, Place>> {
  const taken = await takenPaths(db, first)
  const places = new Map<string, Place>()
  for (const { key, kind, language: own, slug: wish } of outline) {
    const targetId = remembered.get(key)?.targetId ?? null
    const here = targetId === null ? undefined : taken.byId.get(targetId)
    const { language, note } = here ? { language: here.language, note: null } : languageOf(kind, own, first)
    const slug =
      here?.slug ?? freeSlug(taken.paths, kind, language, first, latinSlug(wish) || fallback(kind, key))
    const notes = [note, noteOn(wish, slug)].filter((note) => note !== null)
    places.set(key, { kind, language, slug, path: pathOf(kind, language, slug, first), targetId, notes })
  }
  return places
}

/** `/articles/x`, `/x`; with `/ar` before it where the interface speaks the language and it is not the first. */
export function pathOf(kind: 'article' | 'page', language: string, slug: string, first: string): string {
  const prefix = language === first || !isInterfaceLanguage(language) ? '' : `/${language}`
  return `${prefix}${kind === 'article' ? '/articles' : ''}/${slug}`
}

/** Articles may be in any language, pages in those of the interface. */
function languageOf(
  kind: Place['kind'],
  own: string | null,
  first: string,
): { language: string; note: string | null } {
  const language = own ?? first
  if (kind === 'article' || language === first || isInterfaceLanguage(language))
    return { language, note: null }
  return {
    language: first,
    note: `There are no pages in its language (${language}): it stands among those in ${first}.`,
  }
}

/** A slug in Latin letters; '' where most of the old one is in another script, so that the rest would mean nothing. */
export function latinSlug(wish: string): string {
  const letters = wish.match(/\p{Letter}/gu) ?? []
  const latin = letters.filter((letter) => /\p{Script=Latin}/u.test(letter))
  return latin.length * 2 < letters.length ? '' : slugify(wish)
}

type Taken = { paths: Set<string>; byId: Map<string, { language: string; slug: string }> }

async function takenPaths(db: Db, first: string): Promise<Taken> {
  const languages = [first, ...interfaceLanguages]
  const reserved = [...reservedSlugs, ...interfaceLanguages]
  const paths = new Set(
    reserved.flatMap((slug) => languages.map((language) => pathOf('page', language, slug, first))),
  )
  const byId: Taken['byId'] = new Map()
  for (const kind of ['article', 'page'] as const) {
    for (const row of await db.selectFrom(kind).select(['id', 'language', 'slug']).execute()) {
      paths.add(pathOf(kind, row.language, row.slug, first))
      byId.set(row.id, row)
    }
  }
  return { paths, byId }
}

function freeSlug(
  taken: Set<string>,
  kind: Place['kind'],
  language: string,
  first: string,
  base: string,
): string {
  let slug = base
  for (let number = 2; taken.has(pathOf(kind, language, slug, first)); number += 1) slug = `${base}-${number}`
  taken.add(pathOf(kind, language, slug, first))
  return slug
}

function fallback(kind: string, key: string): string {
  return `${kind}-${slugify(/:([\w-]+)/.exec(key)?.[1] ?? '') || 'x'}`
}

function noteOn(wish: string, slug: string): string | null {
  if (wish === '' || slugify(wish) === slug) return null
  if (latinSlug(wish) === '')
    return `Its address was "${wish}"; choose a better one in Latin letters than "${slug}".`
  return `Its address part "${wish}" became "${slug}".`
}

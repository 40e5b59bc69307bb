import { slugify } from '../../lib/slug.ts'
import type { Db } from '../../platform/db/schema.ts'
import { reservedSlugs } from '../pages/pages.ts'
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
  note: string | null
}

/** Gives every item its address: the one it has had since an earlier run, else a free one near its old slug. */
export async function placeItems(
  db: Db,
  outline: SourceOutline[],
  remembered: Map<string, Remembered>,
  languages: readonly string[],
): Promise<Map<string, Place>> {
  const first = languages[0] ?? 'en'
  const taken = await takenSlugs(db, languages)
  const places = new Map<string, Place>()
  for (const { key, kind, language: own, slug: wish } of outline) {
    const language = own ?? first
    const targetId = remembered.get(key)?.targetId ?? null
    const here = targetId === null ? undefined : taken.byId.get(targetId)
    const slug = here?.slug ?? freeSlug(taken.slugs, kind, language, latinSlug(wish) || fallback(kind, key))
    const path = pathOf(kind, here?.language ?? language, slug, first)
    places.set(key, {
      kind,
      language: here?.language ?? language,
      slug,
      path,
      targetId,
      note: noteOn(wish, slug),
    })
  }
  return places
}

/** `/articles/x`, `/x`; with `/ar` before it where the language is not the publication's first. */
export function pathOf(kind: 'article' | 'page', language: string, slug: string, first: string): string {
  return `${language === first ? '' : `/${language}`}${kind === 'article' ? '/articles' : ''}/${slug}`
}

/** A slug in Latin letters; '' where most of the old one is in another script, so that the rest would mean nothing. */
export function latinSlug(wish: string): string {
  const letters = wish.match(/\p{Letter}/gu) ?? []
  const latin = letters.filter((letter) => /\p{Script=Latin}/u.test(letter))
  return latin.length * 2 < letters.length ? '' : slugify(wish)
}

type Taken = { slugs: Set<string>; byId: Map<string, { language: string; slug: string }> }

async function takenSlugs(db: Db, languages: readonly string[]): Promise<Taken> {
  const slugs = new Set(
    reservedSlugs.flatMap((slug) => languages.map((language) => keyOf('page', language, slug))),
  )
  for (const language of languages) {
    for (const other of languages) slugs.add(keyOf('page', language, other.toLowerCase()))
  }
  const byId: Taken['byId'] = new Map()
  for (const kind of ['article', 'page'] as const) {
    for (const row of await db.selectFrom(kind).select(['id', 'language', 'slug']).execute()) {
      slugs.add(keyOf(kind, row.language, row.slug))
      byId.set(row.id, row)
    }
  }
  return { slugs, byId }
}

function freeSlug(taken: Set<string>, kind: Place['kind'], language: string, base: string): string {
  let slug = base
  for (let number = 2; taken.has(keyOf(kind, language, slug)); number += 1) slug = `${base}-${number}`
  taken.add(keyOf(kind, language, slug))
  return slug
}

function keyOf(kind: string, language: string, slug: string): string {
  return `${kind}/${language}/${slug}`
}

function fallback(kind: string, key: string): string {
  return `${kind}-${slugify(key.slice(key.indexOf(':') + 1)) || 'x'}`
}

function noteOn(wish: string, slug: string): string | null {
  if (wish === '' || slugify(wish) === slug) return null
  if (latinSlug(wish) === '')
    return `Its address was "${wish}"; choose a better one in Latin letters than "${slug}".`
  return `Its address part "${wish}" became "${slug}".`
}

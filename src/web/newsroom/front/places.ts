import type { Asking } from '../../route.ts'
import type { Deps } from '../../context.ts'
import type { ComposedFront } from '../../../domain/articles/front/candidates.ts'
import { readPlaced } from '../../../domain/articles/front/candidates.ts'
import { neighbourOf } from '../../../domain/articles/front/arrange.ts'
import { type Layout, type Place, placesOf, type Slot } from '../../../domain/articles/front/layout.ts'
import { readDeskRows } from '../../../domain/articles/desk-list.ts'
import { findOwnArticles } from '../../../domain/articles/find-own.ts'
import { readCards } from '../../../domain/articles/lists.ts'
import type { Member } from '../../../domain/staff/may.ts'
import { directionOf } from '../../../lib/languages.ts'
import { inLanguage } from '../../../lib/localized.ts'
import type { FrontArticle, FrontFound, FrontSlot } from '../../../theme/contract/newsroom-front.ts'
import { shortMoment } from '../../../theme/newsroom/format.ts'
import { toCards } from '../../site/cards.ts'
import { articlePlace } from '../article-place.ts'
import { localeHere, words } from '../desk/words.ts'
import { badgeOf } from '../lists/standing.ts'

export type Filled = { layout: Layout; front: ComposedFront }

/** Every article of the page, as the places show it. */
export async function readShown(
  c: Asking,
  deps: Deps,
  { front }: Filled,
): Promise<Map<string, FrontArticle>> {
  const { db } = deps.database
  const ids = [
    ...[...front.places.values()].map(({ article }) => article),
    ...front.rows.flatMap(({ articles }) => articles),
  ]
  const now = deps.clock()
  const rows = new Map((await readDeskRows(db, ids)).map((row) => [row.id, row]))
  const known = await readCards(db, [...new Set(ids)])
  const cards = await toCards(deps, c.var.site, c.var.language, known)
  return new Map(
    known.map((article, index) => {
      const row = rows.get(article.id)
      return [
        article.id,
        {
          headline: article.headline,
          href: articlePlace(c, deps, article.id),
          language: article.language,
          dir: directionOf(article.language),
          section: inLanguage(article.section.name, c.var.language),
          stage: row ? badgeOf(row, now) : 'published',
          published: article.publishedAt,
          picture: cards[index]?.picture,
        },
      ]
    }),
  )
}

/** The places with what fills them now and, where a search was asked for, its answer. */
export async function toSlots(
  c: Asking,
  deps: Deps,
  member: Member,
  language: string,
  filled: Filled,
  shown: ReadonlyMap<string, FrontArticle>,
  finds: ReadonlyMap<Place, string>,
): Promise<Map<Place, FrontSlot>> {
  const slots = new Map<Place, FrontSlot>()
  for (const { place, slot } of placesOf(filled.layout)) {
    const query = finds.get(place) ?? ''
    const found = query === '' ? undefined : await findPlaceable(c, deps, member, language, query)
    slots.set(place, { ...toSlot(c, filled, shown, place, slot), query, found })
  }
  return slots
}

/** Published articles of this language that may stand on its front page. */
export async function findPlaceable(
  c: Asking,
  deps: Deps,
  member: Member,
  language: string,
  query: string,
): Promise<FrontFound[]> {
  const { db } = deps.database
  const found = await findOwnArticles(db, member, query, language)
  const ids = found.map(({ id }) => id)
  const placed = await readPlaced(db, language, ids, deps.clock())
  return found
    .filter(({ id }) => placed.get(id)?.absence === null)
    .map(({ id, headline, sectionId, publishedAt }) => {
      const section = c.var.site.sections.find((one) => one.id === sectionId)
      const name = section && inLanguage(section.name, c.var.language)
      const day = publishedAt === null ? '' : shortMoment(publishedAt, localeHere(c))
      return { id, headline, detail: [name, day].filter(Boolean).join(' · ') }
    })
}

export function nameOfPlace(c: Asking, place: Place): string {
  if (place === 'lead') return words(c)('front.lead')
  const [group, index] = place.split('-')
  return words(c)(group === 'briefs' ? 'front.brief' : 'front.secondary', { number: Number(index) + 1 })
}

function toSlot(
  c: Asking,
  { layout, front }: Filled,
  shown: ReadonlyMap<string, FrontArticle>,
  place: Place,
  slot: Slot,
): Omit<FrontSlot, 'query' | 'found'> {
  const filling = front.places.get(place)
  const article = filling && shown.get(filling.article)
  return {
    place,
    name: nameOfPlace(c, place),
    rule: slot.rule,
    article: slot.article ?? '',
    shown: article && { ...article, byHand: filling.by === 'hand' },
    missing: missing(c, front, slot),
    mayGoUp: article !== undefined && neighbourOf(layout, place, -1) !== undefined,
    mayGoDown: article !== undefined && neighbourOf(layout, place, 1) !== undefined,
  }
}

function missing(c: Asking, front: ComposedFront, { article }: Slot): string | undefined {
  const placed = article === null ? undefined : front.placed.get(article)
  if (!placed?.absence) return undefined
  return words(c)(`front.missing.${placed.absence}`, {
    name: placed.headline || words(c)('shell.untitled'),
  })
}

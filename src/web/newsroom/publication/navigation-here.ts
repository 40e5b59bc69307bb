import {
  type NavigationEntry,
  type NavigationPlace,
  navigationPlaces,
} from '../../../domain/publication/navigation.ts'
import { type InterfaceLanguage, isInterfaceLanguage } from '../../../lib/languages.ts'
import type { Asking } from '../../route.ts'
import { leadOf, navigationOf } from '../../site/navigation.ts'
import { textHere } from './room.ts'

export const LIST = '/newsroom/navigation'

/** One header or footer. */
export type Arranged = { language: InterfaceLanguage; place: NavigationPlace }
export type Entry = NavigationEntry & Arranged

/** Over http or https, without what a browser would mend. */
export function isElsewhere(address: string): boolean {
  return address.length <= 1_000 && /^https?:\/\/[^\s"<>\\^`{|}]+$/.test(address) && URL.canParse(address)
}

export function languagesHere(c: Asking): InterfaceLanguage[] {
  return c.var.site.identity.languages.filter(isInterfaceLanguage)
}

export function placeHere(c: Asking): Arranged | undefined {
  const language = languagesHere(c).find((one) => one === c.req.param('language'))
  const place = navigationPlaces.find((one) => one === c.req.param('place'))
  return language && place && { language, place }
}

export function entryHere(c: Asking): Entry | undefined {
  const id = c.req.param('id')
  for (const language of languagesHere(c))
    for (const place of navigationPlaces) {
      const entry = navigationOf(c.var.site, language, place).find((one) => one.id === id)
      if (entry) return { ...entry, language, place }
    }
  return undefined
}

/** What readers see, or what can still be said of one that leads nowhere. */
export function entryName(c: Asking, entry: NavigationEntry & { language: InterfaceLanguage }): string {
  const text = textHere(c)
  return (
    leadOf(c.var.site, entry.language, entry)?.name ||
    entry.label ||
    text('publication.navigation.gone-name', { kind: text(`publication.navigation.kind-${entry.kind}`) })
  )
}

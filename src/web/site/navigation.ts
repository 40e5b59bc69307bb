import type { NavigationEntry, NavigationPlace } from '../../domain/publication/navigation.ts'
import type { InterfaceLanguage } from '../../lib/languages.ts'
import { inLanguage } from '../../lib/localized.ts'
import type { NavigationLink } from '../../theme/contract/frame.ts'
import { say } from '../../theme/language/translate.ts'
import { pathIn } from '../../lib/site-path.ts'
import type { Site } from '../site-state.ts'

/** Places of the site that are always there. */
export const fixedPlaces = ['archive', 'topics', 'authors', 'events', 'newsletters', 'corrections'] as const

type Kind = NavigationEntry['kind']

/** What stands there: as the newsroom has it or, where it never arranged it, everything in the publication's order. */
export function navigationOf(site: Site, language: string, place: NavigationPlace): NavigationEntry[] {
  const arranged = site.navigation.filter((entry) => entry.language === language && entry.place === place)
  return arranged.length > 0 ? arranged : standing(site, language, place)
}

export function isArranged(site: Site, language: string, place: NavigationPlace): boolean {
  return site.navigation.some((entry) => entry.language === language && entry.place === place)
}

export type Leads = { name: string; href: string; path?: string }

/** Where an entry leads now. Undefined: what it led to is gone, or is not published. */
export function leadOf(site: Site, language: InterfaceLanguage, entry: NavigationEntry): Leads | undefined {
  const { kind, target, label } = entry
  if (kind === 'address') return { name: label || target, href: target }
  const found = findTarget(site, language, kind, target)
  if (!found) return undefined
  return {
    name: label || found.name,
    href: pathIn(site.identity.languages, language, found.path),
    path: found.path,
  }
}

/** What a page shows; `path` is its own. */
export function navigationLinks(
  site: Site,
  language: InterfaceLanguage,
  path: string | undefined,
): { header: NavigationLink[]; footer: { sections: NavigationLink[]; publication: NavigationLink[] } } {
  const links = (place: NavigationPlace, fits: (kind: Kind) => boolean = () => true) =>
    navigationOf(site, language, place).flatMap((entry): NavigationLink[] => {
      const leads = entry.hiddenAt === null && fits(entry.kind) && leadOf(site, language, entry)
      if (!leads) return []
      const { name, href } = leads
      const current = leads.path !== undefined && leads.path === path
      return [{ name, href, current, ...(entry.kind === 'series' && { isSeries: true }) }]
    })
  return {
    header: links('header'),
    footer: {
      sections: links('footer', (kind) => kind === 'section'),
      publication: links('footer', (kind) => kind !== 'section'),
    },
  }
}

function standing(site: Site, language: string, place: NavigationPlace): NavigationEntry[] {
  const entry = (kind: Kind, target: string): NavigationEntry => ({
    id: `${language}-${place}-${kind}-${target}`,
    language,
    place,
    kind,
    target,
    label: '',
    hiddenAt: null,
  })
  const sections = site.sections.map(({ id }) => entry('section', id))
  const series = site.series.map(({ id }) => entry('series', id))
  if (place === 'header') return [...sections, ...series]
  const told = site.eventLanguages.includes(language) ? (['events'] as const) : []
  const sent = site.newsletters.some(({ languages }) => languages.includes(language))
  const letters = sent ? (['newsletters'] as const) : []
  const fixed = (['archive', 'topics', 'authors', ...told, ...letters] as const).map((name) =>
    entry('fixed', name),
  )
  const pages = (site.pages.get(language) ?? []).map(({ id }) => entry('page', id))
  return [...sections, ...series, ...fixed, ...pages]
}

/** Its own name, and its path without the language. */
export function findTarget(
  site: Site,
  language: InterfaceLanguage,
  kind: Exclude<Kind, 'address'>,
  target: string,
): { name: string; path: string } | undefined {
  if (kind === 'fixed') return fixedTarget(site, language, target)
  if (kind === 'page') {
    const page = site.pages.get(language)?.find(({ id }) => id === target)
    return page && { name: page.title, path: `/${page.slug}` }
  }
  const lists = { section: site.sections, series: site.series, topic: site.topics }
  const folders = { section: 'sections', series: 'series', topic: 'topics' }
  const found = lists[kind].find(({ id }) => id === target)
  return found && { name: inLanguage(found.name, language), path: `/${folders[kind]}/${found.slug}` }
}

function fixedTarget(site: Site, language: InterfaceLanguage, target: string) {
  const name = fixedPlaces.find((one) => one === target)
  if (!name) return undefined
  const text = say({ language, timeZone: site.identity.timeZone })
  return { name: text(name === 'corrections' ? 'article.corrections' : `page.${name}`), path: `/${name}` }
}

import { directionOf, isInterfaceLanguage, ownName } from '../../lib/languages.ts'
import { inLanguage } from '../../lib/localized.ts'
import type {
  Direction,
  FeedLink,
  Frame,
  JsonLd,
  LanguageLink,
  Logo,
  OpenGraph,
} from '../../theme/contract/frame.ts'
import { pathIn } from '../../lib/site-path.ts'
import type { Deps } from '../context.ts'
import { assetsWithLook } from '../look.ts'
import type { Asking } from '../route.ts'
import type { Site } from '../site-state.ts'
import { toThemePicture } from './cards.ts'
import { navigationLinks } from './navigation.ts'

/** What a page says of itself; the rest of its frame follows from the publication. */
export type PageFacts = {
  /** Without the publication's name; absent on the front page. */
  title?: string
  description: string
  /** Path without language; absent where the page has no address to name, as an error page. */
  path?: string
  /** Its versions in other languages, where it does not simply exist in all; language → full path. */
  versions?: { language: string; path: string }[]
  feeds?: FeedLink[]
  openGraph?: Omit<OpenGraph, 'title' | 'description'>
  jsonLd?: JsonLd[]
  robots?: string
  signedIn?: boolean
}

export function buildFrame(c: Asking, deps: Deps, facts: PageFacts): Frame {
  const { site, language } = c.var
  const { identity } = site
  const at = (path: string) => pathIn(identity.languages, language, path)
  const versions = facts.versions ?? everyLanguage(identity.languages, facts.path)
  return {
    locale: { language, timeZone: identity.timeZone },
    publication: {
      name: identity.name,
      description: inLanguage(identity.description, language),
      motto: inLanguage(identity.motto, language),
      contact: identity.contact,
      logo: logoOf(site),
    },
    dir: directionOf(language),
    title: facts.title,
    description: facts.description,
    canonical: facts.path === undefined ? undefined : deps.origin + at(facts.path),
    alternates: alternates(deps.origin, identity.languages, versions),
    feeds: facts.feeds ?? [],
    openGraph: facts.openGraph && {
      ...facts.openGraph,
      title: facts.title ?? identity.name,
      description: facts.description,
    },
    jsonLd: facts.jsonLd ?? [],
    robots: facts.robots,
    assets: assetsWithLook(deps.assets.forPages, identity),
    manifestHref: '/manifest.webmanifest',
    iconHref: '/icon.svg',
    places: {
      home: at('/'),
      archive: at('/archive'),
      topics: at('/topics'),
      authors: at('/authors'),
      signIn: at('/sign-in'),
      register: at('/register'),
      account: at('/account'),
    },
    ...navigationLinks(site, language, facts.path),
    languages: languageLinks(identity.languages, language, versions),
    edition: site.editions.get(language),
    embedFrames: true,
    accountFragmentHref: at('/fragments/account'),
    signedIn: facts.signedIn,
  }
}

export function logoOf({ logo, identity }: Pick<Site, 'logo' | 'identity'>): Logo | undefined {
  const alt = identity.name
  const light = toThemePicture(logo?.light, { alt })
  const dark = toThemePicture(logo?.dark, { alt })
  return light && { light, ...(dark && { dark }) }
}

function everyLanguage(languages: string[], path: string | undefined): { language: string; path: string }[] {
  if (path === undefined) return []
  return languages.map((language) => ({ language, path: pathIn(languages, language, path) }))
}

function alternates(origin: string, languages: string[], versions: { language: string; path: string }[]) {
  if (versions.length < 2) return []
  const links = versions.map((version) => ({ language: version.language, href: origin + version.path }))
  const first = versions.find((version) => version.language === languages[0])
  return first ? [...links, { language: 'x-default', href: origin + first.path }] : links
}

/** Where a page has no version in a language, its link leads to that language's front page. */
function languageLinks(
  languages: string[],
  current: string,
  versions: { language: string; path: string }[],
): LanguageLink[] {
  return languages.filter(isInterfaceLanguage).map((code) => {
    const dir: Direction = directionOf(code)
    const version = versions.find((candidate) => candidate.language === code)
    const href = version?.path ?? pathIn(languages, code, '/')
    return { name: ownName(code), href, code, dir, current: code === current }
  })
}

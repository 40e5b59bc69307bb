/**
 * The promise between the publication and its look, part one: what surrounds every page, and the parts of pages.
 * Plain data only. Times are ISO 8601 instants in UTC; the theme shows them in `Locale.timeZone`. Every href is final.
 * Strings are plain text and escaped by the theme, except those named `…Html`, which are trusted renderings.
 */

export type InterfaceLanguage = 'en' | 'fr' | 'ar'
export type Direction = 'ltr' | 'rtl'
/** ISO 8601 in UTC, as stored. */
export type IsoInstant = string
/** Markup that the publication itself rendered and escaped. */
export type TrustedHtml = string

/** The language of the interface and the publication's time zone: all that formatting needs. */
export type Locale = { language: InterfaceLanguage; timeZone: string }

export type Link = { name: string; href: string }
export type NavigationLink = Link & { current?: boolean; isSeries?: boolean }
/** A link to the same thing in another language; `code` is a BCP 47 tag, `name` the language's own name for itself. */
export type LanguageLink = Link & { code: string; dir: Direction; current?: boolean }
export type FeedLink = { title: string; href: string; type: 'rss' | 'atom' | 'json' }

export type Picture = {
  src: string
  width: number
  height: number
  /** Empty for decoration. */
  alt: string
  /** Other widths of the same picture: `/media/x-640.webp 640w, …`. */
  srcset?: string
  /** The same picture in formats that are smaller but not known to every browser, best first. */
  sources?: { type: string; srcset: string }[]
  /** What must stay in sight where the picture is cut, in tens of per cent from the left and the top. */
  focus?: { x: number; y: number }
  caption?: string
  credit?: string
}

/** Stands for the publication's name. Without one for dark paper, the other is shown on a plate of light. */
export type Logo = { light: Picture; dark?: Picture }

/** Addresses of the built files, with their content hashes. */
export type Assets = {
  styles: string[]
  /** ES modules, loaded without blocking. */
  scripts: string[]
  /** Font files worth fetching before the style sheet asks for them. */
  preloadFonts: string[]
}

export type OpenGraph = {
  type: 'website' | 'article' | 'profile'
  title: string
  description?: string
  image?: { url: string; width: number; height: number; alt: string }
  published?: IsoInstant
  updated?: IsoInstant
  section?: string
}

/** A JSON value of a schema.org graph. */
export type JsonLd = { [key: string]: unknown }

/** Everything around a page's content. The same for every reader of the page: nothing in it is personal. */
export type Frame = {
  locale: Locale
  publication: { name: string; description: string; motto?: string; logo?: Logo; contact?: string }
  /** Direction of the interface. */
  dir: Direction
  /** Of the page, without the publication's name. Absent on the front page. */
  title?: string
  description: string
  /** Absolute. Absent where there is none to name, as on an error page. */
  canonical?: string
  /** Absolute addresses of the same page in its languages, `x-default` among them. */
  alternates: { language: string; href: string }[]
  feeds: FeedLink[]
  openGraph?: OpenGraph
  jsonLd: JsonLd[]
  /** As in `<meta name="robots">`; absent: indexed. */
  robots?: string
  assets: Assets
  manifestHref?: string
  iconHref?: string
  /** The front page and other fixed places, in the interface's language. */
  places: {
    home: string
    archive: string
    topics: string
    authors: string
    signIn: string
    register: string
    account: string
  }
  /** What the newsroom put into the header, in its order. */
  header: NavigationLink[]
  footer: { sections: NavigationLink[]; publication: NavigationLink[] }
  languages: LanguageLink[]
  /** When the publication last published: the masthead's date line. */
  edition?: IsoInstant
  /** Where the account badge comes from after load; absent: none is fetched. */
  accountFragmentHref?: string
  /** True where the page's CSP lets embeds be framed; else their cards stay links. */
  embedFrames?: boolean
  /** True where the page is only ever shown to signed-in readers; then the badge says so without a script. */
  signedIn?: boolean
}

export type Audience = 'everyone' | 'registered' | 'plan'

/** An article as lists show it. */
export type Card = {
  href: string
  headline: string
  kind: 'analysis' | 'brief'
  kicker?: string
  standfirst?: string
  section?: Link
  authors: Link[]
  published: IsoInstant
  /** Reading time. */
  minutes: number
  picture?: Picture
  audience: Audience
  /** BCP 47 of the article itself, which may differ from the interface's. */
  language: string
  dir: Direction
}

/** Older is further down the list. Absent: there is nothing more that way. */
export type Pagination = { newerHref?: string; olderHref?: string }

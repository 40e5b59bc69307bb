/** A list as feed readers take it, before it is written in one of the formats. All addresses are whole. */
export type Feed = {
  title: string
  description: string
  language: string
  /** The page that shows the same list. */
  pageUrl: string
  /** Where the feed itself is found, in this format. */
  feedUrl: string
  iconUrl: string
  publication: { name: string; url: string }
  /** When anything in it last changed. Instant text. */
  updated: string
  entries: FeedEntry[]
}

export type FeedEntry = {
  /** Never changes, even if the publication moves to another address. */
  id: string
  url: string
  language: string
  headline: string
  /** Plain text. */
  summary: string
  /** The teaser, or the whole where it is for everyone; rendered and escaped. */
  contentHtml: string
  imageUrl: string | undefined
  authors: { name: string; url: string }[]
  section: { name: string; slug: string }
  published: string
  updated: string
}

import type { Article, TopicOfArticle } from '../../domain/articles/read.ts'
import type { Identity } from '../../domain/publication/identity.ts'
import { inLanguage } from '../../lib/localized.ts'
import type { JsonLd, Link, Logo, Picture } from '../../theme/contract/frame.ts'
import { articlePath, pathIn } from '../../lib/site-path.ts'

const CONTEXT = 'https://schema.org'

type Person = { name: string; href: string; portrait?: Picture; links: Link[] }

/** The body is never looked at: what is walled on the page would be open in its description. */
export type DescribedArticle = {
  origin: string
  identity: Identity
  /** Of the page around the article. */
  language: string
  article: Omit<Article, 'body'>
  authors: Person[]
  lead: Picture | undefined
  /** Absolute address of its share card. */
  card: string
  isFree: boolean
  logo?: Logo | undefined
}

/** The article and its place in the publication, for search engines (schema.org). */
export function articleJsonLd(described: DescribedArticle): JsonLd[] {
  const { origin, identity, language, article, authors, lead, card, isFree, logo } = described
  const url = origin + articlePath(identity.languages, article)
  const about: JsonLd = {
    '@context': CONTEXT,
    '@type': 'AnalysisNewsArticle',
    '@id': url,
    headline: article.headline,
    description: article.standfirst || article.summary || undefined,
    abstract: article.summary || undefined,
    articleSection: inLanguage(article.section.name, language),
    inLanguage: article.language,
    datePublished: article.publishedAt,
    dateModified: article.updatedAt ?? article.publishedAt,
    author: authors.map((author) => person(origin, author)),
    publisher: publisher(origin, identity, logo),
    image: lead ? [origin + lead.src, card] : [card],
    mainEntityOfPage: { '@type': 'WebPage', '@id': url },
    about: article.topics.map((topic) => thing(described, topic)),
    ...access(isFree),
  }
  return [about, breadcrumbs(described, url)]
}

export function websiteJsonLd(origin: string, identity: Identity, language: string, logo?: Logo): JsonLd {
  return {
    '@context': CONTEXT,
    '@type': 'WebSite',
    name: identity.name,
    description: inLanguage(identity.description, language) || undefined,
    url: `${origin}/`,
    inLanguage: identity.languages,
    publisher: publisher(origin, identity, logo),
  }
}

/** `path` is the author's own page. */
export function profileJsonLd(
  origin: string,
  author: Person & { bio?: string; role?: string; path: string },
): JsonLd {
  return {
    '@context': CONTEXT,
    '@type': 'ProfilePage',
    url: origin + author.path,
    mainEntity: {
      ...person(origin, { ...author, href: author.path }),
      jobTitle: author.role,
      description: author.bio,
    },
  }
}

/**
 * What is not for everyone, as Google asks for it to be marked (developers.google.com/search/docs/appearance/
 * structured-data/paywalled-content): by classes only, not one inside the other.
 */
function access(isFree: boolean): JsonLd {
  if (isFree) return { isAccessibleForFree: true }
  const parts = ['.body', '.wall'].map((cssSelector) => ({
    '@type': 'WebPageElement',
    isAccessibleForFree: false,
    cssSelector,
  }))
  return { isAccessibleForFree: false, hasPart: parts }
}

function breadcrumbs({ origin, identity, language, article }: DescribedArticle, url: string): JsonLd {
  const at = (path: string) => origin + pathIn(identity.languages, language, path)
  const steps = [
    { name: identity.name, item: at('/') },
    { name: inLanguage(article.section.name, language), item: at(`/sections/${article.section.slug}`) },
    { name: article.headline, item: url },
  ]
  return {
    '@context': CONTEXT,
    '@type': 'BreadcrumbList',
    itemListElement: steps.map((step, index) => ({ '@type': 'ListItem', position: index + 1, ...step })),
  }
}

export function publisher(origin: string, identity: Identity, own: Logo | undefined): JsonLd {
  const { src, width, height } = own?.light ?? { src: '/icon-512.png', width: 512, height: 512 }
  const logo = { '@type': 'ImageObject', url: origin + src, width, height }
  return { '@type': 'NewsMediaOrganization', name: identity.name, url: `${origin}/`, logo }
}

function person(origin: string, { name, href, portrait, links }: Person): JsonLd {
  const elsewhere = links.map((link) => link.href).filter((address) => /^https?:/.test(address))
  return {
    '@type': 'Person',
    name,
    url: origin + href,
    image: portrait && origin + portrait.src,
    sameAs: elsewhere.length > 0 ? elsewhere : undefined,
  }
}

const topicTypes: Record<TopicOfArticle['kind'], string> = {
  person: 'Person',
  organisation: 'Organization',
  place: 'Place',
  theme: 'Thing',
}

function thing({ origin, identity, language }: DescribedArticle, topic: TopicOfArticle): JsonLd {
  return {
    '@type': topicTypes[topic.kind],
    name: inLanguage(topic.name, language),
    url: origin + pathIn(identity.languages, language, `/topics/${topic.slug}`),
  }
}

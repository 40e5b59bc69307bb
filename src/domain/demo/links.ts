import { reservedSlugs } from '../pages/addresses.ts'
import type { Demo } from './folder.ts'
import { fault } from './head.ts'

/**
 * Where a local link of a demo file leads: to the version in the file's own language, where there is one. A link to
 * nothing is a fault.
 */
export function localLink(demo: Demo, source: { file: string; language: string }, href: string): string {
  if (!href.startsWith('/')) return href
  const [, first = '', slug] = href.split('/')
  if (first === 'articles' && slug !== undefined) return articleLink(demo, source, slug)
  const isPage = demo.pages.some((page) => page.slug === first)
  if (!isPage && !reservedSlugs.includes(first)) throw leadsNowhere(source.file, href)
  return prefixOf(demo, source.language) + href
}

function articleLink(demo: Demo, source: { file: string; language: string }, slug: string): string {
  const article = demo.articles.find(
    (article) => article.slug === slug && article.translationOf === undefined,
  )
  if (!article) throw leadsNowhere(source.file, `/articles/${slug}`)
  const version = demo.articles.find(
    ({ translationOf, language }) => translationOf === slug && language === source.language,
  )
  const { language, slug: there } = version ?? article
  return `${prefixOf(demo, language)}/articles/${there}`
}

/** The publication's first language has no prefix in addresses. */
function prefixOf(demo: Demo, language: string): string {
  return language === demo.publication.languages[0] ? '' : `/${language}`
}

function leadsNowhere(file: string, href: string): Error {
  return fault(file, `its link ${href} leads nowhere`)
}

import { isInterfaceLanguage } from './languages.ts'

/** The path of a page in a language: the publication's first language has no prefix. */
export function pathIn(languages: readonly string[], language: string, path: string): string {
  if (language === languages[0] || !isInterfaceLanguage(language)) return path
  return path === '/' ? `/${language}` : `/${language}${path}`
}

/** An article is found under its own language's prefix, where the interface speaks it, else without one. */
export function articlePath(
  languages: readonly string[],
  article: { language: string; slug: string },
): string {
  return pathIn(languages, article.language, `/articles/${article.slug}`)
}

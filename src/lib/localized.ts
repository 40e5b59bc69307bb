import { z } from 'zod'

/** The same words in several languages, by BCP 47 tag. */
export type Localized = Record<string, string>

export const localizedSchema = z.record(z.string(), z.string())

/** The same in every language, or a wording for each. */
export type Wording = string | Localized

/** The words in `language`, else in the first language that has any, else nothing. */
export function inLanguage(words: Wording, language: string): string {
  if (typeof words === 'string') return words
  return words[language] ?? Object.values(words).find((text) => text !== '') ?? ''
}

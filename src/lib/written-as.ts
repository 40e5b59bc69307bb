/** Day before month in English; Latin digits in Arabic, whose months have their Gregorian names. */
const tags: Record<string, string> = { en: 'en-GB', fr: 'fr-FR', ar: 'ar-u-nu-latn' }

/** How dates and numbers are written in a language, on the server as in the browser: a tag for `Intl`. */
export function writtenAs(language: string): string {
  return tags[language] ?? language
}

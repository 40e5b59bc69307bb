/** Languages in which the interface speaks. Articles may be in any language. */
export const interfaceLanguages = ['en', 'fr', 'ar'] as const

export type InterfaceLanguage = (typeof interfaceLanguages)[number]

export function isInterfaceLanguage(tag: string): tag is InterfaceLanguage {
  return interfaceLanguages.some((language) => language === tag)
}

const rightToLeftScripts = new Set(['Arab', 'Hebr', 'Syrc', 'Thaa', 'Nkoo', 'Adlm', 'Rohg', 'Mand', 'Samr'])

/** By the script a language is most likely written in (CLDR likely subtags). An unreadable tag counts as ltr. */
export function directionOf(tag: string): 'ltr' | 'rtl' {
  try {
    const script = new Intl.Locale(tag).maximize().script
    return script !== undefined && rightToLeftScripts.has(script) ? 'rtl' : 'ltr'
  } catch {
    return 'ltr'
  }
}

/** A language's own name for itself: "العربية". */
export function ownName(tag: string): string {
  try {
    const name = new Intl.DisplayNames([tag], { type: 'language' }).of(tag) ?? tag
    return name.charAt(0).toLocaleUpperCase(tag) + name.slice(1)
  } catch {
    return tag
  }
}

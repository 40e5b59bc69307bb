import type { InterfaceLanguage, IsoInstant, Locale } from '../contract/frame.ts'

const tags: Record<InterfaceLanguage, string> = { en: 'en-GB', fr: 'fr-FR', ar: 'ar-u-nu-latn' }

/** "Tue 3 Feb, 14:30", in the publication's zone; lists have no room for more. */
export function shortMoment(at: IsoInstant, locale: Locale): string {
  return formatter(locale).format(new Date(at))
}

const made = new Map<string, Intl.DateTimeFormat>()

function formatter({ language, timeZone }: Locale): Intl.DateTimeFormat {
  const key = `${language} ${timeZone}`
  const known = made.get(key)
  if (known) return known
  const fresh = new Intl.DateTimeFormat(tags[language], {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone,
  })
  made.set(key, fresh)
  return fresh
}

import type { Locale } from '../../contract/frame.ts'

const tags = { en: 'en-GB', fr: 'fr-FR', ar: 'ar-u-nu-latn' } as const

/** "340 kB", "1.2 MB". */
export function weight(bytes: number, { language }: Locale): string {
  const isLarge = bytes >= 1024 * 1024
  return new Intl.NumberFormat(tags[language], {
    style: 'unit',
    unit: isLarge ? 'megabyte' : 'kilobyte',
    maximumFractionDigits: isLarge ? 1 : 0,
  }).format(isLarge ? bytes / 1024 / 1024 : Math.max(bytes / 1024, 1))
}

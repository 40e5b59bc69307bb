import { writtenAs } from '../../../lib/written-as.ts'
import type { Locale } from '../../contract/frame.ts'

/** "340 kB", "1.2 MB". */
export function weight(bytes: number, { language }: Locale): string {
  const isLarge = bytes >= 1024 * 1024
  return new Intl.NumberFormat(writtenAs(language), {
    style: 'unit',
    unit: isLarge ? 'megabyte' : 'kilobyte',
    maximumFractionDigits: isLarge ? 1 : 0,
  }).format(isLarge ? bytes / 1024 / 1024 : Math.max(bytes / 1024, 1))
}

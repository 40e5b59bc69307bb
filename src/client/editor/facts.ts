import { writtenAs } from '../../lib/written-as.ts'
import type { EditorFacts, EditorPicture } from '../../lib/editor/facts.ts'

export type Facts = EditorFacts
export type Picture = EditorPicture

export function readFacts(root: ParentNode): Facts {
  const element = root.querySelector('script[data-facts]')
  return JSON.parse(element?.textContent ?? '')
}

export type Say = (key: string, values?: { [name: string]: string | number }) => string

/** The page's own words, in its language, with their plurals. */
export function sayer({ words, interfaceLanguage }: Facts): Say {
  const plurals = new Intl.PluralRules(interfaceLanguage)
  const numbers = new Intl.NumberFormat(writtenAs(interfaceLanguage))
  return (key, values = {}) => {
    const message = words[key] ?? key
    const count = values['count']
    const form = typeof count === 'number' ? plurals.select(count) : 'other'
    const sentence = typeof message === 'string' ? message : (message[form] ?? message['other'] ?? key)
    return sentence.replace(/\{(\w+)\}/g, (whole, name: string) => {
      const value = values[name]
      return value === undefined ? whole : typeof value === 'number' ? numbers.format(value) : value
    })
  }
}

/** "12:04", in the publication's time zone as everywhere in the newsroom. */
export function clockTime(at: string | number, { interfaceLanguage, timeZone }: Facts): string {
  const date = new Date(at)
  const sameDay = Date.now() - date.getTime() < 20 * 3_600_000
  return new Intl.DateTimeFormat(writtenAs(interfaceLanguage), {
    ...(sameDay ? {} : { day: 'numeric', month: 'short' }),
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone,
  }).format(date)
}

import type { InterfaceLanguage, Locale } from '../contract/frame.ts'
import { number } from '../format.ts'
import { ar } from './ar.ts'
import { en } from './en.ts'
import { fr } from './fr.ts'
import type { Message, MessageKey } from './message.ts'

export type Values = { [name: string]: string | number }
export type Say = (key: MessageKey, values?: Values) => string

/** The catalogue's sentence for `key` with its `{names}` filled in; `count` chooses the plural and is formatted. */
export function say(locale: Locale): Say {
  const catalogue = catalogues[locale.language]
  return (key, values = {}) => phrase(catalogue[key], values, locale)
}

/** One message of any catalogue, with its `{names}` filled in and its plural chosen. */
export function phrase(message: Message, values: Values, locale: Locale): string {
  return fill(chosen(message, values['count'], locale.language), values, locale)
}

const catalogues: Record<InterfaceLanguage, Record<MessageKey, Message>> = { en, fr, ar }

const plurals: Record<InterfaceLanguage, Intl.PluralRules> = {
  en: new Intl.PluralRules('en'),
  fr: new Intl.PluralRules('fr'),
  ar: new Intl.PluralRules('ar'),
}

function chosen(message: Message, count: string | number | undefined, language: InterfaceLanguage): string {
  if (typeof message === 'string') return message
  const form = typeof count === 'number' ? plurals[language].select(count) : 'other'
  return message[form] ?? message.other
}

function fill(sentence: string, values: Values, locale: Locale): string {
  return sentence.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name]
    if (value === undefined) return whole
    return typeof value === 'number' ? number(value, locale) : value
  })
}

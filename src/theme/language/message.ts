import type { en } from './en.ts'

/** A sentence, or one for each plural form that the language has. `{name}` is filled in when it is said. */
export type Message = string | Plural

export type Plural = { other: string } & { [form in Exclude<Intl.LDMLPluralRule, 'other'>]?: string }

/** Arabic tells six numbers apart, and leaving one out would be a mistake in grammar. */
export type ArabicPlural = Record<Intl.LDMLPluralRule, string>

export type MessageKey = keyof typeof en

/** What another language owes to the English catalogue: every key, plural where English is plural. */
export type Catalogue<OwnPlural extends Plural = Plural> = {
  [key in MessageKey]: (typeof en)[key] extends string ? string : OwnPlural
}

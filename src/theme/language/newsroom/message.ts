import type { ArabicPlural, Message, Plural } from '../message.ts'

/** The English words of one area; every key begins with the area's name: `desk.empty`. */
export type AreaWords<Area extends string> = { readonly [key in `${Area}.${string}`]: Message }

/** What French owes to an area's English: every key, plural where English is plural. */
export type FrOf<English> = { [key in keyof English]: English[key] extends string ? string : Plural }

export type ArOf<English> = { [key in keyof English]: English[key] extends string ? string : ArabicPlural }

import * as account from './account.ts'
import * as attending from './attending.ts'
import * as entrance from './entrance.ts'
import * as events from './events.ts'
import * as history from './history.ts'
import * as newsletters from './newsletters.ts'
import * as subscriptions from './subscriptions.ts'

/** What the catalogues take in from files of their own. */
export const en = {
  ...account.en,
  ...entrance.en,
  ...history.en,
  ...subscriptions.en,
  ...events.en,
  ...attending.en,
  ...newsletters.en,
} as const
export const fr = {
  ...account.fr,
  ...entrance.fr,
  ...history.fr,
  ...subscriptions.fr,
  ...events.fr,
  ...attending.fr,
  ...newsletters.fr,
} as const
export const ar = {
  ...account.ar,
  ...entrance.ar,
  ...history.ar,
  ...subscriptions.ar,
  ...events.ar,
  ...attending.ar,
  ...newsletters.ar,
} as const

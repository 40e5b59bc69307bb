import type { FrOf } from '../message.ts'
import { fr as page } from './fr-page.ts'
import { fr as script } from './fr-script.ts'
import type { en } from './en.ts'

export const fr: FrOf<typeof en> = { ...page, ...script }

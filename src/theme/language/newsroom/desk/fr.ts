import type { FrOf } from '../message.ts'
import type { en } from './en.ts'

export const fr: FrOf<typeof en> = {}

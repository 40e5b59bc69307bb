import type { ArOf } from '../message.ts'
import type { en } from './en.ts'

export const ar: ArOf<typeof en> = {}

import type { AreaWords } from '../message.ts'
import { en as sending } from './en-sending.ts'
import { en as setUp } from './en-set-up.ts'

/** Newsletters and editions: set up, written, sent, watched. */
export const en = { ...setUp, ...sending } as const satisfies AreaWords<'letters'>

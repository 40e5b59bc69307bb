import type { AreaWords } from '../message.ts'

export const en = {} as const satisfies AreaWords<'desk'>

import type { AreaWords } from '../message.ts'
import { en as page } from './en-page.ts'
import { en as script } from './en-script.ts'

export const en = { ...page, ...script } as const satisfies AreaWords<'editor'>

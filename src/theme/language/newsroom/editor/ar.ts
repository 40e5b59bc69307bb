import type { ArOf } from '../message.ts'
import { ar as page } from './ar-page.ts'
import { ar as script } from './ar-script.ts'
import type { en } from './en.ts'

export const ar: ArOf<typeof en> = { ...page, ...script }

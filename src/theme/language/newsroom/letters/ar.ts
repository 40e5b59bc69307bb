import { ar as sending } from './ar-sending.ts'
import { ar as setUp } from './ar-set-up.ts'

export const ar = { ...setUp, ...sending }

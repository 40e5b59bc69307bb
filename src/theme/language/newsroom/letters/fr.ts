import { fr as sending } from './fr-sending.ts'
import { fr as setUp } from './fr-set-up.ts'

export const fr = { ...setUp, ...sending }

import { fr as access } from './fr-access.ts'

export const fr = { ...access }

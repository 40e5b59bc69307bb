import { fr as access } from './fr-access.ts'
import { fr as things } from './fr-things.ts'

export const fr = { ...access, ...things }

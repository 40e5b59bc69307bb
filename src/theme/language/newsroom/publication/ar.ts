import { ar as access } from './ar-access.ts'
import { ar as things } from './ar-things.ts'

export const ar = { ...access, ...things }

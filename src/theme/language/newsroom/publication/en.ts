import { en as access } from './en-access.ts'
import { en as things } from './en-things.ts'

export const en = { ...access, ...things }

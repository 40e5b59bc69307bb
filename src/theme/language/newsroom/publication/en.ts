import { en as access } from './en-access.ts'

export const en = { ...access }

import { ar as access } from './ar-access.ts'

export const ar = { ...access }

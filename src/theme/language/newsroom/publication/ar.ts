import { ar as access } from './ar-access.ts'
import { ar as look } from './ar-look.ts'
import { ar as navigation } from './ar-navigation.ts'
import { ar as pages } from './ar-pages.ts'
import { ar as things } from './ar-things.ts'

export const ar = { ...access, ...look, ...navigation, ...pages, ...things }

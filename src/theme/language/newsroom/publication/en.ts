import { en as access } from './en-access.ts'
import { en as look } from './en-look.ts'
import { en as navigation } from './en-navigation.ts'
import { en as pages } from './en-pages.ts'
import { en as things } from './en-things.ts'

export const en = { ...access, ...look, ...navigation, ...pages, ...things }

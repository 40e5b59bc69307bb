import { fr as access } from './fr-access.ts'
import { fr as look } from './fr-look.ts'
import { fr as navigation } from './fr-navigation.ts'
import { fr as pages } from './fr-pages.ts'
import { fr as things } from './fr-things.ts'

export const fr = { ...access, ...look, ...navigation, ...pages, ...things }

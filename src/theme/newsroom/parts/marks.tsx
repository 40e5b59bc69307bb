import type { Child } from 'hono/jsx'
import type { Locale } from '../../contract/frame.ts'
import { sayInNewsroom } from '../../language/newsroom/say.ts'

/** Added in a comparison: marked for eyes and for ears. */
export const Added = ({ locale, children }: { locale: Locale; children?: Child }) => (
  <ins class="added">
    <span class="unseen"> {sayInNewsroom(locale)('shell.added')} </span>
    {children}
    <span class="unseen"> {sayInNewsroom(locale)('shell.end-of-mark')} </span>
  </ins>
)

export const Removed = ({ locale, children }: { locale: Locale; children?: Child }) => (
  <del class="removed">
    <span class="unseen"> {sayInNewsroom(locale)('shell.removed')} </span>
    {children}
    <span class="unseen"> {sayInNewsroom(locale)('shell.end-of-mark')} </span>
  </del>
)

import type { Child } from 'hono/jsx'
import type { Locale } from '../../contract/frame.ts'
import { sayInNewsroom } from '../../language/newsroom/say.ts'

/** What can be done with the ticked rows of the table in the same form. A script shows it once something is ticked. */
export const BulkBar = ({ locale, children }: { locale: Locale; children?: Child }) => (
  <div class="bulk-bar" data-bulk="">
    <p aria-live="polite">
      {sayInNewsroom(locale)('shell.selected')} <output data-selected-count=""></output>
    </p>
    {children}
  </div>
)

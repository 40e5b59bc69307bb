import type { Child } from 'hono/jsx'
import type { Locale } from '../../contract/frame.ts'
import type { PasskeyForm } from '../../contract/newsroom-people.ts'
import { sayInNewsroom } from '../../language/newsroom/say.ts'

type Props = {
  passkey: PasskeyForm
  locale: Locale
  /** What the browser's authenticator is asked to do. */
  ceremony: 'sign' | 'make'
  next?: string
  children?: Child
}

/** Without a script, or a browser that knows passkeys, it stays hidden: the ways beside it need neither. */
export const PasskeyCeremony = ({ passkey, locale, ceremony, next, children }: Props) => (
  <form
    class="passkey"
    method="post"
    action={passkey.action}
    data-passkey={ceremony}
    data-challenge={passkey.challengeAction}
    hidden
  >
    <input type="hidden" name="challenge" value="" />
    <input type="hidden" name="credential" value="" />
    {next === undefined ? null : <input type="hidden" name="next" value={next} />}
    {children}
    <p class="field-error" role="alert" data-passkey-failed="" hidden>
      {sayInNewsroom(locale)('people.error.passkey-refused')}
    </p>
  </form>
)

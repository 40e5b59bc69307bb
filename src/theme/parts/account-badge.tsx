import type { Locale } from '../contract/frame.ts'
import { say } from '../language/translate.ts'

type Props = {
  locale: Locale
  signInHref: string
  registerHref: string
  account?: { name: string; href: string; signOutAction?: string } | undefined
}

/** In the masthead as every visitor gets it, and again as the fragment that knows who is reading. */
export const AccountBadge = ({ locale, signInHref, registerHref, account }: Props) => {
  const text = say(locale)
  return (
    <nav class="account-badge" aria-label={text('page.account')}>
      {account ? (
        <>
          <a href={account.href}>{account.name || text('page.account')}</a>
          {account.signOutAction ? (
            <form method="post" action={account.signOutAction}>
              <button class="as-link">{text('page.sign-out')}</button>
            </form>
          ) : null}
        </>
      ) : (
        <>
          <a href={signInHref}>{text('page.sign-in')}</a>
          <a class="account-register" href={registerHref}>
            {text('page.register')}
          </a>
        </>
      )}
    </nav>
  )
}

import { siteTheme as theme } from '../../src/theme/site/theme.tsx'
import type { InterfaceLanguage } from '../../src/theme/contract/frame.ts'
import { cards, frame } from './theme-preview-demo.ts'
import { benefits } from './theme-preview-reading.ts'

const empty = { values: {}, errors: {} }
const wrong = { values: { email: 'name@' }, errors: { email: 'email-invalid' as const } }

/** Every page with a form on it, and the pages that say one thing. */
export function formPages(language: InterfaceLanguage): Record<string, string> {
  const all = cards(language)
  const at = (title?: string) => frame(language, title)
  return {
    'sign-in': theme.signIn({ frame: at('Sign in'), action: '#', next: '/', registerHref: '#', form: wrong }),
    register: theme.register({
      frame: at('Register'),
      action: '#',
      next: '/',
      signInHref: '#',
      benefits: benefits[language],
      privacyHref: '#',
      form: empty,
    }),
    'check-mail': theme.checkMail({
      frame: at('Mail'),
      email: 'nadia@example.org',
      action: '#',
      next: '/',
      minutes: 10,
      againHref: '#',
      purpose: 'sign-in',
      form: empty,
    }),
    confirm: theme.confirmLink({
      frame: at('Sign in'),
      purpose: 'sign-in',
      action: '#',
      fields: { token: 'x' },
      state: 'ready',
      againHref: '#',
    }),
    expired: theme.confirmLink({
      frame: at('Sign in'),
      purpose: 'sign-in',
      action: '#',
      fields: {},
      state: 'other-browser',
      againHref: '#',
    }),
    account: theme.account({
      frame: { ...at('Account'), signedIn: true },
      reader: {
        name: 'Nadia Haddad',
        email: 'nadia@example.org',
        language,
        since: '2026-03-01T10:00:00Z',
        pendingEmail: 'n.haddad@example.org',
      },
      interfaceLanguages: [
        { code: 'en', name: 'English' },
        { code: 'fr', name: 'Français' },
        { code: 'ar', name: 'العربية' },
      ],
      devices: [
        {
          id: '1',
          label: 'Firefox on Linux',
          lastSeen: '2026-11-22T09:00:00Z',
          signedIn: '2026-11-01T09:00:00Z',
          current: true,
        },
        {
          id: '2',
          label: 'Safari on iPhone',
          lastSeen: '2026-11-20T09:00:00Z',
          signedIn: '2026-10-01T09:00:00Z',
          current: false,
        },
      ],
      done: 'saved',
      actions: {
        profile: '#',
        address: '#',
        signOut: '#',
        signOutDevice: '#',
        signOutEverywhere: '#',
        dataHref: '#',
        deletionHref: '#',
      },
      profileForm: empty,
      addressForm: { values: { email: 'nadia@' }, errors: { email: 'email-invalid' } },
    }),
    'delete-account': theme.deleteAccount({
      frame: at('Delete'),
      email: 'nadia@example.org',
      action: '#',
      cancelHref: '#',
      form: { values: {}, errors: { understood: 'confirmation-missing' } },
    }),
    claim: theme.claimSite({ frame: at('Claim'), action: '#', fields: {}, state: 'ready', form: empty }),
    done: theme.done({ frame: at('Done'), done: 'signed-out', continueHref: '#' }),
    error: theme.error({ frame: at('404'), status: 404, requestId: '0198-77', suggestions: all.slice(0, 3) }),
    'error-400': theme.error({
      frame: at('400'),
      status: 400,
      fields: [{ field: 'email', message: 'is missing' }],
      suggestions: [],
    }),
  }
}

import type { Route } from '../route.ts'
import {
  changeAddress,
  changeNewsletters,
  downloadData,
  saveOwnProfile,
  saveTimeZone,
  showAccount,
} from './account.ts'
import { askToRegister, askToSignIn, showRegister, showSignIn } from './ask.ts'
import { accountBadge } from './badge.ts'
import { claim, showClaim } from './claim.ts'
import { enterCode, showCodeForm, showLink, useLink } from './confirm.ts'
import { askForDeletion, showDeletion } from './deletion.ts'
import { renewOwnCalendar } from './renew-calendar.ts'
import { signOut, signOutDevice, signOutEverywhere } from './sign-out.ts'

export const accountRoutes: Route[] = [
  { method: 'GET', path: '/sign-in', handle: showSignIn },
  { method: 'POST', path: '/sign-in', handle: askToSignIn },
  { method: 'GET', path: '/register', handle: showRegister },
  { method: 'POST', path: '/register', handle: askToRegister },
  { method: 'GET', path: '/confirmations/:id', handle: showCodeForm },
  { method: 'POST', path: '/confirmations/:id', handle: enterCode },
  { method: 'GET', path: '/confirmations/:id/:token', handle: showLink },
  { method: 'POST', path: '/confirmations/:id/:token', handle: useLink },
  { method: 'GET', path: '/account', handle: showAccount },
  { method: 'POST', path: '/account/profile', handle: saveOwnProfile },
  { method: 'POST', path: '/account/address', handle: changeAddress },
  { method: 'POST', path: '/account/newsletters', handle: changeNewsletters },
  { method: 'POST', path: '/account/calendar', handle: renewOwnCalendar },
  { method: 'POST', path: '/account/time-zone', handle: saveTimeZone },
  { method: 'GET', path: '/account/data.json', handle: downloadData },
  { method: 'GET', path: '/account/deletion', handle: showDeletion },
  { method: 'POST', path: '/account/deletion', handle: askForDeletion },
  { method: 'POST', path: '/account/sign-out', handle: signOut },
  { method: 'POST', path: '/account/devices', handle: signOutDevice },
  { method: 'POST', path: '/account/devices/all', handle: signOutEverywhere },
  { method: 'GET', path: '/fragments/account', handle: accountBadge },
  { method: 'GET', path: '/claim/:token', handle: showClaim },
  { method: 'POST', path: '/claim/:token', handle: claim },
]

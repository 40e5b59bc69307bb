import type { StaffRoute } from '../staff-route.ts'
import { accept, showInvitation } from './accept.ts'
import { endSessions, saveProfile, showAccount } from './account.ts'
import { exportCsv, exportNdjson } from './audit-export.ts'
import { showAudit } from './audit.ts'
import { askToRemove, remove, saveColleague, showColleague } from './colleague.ts'
import { enterCode, showCodeForm, showLink, useLink } from './confirm.ts'
import { challengeForCheck, checkWithPasskey, sendCheckMail, showIdentityCheck } from './identity-check.ts'
import { askToTakeBack, sendAgain, sendInvitation, showInvite, takeBack } from './invitations.ts'
import { askForOwnAddress, showOwnAddress } from './own-address.ts'
import { challengeForSignIn, signInWithPasskey } from './passkey-sign-in.ts'
import {
  askToRemovePasskey,
  challengeForPasskey,
  keepPasskey,
  removeOwnPasskey,
  renameOwnPasskey,
  showPasskeys,
} from './passkeys.ts'
import { saveLimits, showLimits } from './session-limits.ts'
import { askToSignIn, showSignIn, signOut } from './sign-in.ts'
import { showStaff } from './staff.ts'

const entrance: StaffRoute[] = [
  { method: 'GET', path: '/newsroom/sign-in', act: 'anyone', handle: showSignIn },
  { method: 'POST', path: '/newsroom/sign-in', act: 'anyone', handle: askToSignIn },
  { method: 'POST', path: '/newsroom/sign-in/challenge', act: 'anyone', handle: challengeForSignIn },
  { method: 'POST', path: '/newsroom/sign-in/passkey', act: 'anyone', handle: signInWithPasskey },
  { method: 'GET', path: '/newsroom/confirmations/:id', act: 'anyone', handle: showCodeForm },
  { method: 'POST', path: '/newsroom/confirmations/:id', act: 'anyone', handle: enterCode },
  { method: 'GET', path: '/newsroom/confirmations/:id/:token', act: 'anyone', handle: showLink },
  { method: 'POST', path: '/newsroom/confirmations/:id/:token', act: 'anyone', handle: useLink },
  { method: 'GET', path: '/newsroom/invitations/:id/:token', act: 'anyone', handle: showInvitation },
  { method: 'POST', path: '/newsroom/invitations/:id/:token', act: 'anyone', handle: accept },
  { method: 'POST', path: '/newsroom/sign-out', act: 'signed-in', handle: signOut },
  { method: 'GET', path: '/newsroom/identity-check', act: 'signed-in', handle: showIdentityCheck },
  { method: 'POST', path: '/newsroom/identity-check', act: 'signed-in', handle: sendCheckMail },
  { method: 'POST', path: '/newsroom/identity-check/challenge', act: 'signed-in', handle: challengeForCheck },
  { method: 'POST', path: '/newsroom/identity-check/passkey', act: 'signed-in', handle: checkWithPasskey },
]

const passkeys = '/newsroom/account/passkeys'
const own = { act: 'signed-in', stepUp: true } as const

const account: StaffRoute[] = [
  { method: 'GET', path: '/newsroom/account', act: 'signed-in', handle: showAccount },
  { method: 'POST', path: '/newsroom/account', act: 'signed-in', handle: saveProfile },
  { method: 'POST', path: '/newsroom/account/sessions', act: 'signed-in', handle: endSessions },
  { method: 'GET', path: '/newsroom/account/email', ...own, handle: showOwnAddress },
  { method: 'POST', path: '/newsroom/account/email', ...own, handle: askForOwnAddress },
  { method: 'GET', path: passkeys, ...own, handle: showPasskeys },
  { method: 'POST', path: passkeys, ...own, handle: keepPasskey },
  { method: 'POST', path: `${passkeys}/challenge`, ...own, handle: challengeForPasskey },
  { method: 'POST', path: `${passkeys}/:id`, ...own, handle: renameOwnPasskey },
  { method: 'GET', path: `${passkeys}/:id/removal`, ...own, handle: askToRemovePasskey },
  { method: 'POST', path: `${passkeys}/:id/removal`, ...own, handle: removeOwnPasskey },
]

const invitation = '/newsroom/staff/invitations/:id'
const change = { act: 'staff.edit', stepUp: true } as const

const staff: StaffRoute[] = [
  { method: 'GET', path: '/newsroom/staff', act: 'staff.edit', handle: showStaff },
  { method: 'GET', path: '/newsroom/staff/invitations/new', ...change, handle: showInvite },
  { method: 'POST', path: '/newsroom/staff/invitations', ...change, handle: sendInvitation },
  { method: 'POST', path: `${invitation}/message`, ...change, handle: sendAgain },
  { method: 'GET', path: `${invitation}/revocation`, ...change, handle: askToTakeBack },
  { method: 'POST', path: `${invitation}/revocation`, ...change, handle: takeBack },
  { method: 'GET', path: '/newsroom/staff/sessions', ...change, handle: showLimits },
  { method: 'POST', path: '/newsroom/staff/sessions', ...change, handle: saveLimits },
  { method: 'GET', path: '/newsroom/staff/:id', ...change, handle: showColleague },
  { method: 'POST', path: '/newsroom/staff/:id', ...change, handle: saveColleague },
  { method: 'GET', path: '/newsroom/staff/:id/removal', ...change, handle: askToRemove },
  { method: 'POST', path: '/newsroom/staff/:id/removal', ...change, handle: remove },
]

const audit: StaffRoute[] = [
  { method: 'GET', path: '/newsroom/audit', act: 'audit.read', handle: showAudit },
  { method: 'POST', path: '/newsroom/audit.csv', act: 'audit.read', stepUp: true, handle: exportCsv },
  { method: 'POST', path: '/newsroom/audit.ndjson', act: 'audit.read', stepUp: true, handle: exportNdjson },
]

export const peopleRoutes: StaffRoute[] = [...entrance, ...account, ...staff, ...audit]

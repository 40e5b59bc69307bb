import { isSameText, macOf, sixDigitsOf } from '../../lib/hash.ts'
import type { Id } from '../../platform/db/schema.ts'
import type { SignInPurpose } from '../../platform/db/schema-accounts.ts'

/** A message with a link and a code is on its way: one row of sign_in. */
type Asked = { id: Id; purpose: SignInPurpose }

/** Derived, not stored: whoever reads the database without the secret can sign in as nobody. */
export function linkTokenOf(secret: string, { id, purpose }: Asked): string {
  return macOf(secret, 'link', id, purpose)
}

export function codeOf(secret: string, { id, purpose }: Asked): string {
  return sixDigitsOf(secret, 'code', id, purpose)
}

export function isLinkToken(secret: string, asked: Asked, token: string): boolean {
  return isSameText(linkTokenOf(secret, asked), token)
}

/** People copy codes with spaces, and Arabic keyboards type their own digits. */
export function isCode(secret: string, asked: Asked, typed: string): boolean {
  return isSameText(codeOf(secret, asked), plainDigits(typed))
}

/** The path of the page behind the link. A GET of it changes nothing; its button posts to the same path. */
export function confirmationPath(secret: string, asked: Asked): string {
  const area = asked.purpose.startsWith('staff-') ? '/newsroom' : ''
  return `${area}/confirmations/${asked.id}/${linkTokenOf(secret, asked)}`
}

function plainDigits(typed: string): string {
  return typed
    .replace(/[\s\p{Format}-]/gu, '')
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0))
}

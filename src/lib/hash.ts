import { createHmac, hash, randomBytes, timingSafeEqual } from 'node:crypto'

/** What is stored of a token: SHA-256, hexadecimal. */
export function hashToken(token: string): string {
  return hash('sha256', token)
}

/** 256 random bits as base64url text, fit for cookies and addresses. */
export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

/** HMAC-SHA-256 (RFC 2104) of the parts, base64url. The parts are told apart, so ('a', 'bc') is not ('ab', 'c'). */
export function macOf(secret: string, ...parts: string[]): string {
  return createHmac('sha256', secret).update(JSON.stringify(parts)).digest('base64url')
}

/** Six digits that follow from the secret and the parts. */
export function sixDigitsOf(secret: string, ...parts: string[]): string {
  const mac = createHmac('sha256', secret).update(JSON.stringify(parts)).digest()
  return String(mac.readUIntBE(0, 6) % 1_000_000).padStart(6, '0')
}

/** Compares without telling by its time how much was right. */
export function isSameText(a: string, b: string): boolean {
  const left = Buffer.from(a)
  const right = Buffer.from(b)
  return left.length === right.length && timingSafeEqual(left, right)
}

import { playerOrigins } from '../lib/document-schema/embed-frame.ts'

/** On every response, errors included. `secure`: the publication's origin is https. */
export function securityHeaders(secure: boolean): [name: string, value: string][] {
  const headers: [string, string][] = [
    ['content-security-policy', contentSecurityPolicy(secure)],
    ['x-content-type-options', 'nosniff'],
    ['referrer-policy', 'strict-origin-when-cross-origin'],
    [
      'permissions-policy',
      'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()',
    ],
    ['cross-origin-opener-policy', 'same-origin'],
    ['x-frame-options', 'DENY'],
  ]
  if (secure) headers.push(['strict-transport-security', 'max-age=31536000; includeSubDomains'])
  return headers
}

function contentSecurityPolicy(secure: boolean): string {
  const parts = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    `frame-src ${playerOrigins.join(' ')}`,
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ]
  if (secure) parts.push('upgrade-insecure-requests')
  return parts.join('; ')
}

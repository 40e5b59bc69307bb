import { playerOrigins } from '../lib/document-schema/embed-frame.ts'

/** On every response, errors included. `secure`: the publication's origin is https. */
export function securityHeaders(secure: boolean): [name: string, value: string][] {
  const headers: [string, string][] = [
    ['content-security-policy', contentSecurityPolicy(secure)],
    ['x-content-type-options', 'nosniff'],
    ['referrer-policy', 'strict-origin-when-cross-origin'],
    permissions('()'),
    ['cross-origin-opener-policy', 'same-origin'],
    ['x-frame-options', 'DENY'],
  ]
  if (secure) headers.push(['strict-transport-security', 'max-age=31536000; includeSubDomains'])
  return headers
}

/** What the page at an event's door says instead: it scans tickets, and a worker serves it where there is no line. */
export function doorHeaders(secure: boolean): [name: string, value: string][] {
  return [
    ['content-security-policy', contentSecurityPolicy(secure, { workers: "'self'" })],
    permissions('(self)'),
  ]
}

function permissions(camera: '()' | '(self)'): [name: string, value: string] {
  const others = 'microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()'
  return ['permissions-policy', `camera=${camera}, ${others}`]
}

/**
 * What two pages of the newsroom say instead: the one that holds a preview in a frame, and the preview in it. Nothing
 * but this site may frame it, and the page around it frames nothing else.
 */
export function framingHeaders(secure: boolean, page: 'around' | 'within'): [name: string, value: string][] {
  if (page === 'around')
    return [['content-security-policy', contentSecurityPolicy(secure, { frames: "'self'" })]]
  return [
    ['content-security-policy', contentSecurityPolicy(secure, { ancestors: "'self'" })],
    ['x-frame-options', 'SAMEORIGIN'],
  ]
}

type Own = { frames?: string; ancestors?: string; workers?: string }

function contentSecurityPolicy(secure: boolean, own: Own = {}): string {
  const { frames = playerOrigins.join(' '), ancestors = "'none'", workers = "'none'" } = own
  const parts = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    `worker-src ${workers}`,
    `frame-src ${frames}`,
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    `frame-ancestors ${ancestors}`,
  ]
  if (secure) parts.push('upgrade-insecure-requests')
  return parts.join('; ')
}

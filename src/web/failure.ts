import { ClerkGone } from './clerk/start-clerk.ts'
import type { Deps } from './context.ts'
import type { Asking } from './route.ts'
import { plainError } from './plain-error.ts'
import { errorPage } from './site/errors.ts'

const RETRY_SECONDS = 5

/**
 * What nobody expected. A database that is away or a disk that is full is said to be just that, with 503, so that
 * clients come back; anything else is a bug, with a number by which the newsroom finds it in the log.
 */
export async function failure(c: Asking, deps: Deps, error: Error): Promise<Response> {
  const isOutage = isStorageOutage(error)
  deps.log.error(
    { err: error, requestId: c.var.requestId, path: c.req.path },
    isOutage ? 'storage failed' : 'failed',
  )
  const status = isOutage ? 503 : 500
  // The page itself needs the publication, which may be just what cannot be read.
  if (c.var.site === undefined) return plainError(status, c.var.requestId, RETRY_SECONDS)
  return errorPage(c, deps, status, isOutage ? { retryAfterSeconds: RETRY_SECONDS } : {})
}

/** SQLite: full, busy, locked, I/O error, cannot open, read-only. Postgres: connection lost, refused, out of room, I/O error. */
export function isStorageOutage(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if (error instanceof ClerkGone) return true
  if ('errcode' in error && typeof error.errcode === 'number') {
    return [5, 6, 8, 10, 13, 14].includes(error.errcode & 0xff)
  }
  if ('code' in error && typeof error.code === 'string') {
    return /^(?:08|53|57P|58)|^(?:ECONN|EPIPE|ETIMEDOUT|ENOTFOUND|ENOENT|ENOSPC|EIO|EROFS|EDQUOT|EAI_)/.test(
      error.code,
    )
  }
  return /Connection terminated|is not queryable|timeout exceeded when trying to connect/.test(error.message)
}

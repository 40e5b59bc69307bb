/** A person reads this: what is known to go wrong gets a sentence; what is not gets its stack. */
export function whyNotStarted(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  if ('code' in error && error.code === 'EADDRINUSE')
    return 'The port is taken by another program. Set PORT (or METRICS_PORT) to another.'
  if ('code' in error && error.code === 'EACCES') return `Broadsheet may not write there: ${error.message}`
  if ('code' in error && error.code === 'ECONNREFUSED')
    return 'The database server of DATABASE_URL does not answer.'
  return 'code' in error ? (error.stack ?? error.message) : error.message
}

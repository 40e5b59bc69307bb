import { pino, type Logger } from 'pino'

export type Log = Logger

/** JSON lines on standard output. Addresses of people, cookies and tokens are never written. */
export function createLog(level: string): Log {
  return pino({
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: ['email', 'cookie', 'token', 'code', '*.email', '*.cookie', '*.token'],
  })
}

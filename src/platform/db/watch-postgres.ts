import pg from 'pg'
import type { ChangeKind } from './schema-system.ts'

const RETRY_MS = 1_000

/** Postgres tells by NOTIFY (a trigger on `change` sends it). After a lost connection everything counts as changed. */
export function watchPostgres(
  url: string,
  onChange: (kind: ChangeKind) => void,
  onError: (error: Error) => void,
): () => Promise<void> {
  let client: pg.Client | undefined
  let timer: NodeJS.Timeout | undefined
  let ended = false

  const connect = async () => {
    client = new pg.Client({
      connectionString: url,
      connectionTimeoutMillis: 3_000,
      application_name: 'broadsheet-watch',
    })
    client.on('notification', (message) => onChange(message.payload === 'sessions' ? 'sessions' : 'pages'))
    client.on('error', lost)
    await client.connect()
    await client.query('listen broadsheet')
  }
  const lost = (error: Error) => {
    if (ended || timer) return
    onError(error)
    client?.removeAllListeners()
    client?.on('error', () => undefined)
    void client?.end().catch(() => undefined)
    timer = setTimeout(reconnect, RETRY_MS)
  }
  const reconnect = () => {
    timer = undefined
    connect().then(() => {
      onChange('pages')
      onChange('sessions')
    }, lost)
  }
  connect().catch(lost)
  return async () => {
    ended = true
    clearTimeout(timer)
    client?.removeAllListeners()
    client?.on('error', () => undefined)
    await client?.end().catch(() => undefined)
  }
}

import { DatabaseSync } from 'node:sqlite'
import type { ChangeKind } from './schema-system.ts'

const LOOK_EVERY_MS = 200

/** `data_version` moves when another connection commits; it costs no disk access, so looking often is free. */
export function watchSqlite(
  path: string,
  onChange: (kind: ChangeKind) => void,
  onError: (error: unknown) => void,
): () => Promise<void> {
  const file = new DatabaseSync(path, { readOnly: true, timeout: 1_000 })
  const dataVersion = file.prepare('pragma data_version')
  const versions = file.prepare('select kind, version from change')
  const known = new Map<string, unknown>()
  let seen: unknown
  const look = (tell: boolean) => {
    const now = dataVersion.get()?.data_version
    if (now === seen) return
    for (const row of versions.all()) {
      if (known.get(String(row.kind)) === row.version) continue
      known.set(String(row.kind), row.version)
      if (tell) onChange(row.kind === 'sessions' ? 'sessions' : 'pages')
    }
    seen = now
  }
  look(false)
  let isBlind = false
  const timer = setInterval(() => {
    try {
      look(true)
      isBlind = false
    } catch (error) {
      // A file that cannot be read right now is looked at again; thrown from here it would end the program.
      if (!isBlind) onError(error)
      isBlind = true
    }
  }, LOOK_EVERY_MS)
  timer.unref()
  return async () => {
    clearInterval(timer)
    file.close()
  }
}

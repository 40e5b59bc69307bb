import { failFsync } from './fail-fsync.ts'

failFsync()
await import('./serve-site.ts')

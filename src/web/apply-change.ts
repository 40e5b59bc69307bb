import type { ChangeKind } from '../platform/db/changes.ts'
import type { Deps } from './context.ts'

/** Call at once after a change made by this process; others hear of it from the database. */
export function applyChange(deps: Deps, kind: ChangeKind): void {
  if (kind === 'sessions') return deps.sessions.clear()
  deps.press.clear()
  deps.meters.clear()
}

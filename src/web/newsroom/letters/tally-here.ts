import type { EditionDraft } from '../../../domain/newsletters/edition-draft.ts'
import { type Tally, tallyEdition } from '../../../domain/newsletters/tally.ts'
import type { Deps } from '../../context.ts'

export function tallyHere(deps: Deps, { editionId }: EditionDraft): Promise<Tally> {
  return deps.tallies(editionId, () => tallyEdition(deps.database.db, editionId))
}

// Takes a list of subscribers in, to its end. Arguments: the database's address, the media folder, the import.
import { continueImport } from '../../src/domain/newsletters/subscriber-import-step.ts'
import { findImport } from '../../src/domain/newsletters/subscriber-import.ts'
import { systemClock as clock } from '../../src/lib/clock.ts'
import { openDatabase } from '../../src/platform/db/open.ts'
import { createMediaStore } from '../../src/platform/media/store.ts'

const [, , address = '', folder = '', id = ''] = process.argv
const { db } = openDatabase(
  address.startsWith('postgres:')
    ? { dialect: 'postgres', url: address }
    : { dialect: 'sqlite', path: address },
  () => undefined,
)
const media = createMediaStore(folder)
process.stdout.write('here\n')
while ((await findImport(db, id))?.endedAt === null) await continueImport({ db, clock, media }, id)
process.exit(0)

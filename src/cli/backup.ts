import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { readConfig } from '../config.ts'
import { systemClock } from '../lib/clock.ts'
import { backUpDatabase } from '../platform/db/backup.ts'
import { openDatabase } from '../platform/db/open.ts'
import { type Command, UsageError } from './command.ts'

export const backup: Command = {
  usage: ['backup FOLDER'],
  summary: 'Copies the database file into FOLDER, whole, while the publication runs. Media lie beside it.',
  run: async (args) => {
    const { positionals } = parseArgs({ args, allowPositionals: true })
    const [folder] = positionals
    if (folder === undefined || positionals.length > 1) throw new UsageError('backup needs one folder.')
    const reading = readConfig()
    if (!reading.ok) return complain(reading.problems)
    const { database: address, dataFolder } = reading.config
    if ('path' in address && !existsSync(address.path))
      return complain([`There is no publication in ${dataFolder}: nothing was copied.`])
    await mkdir(folder, { recursive: true })
    const database = openDatabase(address, () => undefined)
    try {
      const path = await backUpDatabase(database, folder, systemClock)
      if (path === undefined)
        return complain(['This publication lies in a database server: use its own dump.'])
      console.log(path)
      return 0
    } finally {
      await database.close()
    }
  },
}

function complain(sentences: string[]): number {
  console.error(sentences.join('\n'))
  return 1
}

import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { exportPublication } from '../domain/transfer/archive/export.ts'
import { systemClock } from '../lib/clock.ts'
import { type Command, UsageError } from './command.ts'
import { openPublication } from './open-publication.ts'
import { startProgress } from './progress.ts'

export const exportCommand: Command = {
  usage: ['export --out FILE.zip [--readers] [--data FOLDER]'],
  summary: 'Writes the whole publication as one archive, readers only where asked for: see docs/moving.md.',
  run: async (args) => {
    const { values } = parseArgs({
      args,
      options: { out: { type: 'string' }, readers: { type: 'boolean' }, data: { type: 'string' } },
    })
    const { out } = values
    if (out === undefined) throw new UsageError('export needs --out and the name of a file.')
    if (existsSync(out)) throw new UsageError(`${out} exists already: nothing is written over.`)
    const publication = await openPublication(values.data)
    const progress = startProgress('media files')
    try {
      const manifest = await exportPublication(out, {
        database: publication.database,
        media: publication.media,
        clock: systemClock,
        readers: values.readers ?? false,
        onProgress: progress.show,
      })
      progress.end()
      const rows = manifest.files.reduce((sum, file) => sum + (file.rows ?? 0), 0)
      const media = manifest.files.filter((file) => file.rows === undefined).length
      console.log(`${out}: ${rows} rows and ${media} media files.`)
      if (manifest.readers) console.log('It holds the addresses of your readers: keep it as you keep those.')
      return 0
    } finally {
      progress.end()
      await publication.close()
    }
  },
}

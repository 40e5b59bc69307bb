import { openArchive } from '../domain/transfer/archive/open.ts'
import { restoreArchive } from '../domain/transfer/archive/restore.ts'
import { openPublication } from './open-publication.ts'
import { startProgress } from './progress.ts'

type Options = { replace?: boolean; 'dry-run'?: boolean; data?: string }

/** `import broadsheet FILE`. Throws a BadFile. */
export async function importBroadsheet(path: string, options: Options): Promise<number> {
  const archive = await openArchive(path)
  const publication = await openPublication(options.data)
  const progress = startProgress('media files')
  try {
    const dryRun = options['dry-run'] ?? false
    const restored = await restoreArchive(archive, {
      db: publication.database.db,
      media: publication.media,
      replace: options.replace ?? false,
      dryRun,
      onProgress: progress.show,
    })
    progress.end()
    if (dryRun) console.log('This was a dry run: nothing was written.')
    for (const { table, added, same, replaced, differing } of restored) {
      console.log(
        `${table}: ${added} new, ${same} as before, ${replaced} replaced, ${differing} left as they are here`,
      )
    }
    return 0
  } finally {
    progress.end()
    archive.close()
    await publication.close()
  }
}

import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { growArchive } from '../domain/demo/archive/grow.ts'
import { readDemo } from '../domain/demo/folder.ts'
import { isEmptyPublication, seedDemo } from '../domain/demo/seed.ts'
import { systemClock } from '../lib/clock.ts'
import { type Command, UsageError } from './command.ts'
import { addDemoStaff, refuseUnlessLocal } from './demo-staff.ts'
import { openPublication, type Publication } from './open-publication.ts'
import { startProgress } from './progress.ts'

const MOST = 10_000_000
const folder = fileURLToPath(new URL('../../demo', import.meta.url))

export const demo: Command = {
  usage: ['demo --articles NUMBER [--data FOLDER]', 'demo --staff [--data FOLDER]'],
  summary:
    'Adds invented articles to the demo publication until it has that many, or staff of every role with links that sign them in, to try out on localhost. Safe to repeat.',
  run: async (args) => {
    const { values } = parseArgs({
      args,
      options: { articles: { type: 'string' }, staff: { type: 'boolean' }, data: { type: 'string' } },
    })
    const size = values.staff && values.articles === undefined ? undefined : readNumber(values.articles)
    const publication = await openPublication(values.data)
    try {
      if (size === undefined) refuseUnlessLocal(publication)
      await setUp(publication)
      if (size !== undefined) return await grow(publication, size)
      return await addDemoStaff(publication)
    } finally {
      await publication.close()
    }
  },
}

async function setUp({ database: { db }, media }: Publication): Promise<void> {
  if (!(await isEmptyPublication(db))) return
  console.log('Setting up the demo publication first.')
  await seedDemo(db, media, systemClock, folder)
}

async function grow({ database: { db } }: Publication, size: number): Promise<number> {
  const started = performance.now()
  const progress = startProgress('articles')
  const grown = await growArchive(db, systemClock, await readDemo(folder), size, progress.show)
  progress.end()
  if (!grown.grown) {
    console.error(grown.problem)
    return 1
  }
  const seconds = (performance.now() - started) / 1000
  console.log(
    grown.added === 0
      ? `Nothing was added: ${grown.there} invented articles are there already.`
      : `${grown.added} articles were added in ${seconds.toFixed(1)} s, ${Math.round(grown.added / seconds)} a second; ${grown.there} invented articles are there now.`,
  )
  return 0
}

function readNumber(text: string | undefined): number {
  const number = Number(text)
  if (text !== undefined && /^\d+$/.test(text) && number >= 1 && number <= MOST) return number
  throw new UsageError(`demo needs --staff, or --articles and a whole number from 1 to ${MOST}.`)
}

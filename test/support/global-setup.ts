import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startTemplateServer } from './postgres-template.ts'
import { prepareAssets } from './ready-assets.ts'

let end = async (): Promise<void> => undefined

/** Named on the command line of `npm test`: what every test file would else make for itself, and finds by these names. */
export async function globalSetup(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-run-'))
  const server = await startTemplateServer()
  process.env.TEST_RUN_FOLDER = folder
  process.env.TEST_POSTGRES_URL = server.url
  process.env.TEST_ASSETS = await prepareAssets(folder)
  end = async () => {
    await server.end()
    rmSync(folder, { recursive: true, force: true })
  }
}

export async function globalTeardown(): Promise<void> {
  await end()
}

import { startTemplateServer } from './postgres-template.ts'

let end = async (): Promise<void> => undefined

/** Named on the command line of `npm test`: one Postgres for every test file, which find it by TEST_POSTGRES_URL. */
export async function globalSetup(): Promise<void> {
  const server = await startTemplateServer()
  process.env.TEST_POSTGRES_URL = server.url
  end = server.end
}

export async function globalTeardown(): Promise<void> {
  await end()
}

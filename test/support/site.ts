import type { Server } from 'node:http'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createApp, type App } from '../../src/app.ts'
import { previewerFor } from '../../src/jobs/edition-preview.ts'
import { createHandlers } from '../../src/jobs/handlers.ts'
import type { Clock } from '../../src/lib/clock.ts'
import type { Database } from '../../src/platform/db/open.ts'
import { createLog } from '../../src/platform/log/log.ts'
import { createMediaStore } from '../../src/platform/media/store.ts'
import type { Message } from '../../src/platform/mail/message.ts'
import { workQueue } from '../../src/platform/queue/work.ts'
import { createSiteServer, drain, listen } from '../../src/server.ts'
import type { BuiltAssets } from '../../src/web/assets.ts'
import type { Deps } from '../../src/web/context.ts'
import { createDeps } from '../../src/web/create-deps.ts'
import { freePort } from './process.ts'
import { readyAssets } from './ready-assets.ts'

export const ORIGIN = 'http://lighthouse.example'
export const SECRET = 'a secret that only the tests know, long enough'

export type TestSite = {
  app: App
  deps: Deps
  /** Mail that the queue has sent so far, after running what is due. */
  mail: () => Promise<Message[]>
  /** Starts the real server, press listener included, and answers its address. */
  /** Where its files are. */
  mediaFolder: string
  serve: (port?: number) => Promise<string>
  close: () => Promise<void>
}

let assets: Promise<BuiltAssets> | undefined

/** The whole site over a database, in this process: as the program builds it, but for the clock and the mail. */
export async function openSite(database: Database, clock: Clock, origin = ORIGIN): Promise<TestSite> {
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-site-'))
  const log = createLog('silent')
  const sent: Message[] = []
  const mailer = {
    send: async (message: Message) => {
      sent.push(message)
      return { ok: true as const }
    },
    close: () => undefined,
  }
  const media = createMediaStore(folder)
  const handlers = createHandlers({ db: database.db, clock, mailer, media, secret: SECRET, origin, log })
  const queue = workQueue({ database, handlers, clock, log })
  const { deps, close } = createDeps({
    database,
    clock,
    log,
    media,
    assets: await (assets ??= readyAssets()),
    origin,
    secret: SECRET,
    trustedProxies: [],
    wakeQueue: queue.poke,
    previewEdition: previewerFor({ db: database.db, clock, origin }),
  })
  let server: Server | undefined
  return {
    app: createApp(deps),
    deps,
    mediaFolder: folder,
    async mail() {
      await queue.drain()
      return [...sent]
    },
    async serve(wanted) {
      const port = wanted ?? (await freePort())
      server = createSiteServer(deps)
      await listen(server, port)
      return `http://localhost:${port}`
    },
    async close() {
      if (server) await drain(server)
      await queue.stop()
      await close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

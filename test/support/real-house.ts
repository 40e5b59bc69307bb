import { pathToFileURL } from 'node:url'
import type { Browser, BrowserContextOptions } from 'playwright-core'
import { type OpenPage, openPage } from './browser.ts'
import { demoData } from './demo-data.ts'
import { freePort, type Running, startBroadsheet } from './process.ts'

/** The program on a folder of its own, which ends, dies and starts again at one address while browsers are open. */
export type RealHouse = {
  dataFolder: string
  origin: string
  /** What it has printed since it was started last. */
  output: () => string
  /** A browser with cookies and storage of its own. */
  open: (options?: BrowserContextOptions) => Promise<OpenPage>
  kill: () => Promise<void>
  /** After `kill`. `ahead`: how far its clock is in front, such as PT6M. */
  startAgain: (ahead?: string) => Promise<void>
  close: () => Promise<void>
}

const laterClock = pathToFileURL(`${import.meta.dirname}/later-clock.ts`).href

export async function openRealHouse(browser: Browser): Promise<RealHouse> {
  const dataFolder = await demoData()
  const PORT = String(await freePort())
  const start = (ahead: string) => {
    const env = { PORT, CLOCK_AHEAD: ahead, NODE_OPTIONS: `--import ${laterClock}` }
    return startBroadsheet({ dataFolder, env })
  }
  let now = 'PT0S'
  let running: Running = await start(now)
  return {
    dataFolder,
    origin: running.origin,
    output: () => running.output(),
    open: (options = {}) => openPage(browser, { baseURL: running.origin, locale: 'en-US', ...options }),
    kill: () => running.kill(),
    async startAgain(ahead = now) {
      now = ahead
      running = await start(now)
    },
    close: async () => void (await running.stop()),
  }
}

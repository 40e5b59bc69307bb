import { launchBrowser } from '../test/support/browser.ts'
import { openWritingHouse } from '../test/support/writers.ts'
import { paragraphOf } from './site/long-text.ts'

/**
 * How long a key takes to be seen on the page, in an article of 20,000 words and in an empty one, measured by the browser
 * itself: from the event's own time to the frame that shows it (Event Timing). `node --import @oxc-node/core/register
 * bench/editor.ts`
 */
const KEYS = 120
const WORDS = 20_000

const browser = await launchBrowser()
const house = await openWritingHouse(browser)
const { page, member } = await house.enter('editor')
await page.setViewportSize({ width: 1440, height: 1000 })

type Measured = { typed: string; median: number; p95: number; worst: number }

async function measure(name: string, texts: string[]): Promise<Measured> {
  const id = await house.begin(member, name, texts)
  await page.goto(`/newsroom/articles/${id}/edit`)
  const text = page.locator('.writing .ProseMirror')
  await text.waitFor()
  const blocks = await page.locator('.writing .ProseMirror > p').count()
  await page
    .locator('.writing .ProseMirror > p')
    .nth(Math.floor(blocks / 2))
    .click()
  await page.evaluate(watchKeys)
  for (let key = 0; key < KEYS; key += 1)
    await page.keyboard.type('etaoin shrdlu '.charAt(key % 14), { delay: 40 })
  await page.waitForTimeout(500)
  const taken: unknown = await page.evaluate('window.keysToPaint')
  const times = Array.isArray(taken)
    ? taken.filter((time) => typeof time === 'number').toSorted((a, b) => a - b)
    : []
  const at = (share: number) =>
    times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? Number.NaN
  await page.locator('[data-status][data-state=saved]').waitFor()
  return { typed: name, median: at(0.5), p95: at(0.95), worst: at(1) }
}

/** From the key's time stamp to the end of the frame after the one in which its text was laid out. */
const watchKeys = `(() => {
  window.keysToPaint = []
  document.querySelector('.writing .ProseMirror').addEventListener('keydown', (event) => {
    const from = event.timeStamp
    requestAnimationFrame(() => {
      const channel = new MessageChannel()
      channel.port1.onmessage = () => window.keysToPaint.push(performance.now() - from)
      channel.port2.postMessage(0)
    })
  })
})()`

const texts = Array.from({ length: Math.ceil(WORDS / 80) }, (_, at) => paragraphOf(80, at))
await measure('Warm', [])
const empty = await measure('Empty', [])
const long = await measure(`${WORDS.toLocaleString('en')} words`, texts)
await house.close()
await browser.close()

for (const { typed, median, p95, worst } of [empty, long])
  console.log(`${typed.padEnd(14)} median ${ms(median)}  p95 ${ms(p95)}  worst ${ms(worst)}`)
console.log(
  `${'ratio'.padEnd(14)} median ${(long.median / empty.median).toFixed(2)}   p95 ${(long.p95 / empty.p95).toFixed(2)}`,
)

function ms(time: number): string {
  return `${time.toFixed(1)} ms`
}

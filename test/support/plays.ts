import type { Browser } from 'playwright-core'
import { answersWhenFailing } from './failing-site.ts'
import { newestMail, newestMessage } from './outbox.ts'
import type { Running } from './process.ts'
import { type Judged, openStage, type Stage } from './stage.ts'

export type House = { running: Running; dataFolder: string; browser: Browser; judged: Judged[] }

/** A walk through some pages, in a browser of its own. */
export type Play = (stage: Stage, house: House) => Promise<void>

export const languages = ['', '/fr', '/ar'] as const
type Prefix = (typeof languages)[number]

/** Plays that may run side by side. Together they stop at every kind of page in every state it has. */
export const plays: readonly Play[] = [
  ...languages.flatMap((prefix) => [browsing(prefix), registering(prefix)]),
  metered,
  claiming,
  ...languages.map(failing),
]

/** The siege of Aleppo: archive, so walled for every visitor. */
const aleppo = {
  '': '/articles/aleppo-stalemate',
  '/fr': '/fr/articles/alep-impasse',
  '/ar': '/ar/articles/halab-wal-jumud',
}
const week = '/newsletters/the-week-in-review'
/** For everyone, one in each language. */
const letters = {
  '': `${week}/frozen-until-it-was-not`,
  '/fr': `/fr${week}/relire-alep`,
  '/ar': `/ar${week}/hisaran-hawl-madina`,
}
const walledLetter = '/newsletters/the-price-of-pressure/every-leak-has-an-owner'
const berlinInArabic = '/ar/articles/man-hasara-barlin'
const armisticeLine = '/events/reading-an-armistice-line'
/** The first for registered readers, the other for everyone. */
const pastEvents = ['who-won-at-suez', 'sanctions-that-leak']
const readAlways = ['beagle-1978-papal-mediation', 'vienna-congress-price-of-quiet']
const metredFirst = [
  'korea-armistice-without-peace',
  'berlin-who-besieged-whom',
  'cuba-missiles-that-left-twice',
]

/** Everything that a visitor finds by following links. */
function browsing(prefix: Prefix): Play {
  const lists = ['', '/sections/europe', '/sections/russia-mideast', '/topics/aleppo', '/topics', '/events']
  const people = ['/authors/layla-darwazeh', '/authors', '/series/the-uses-of-stalemate']
  const archive = ['/archive', '/archive/2016/08', newestMonth()]
  const byMail = ['/newsletters', '/newsletters/the-week-in-review', '/newsletters/what-you-follow']
  const fixed = ['/about', '/privacy', '/contact', '/sign-in', '/register']
  return async ({ open }) => {
    for (const path of [...lists, ...people, ...archive, ...byMail, ...fixed])
      await open(prefix + path || '/')
    await open(`${prefix}/no-such-page`, 404)
    await open(aleppo[prefix])
    await open(prefix + armisticeLine)
    await open(letters[prefix])
    if (prefix === '') await open(walledLetter)
    if (prefix === '/ar') await open(berlinInArabic)
    if (prefix === '') for (const slug of pastEvents) await open(`/events/${slug}`)
    if (prefix === '') for (const slug of readAlways) await open(`/articles/${slug}`)
  }
}

/** Of the demo's newest articles and editions, which are of yesterday. */
function newestMonth(): string {
  const { year, month } = Temporal.Now.zonedDateTimeISO('Europe/Vienna').subtract({ days: 1 })
  return `/archive/${year}/${String(month).padStart(2, '0')}`
}

/** The meter runs down, and the wall goes up. */
async function metered({ open }: Stage): Promise<void> {
  for (const slug of metredFirst) await open(`/articles/${slug}`)
  await open('/articles/sarajevo-longest-siege')
}

/** From the first mistake in the form to the deleted account. */
function registering(prefix: Prefix): Play {
  return async (stage, house) => {
    const { open, send, page } = stage
    const address = `judge${prefix.slice(1)}@example.org`
    await open(`${prefix}/sign-in?next=/about`)
    await send(`${prefix}/sign-in`, { email: '' }, 400)
    await send(`${prefix}/register`, { email: 'judge at example' }, 400)
    await send(`${prefix}/sign-in`, { wrong: 'field' }, 400)
    await send(`${prefix}/register`, { email: address })
    const mail = await newestMail(house.dataFolder, address)
    await send(new URL(page.url()).pathname, { code: '000000' }, 400)
    const { pathname } = new URL(mail.link)
    await open(pathname)
    await openElsewhere(house, pathname)
    await open(pathname.replace(/[^/]+$/, 'no-such-token'), 410)
    await send(pathname, {})
    await readingWhole(prefix, stage)
    await atAnEvent(prefix, address, stage, house)
    await inTheAccount(prefix, address, stage, house)
  }
}

async function openElsewhere({ browser, running, judged }: House, path: string): Promise<void> {
  const other = await openStage(browser, running.origin, judged)
  await other.open(path, 403)
  await other.close()
}

async function readingWhole(prefix: Prefix, { open }: Stage): Promise<void> {
  await open(aleppo[prefix])
  if (prefix === '/ar') await open(berlinInArabic)
  if (prefix !== '') return
  await open(walledLetter)
  // Between them: table, code, embed, figures, footnotes, corrections, a part of the series, a brief.
  for (const slug of [
    'berlin-who-besieged-whom',
    'suez-victory-that-lost',
    'korea-armistice-without-peace',
    'trieste-free-territory',
  ])
    await open(`/articles/${slug}`)
}

/** Each act has its letter, which must be out of the way before the next confirmation is looked for. */
async function atAnEvent(prefix: Prefix, address: string, stage: Stage, house: House): Promise<void> {
  const { open, send } = stage
  await open(prefix + armisticeLine)
  await send(`${prefix}${armisticeLine}/seat`, { guests: '1' })
  await newestMessage(house.dataFolder, address)
  await send(`${prefix}${armisticeLine}/seat`, { guests: '9' })
  await send(`${prefix}${armisticeLine}/seat/cancellation`, {})
  await newestMessage(house.dataFolder, address)
  if (prefix === '') await open('/events/who-won-at-suez')
}

async function inTheAccount(prefix: Prefix, address: string, stage: Stage, house: House): Promise<void> {
  const { open, send, page } = stage
  await open(`${prefix}/account`)
  await send(`${prefix}/account/profile`, { name: 'Judge', language: 'en' })
  await send(`${prefix}/account/profile`, { name: 'x'.repeat(101), language: 'en' }, 400)
  await send(`${prefix}/account/address`, { email: 'nowhere' }, 400)
  await send(`${prefix}/account/address`, { email: `new-${address}` })
  await newestMail(house.dataFolder, address)
  await open(`${prefix}/account?done=address-change-sent`)
  await open(`${prefix}/account/deletion`)
  await send(`${prefix}/account/deletion`, {}, 400)
  await send(`${prefix}/account/deletion`, { understood: 'yes' })
  const codePage = new URL(page.url()).pathname
  const mail = await newestMail(house.dataFolder, address)
  await open(new URL(mail.link).pathname)
  await send(codePage, { code: mail.code })
  await send(`${prefix}/account/sign-out`, {})
}

/** The owner's link of the first start works once. */
async function claiming({ open, send }: Stage, { running }: House): Promise<void> {
  const path = /\/claim\/\S+/.exec(running.output())?.[0] ?? ''
  for (const prefix of languages) {
    await open(prefix + path)
    await send(prefix + path, { name: 'Ada', email: 'ada at the lighthouse' }, 400)
  }
  await send(path, { name: 'Ada', email: 'ada@example.org' })
  for (const prefix of languages) {
    await open(`${prefix}/account`)
    await open(prefix + path, 410)
  }
}

/** What is said when something is wrong with the request, or with the site. */
function failing(prefix: Prefix): Play {
  return async ({ open, send, page }, { running: { origin } }) => {
    await open(`${prefix}/articles/withdrawn`, 410)
    await send(`${prefix}/archive`, {}, 405)
    await send(`${prefix}/sign-in`, { email: 'x'.repeat(70_000) }, 413)
    const often = `often${prefix.slice(1)}@example.org`
    for (let times = 0; times < 5; times += 1) {
      await page.request.post(`${origin}${prefix}/sign-in`, { headers: { origin }, form: { email: often } })
    }
    await send(`${prefix}/sign-in`, { email: often }, 429)
    const failed = await answersWhenFailing(languages.map((language) => `${language}/sign-in`))
    for (const answer of failed.filter(({ asked }) => asked === `${prefix}/sign-in`)) {
      await page.route('**/sign-in', (route) => route.fulfill(answer))
      await send(`${prefix}/sign-in`, { email: often }, answer.status)
      await page.unroute('**/sign-in')
    }
    await page.goto('about:blank')
    await send(`${prefix}/sign-in`, { email: often }, 403)
  }
}

import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { join } from 'node:path'
import { XMLParser, XMLValidator } from 'fast-xml-parser'
import type { Browser } from 'playwright-core'
import { systemClock as clock } from '../src/lib/clock.ts'
import { migrate } from '../src/platform/db/migrate.ts'
import { openDatabase } from '../src/platform/db/open.ts'
import { isAuthorLink } from '../src/domain/articles/author-edit.ts'
import { launchBrowser, openPage } from './support/browser.ts'
import { enterHostileWriter, type HostileWork, type HostileWriter } from './support/hostile-writer.ts'
import { openAs, signInAs } from './support/newsroom.ts'
import { scriptsIn, scriptsInPiece } from './support/no-script.ts'
import { failLoudly } from './support/postgres-template.ts'
import { temporaryFolder } from './support/process.ts'
import { openSite, type TestSite } from './support/site.ts'
import { makeWorld } from './support/world.ts'
import { addressVectors, markupVectors } from './support/xss-vectors.ts'

const feeds = ['/feed.rss', '/feed.atom', '/feed.json', '/sitemap.xml', '/news-sitemap.xml']

describe('what a writer stores runs nowhere', () => {
  let site: TestSite
  let writer: HostileWriter
  let works: HostileWork[]
  let owner: string
  let origin: string
  let browser: Browser
  const closings: (() => Promise<unknown>)[] = []

  before(async () => {
    const path = join(temporaryFolder(), 'broadsheet.sqlite')
    const database = openDatabase({ dialect: 'sqlite', path }, failLoudly)
    await migrate(database, clock, async () => undefined)
    const { sections } = await makeWorld(database.db, clock)
    site = await openSite(database, clock)
    origin = await site.serve()
    browser = await launchBrowser()
    closings.push(database.close, site.close, () => browser.close())
    writer = await enterHostileWriter(site, sections.harbour, `Mallory ${markupVectors[4]}`)
    works = []
    for (const [place, words] of packs().entries()) works.push(await writer.write(words, place))
    owner = await signInAs(site, 'owner', { name: `Olga ${markupVectors[9]}` })
  })
  after(async () => {
    for (let close = closings.pop(); close; close = closings.pop()) await close()
  })

  it('is no script and no handler in any page of the newsroom', async () => {
    for (const path of [...newsroomLists, ...(await newsroomPages(site, works))])
      assert.deepEqual(await wrongAt(path, owner), [], path)
  })

  it('is none in any page that readers see', async () => {
    for (const path of [...readerLists, ...works.flatMap(readerPages)])
      assert.deepEqual(await wrongAt(path), [], path)
  })

  it('is none in feeds and site maps, which stay well-formed', async () => {
    for (const path of feeds) {
      const answer = await openAs(site, undefined, path)
      const text = await answer.text()
      assert.equal(answer.status, 200, path)
      const parsed: unknown = path.endsWith('.json') ? JSON.parse(text) : readXml(text)
      const pieces = htmlIn(parsed)
      if (path.startsWith('/feed')) assert.ok(pieces.length > 0, path)
      for (const piece of pieces) assert.deepEqual(scriptsInPiece(piece), [], path)
    }
  })

  it('would be seen by this test', () => {
    for (const words of packs().filter((pack) => /<(?:script|img|svg|iframe)/.test(pack)))
      assert.notDeepEqual(scriptsIn(pageOf(words)), [], words)
    const facts = '<script type="application/ld+json">{"a":"</script><svg onload=x>"}</script>'
    assert.equal(scriptsIn(pageOf(facts)).length, 2)
    for (const address of ['javascript:x', ' jAva\tscript:x', '&#106;avascript:x'])
      assert.equal(scriptsIn(pageOf(`<a href="${address}">x</a>`)).length, 1, address)
  })

  it('is drawn on share cards and no more', async () => {
    const page = await (await openAs(site, undefined, `/articles/${works[0]?.slug}`)).text()
    const card = /\/cards\/[^"]+/.exec(page)?.[0].replaceAll('&amp;', '&') ?? ''
    const answer = await openAs(site, undefined, card)
    assert.deepEqual([answer.status, answer.headers.get('content-type')], [200, 'image/png'])
  })

  it('is refused as an address, however it is written', async () => {
    for (const address of addressVectors) {
      assert.equal(await writer.trySave(linked(address)), 400, `link ${address}`)
      assert.equal(await writer.trySave(embed(address)), 400, `embed ${address}`)
      const protocol = URL.parse(address)?.protocol ?? ''
      if (!/^https?:/.test(protocol)) assert.ok(!isAuthorLink(address), `author ${address}`)
    }
    assert.equal(await writer.trySave(linked('https://lighthouse.example/x')), 201)
    assert.equal(await writer.trySave(embed('https://lighthouse.example/x')), 201)
  })

  it('does nothing in an owner’s browser or a reader’s, even where nothing but the markup holds it back', async () => {
    const shown = works.filter((_, place) => place % 3 === 0)
    const ofOne = await newsroomPages(site, shown)
    const paths = [...newsroomLists, ...ofOne, ...readerLists, ...shown.flatMap(readerPages)]
    const editors = ofOne.filter((path) => path.endsWith('/edit'))
    assert.deepEqual(await troublesIn(paths, true), [])
    assert.deepEqual(
      await troublesIn(['/newsroom', '/', ...editors, ...shown.flatMap(readerPages)], false),
      [],
    )
  })

  /** `bypassCSP`: what the policy would stop runs, and is seen. */
  async function troublesIn(paths: string[], bypassCSP: boolean): Promise<string[]> {
    const { page } = await openPage(browser, { baseURL: origin, bypassCSP })
    const [name = '', value = ''] = owner.split('=')
    await page.context().addCookies([{ name, value, url: origin }])
    await page.addInitScript(`
      window.violations = []
      addEventListener('securitypolicyviolation', (event) => violations.push(event.violatedDirective))
    `)
    const troubles: string[] = []
    page.on('dialog', (dialog) => {
      troubles.push(`a dialog on ${page.url()}`)
      void dialog.dismiss()
    })
    page.on('request', (request) => {
      if (request.url().includes('attacker.example')) troubles.push(`${page.url()} asks ${request.url()}`)
    })
    for (const path of paths) {
      const response = await page.goto(path)
      assert.equal(response?.status(), 200, path)
      if (path.endsWith('/edit')) await page.locator('.writing .ProseMirror').waitFor()
      const seen = await page.evaluate('[window.ran ?? null, ...window.violations]')
      if (JSON.stringify(seen) !== '[null]') troubles.push(`${path}: ${JSON.stringify(seen)}`)
    }
    await page.context().close()
    return troubles
  }

  async function wrongAt(path: string, cookie?: string): Promise<string[]> {
    const answer = await openAs(site, cookie, path)
    const html = await answer.text()
    assert.equal(answer.status, 200, path)
    assert.equal(answer.headers.get('x-injected'), null)
    // It is there, as words.
    if (!/withdrawal$|archive$/.test(path)) assert.match(html, /window\.ran/, path)
    assert.match(answer.headers.get('content-security-policy') ?? '', /script-src 'self';/)
    return scriptsIn(html)
  }
})

const newsroomLists = [
  '/newsroom',
  '/newsroom/articles',
  '/newsroom/articles?q=%22%3E%3Csvg%20onload%3Dwindow.ran%3D1%3E',
  '/newsroom/board',
  '/newsroom/calendar',
  '/newsroom/media',
  '/newsroom/authors',
  '/newsroom/topics',
  '/newsroom/staff',
  '/newsroom/audit',
]

function linked(href: string): object {
  const marks = [{ type: 'link', attrs: { href } }]
  return { type: 'paragraph', content: [{ type: 'text', text: 'x', marks }] }
}

function embed(url: string): object {
  return { type: 'embed', attrs: { provider: 'x', url, title: 'x' } }
}

function pageOf(words: string): string {
  return `<!doctype html><html><body><main>${words}</main></body></html>`
}

const readerLists = ['/', '/sections/harbour', '/archive']

function readerPages({ slug, place }: HostileWork): string[] {
  return [`/articles/${slug}`, `/authors/author-${place}`, `/topics/topic-${place}`]
}

async function newsroomPages({ deps }: TestSite, works: HostileWork[]): Promise<string[]> {
  const ids = works.map(({ id }) => id)
  const rows = await deps.database.db
    .selectFrom('revision')
    .select(['articleId', 'id'])
    .where('articleId', 'in', ids)
    .orderBy('number', 'desc')
    .execute()
  return works.flatMap(({ id, media, authorId, topicId }) => {
    const one = `/newsroom/articles/${id}`
    const [to, from] = rows.filter(({ articleId }) => articleId === id)
    return [
      one,
      `${one}/edit`,
      `${one}/revisions`,
      `${one}/comparison?from=${from?.id}&to=${to?.id}`,
      `${one}/preview`,
      `${one}/withdrawal`,
      `/newsroom/media/${media}`,
      `/newsroom/authors/${authorId}`,
      `/newsroom/topics/${topicId}`,
    ]
  })
}

/** Several vectors together, as long as a field may be: whoever takes one of them for markup runs it. */
function packs(): string[] {
  const packed: string[] = []
  for (const vector of markupVectors) {
    const last = packed.at(-1)
    if (last !== undefined && last.length + vector.length < 480)
      packed[packed.length - 1] = `${last} ${vector}`
    else packed.push(vector)
  }
  return packed
}

function readXml(text: string): unknown {
  assert.equal(XMLValidator.validate(text), true)
  return new XMLParser({ ignoreAttributes: false, processEntities: true }).parse(text)
}

/** What a feed says is HTML. */
function htmlIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, inner]: [string, unknown]) => {
    if (/^(?:content:encoded|content_html)$/.test(name)) return [String(inner)]
    if (isHtmlText(inner)) return [String(inner['#text'] ?? '')]
    return htmlIn(inner)
  })
}

function isHtmlText(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && '@_type' in value && value['@_type'] === 'html'
}

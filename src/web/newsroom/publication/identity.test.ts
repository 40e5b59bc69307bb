import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'
import { forEachDatabase } from '../../../../test/support/databases.ts'
import { openDesk } from '../../../../test/support/desk.ts'
import { holdClock } from '../../../../test/support/held-clock.ts'
import { openAs, sendForm } from '../../../../test/support/newsroom.ts'
import type { TestSite } from '../../../../test/support/site.ts'
import { readIdentity } from '../../../domain/publication/identity.ts'
import type { Db } from '../../../platform/db/schema.ts'

const fields = {
  name: 'The Beacon',
  'motto-en': 'Lit all night',
  'motto-fr': 'Toute la nuit',
  'motto-ar': '',
  'description-en': 'On straits.',
  'description-fr': '',
  'description-ar': '',
  contact: 'desk@beacon.example',
  postalAddress: 'Harbour Road 1\n1010 Vienna',
  timeZone: 'Asia/Tokyo',
  'language-ar': 'yes',
  accent: '#0c4a58',
  accentDark: '#8cc6d1',
  typeface: 'stix',
}

forEachDatabase((databases) => {
  let db: Db
  let site: TestSite
  let cookie: string
  beforeEach(async () => {
    const clock = holdClock()
    ;({ db, site, cookie } = await openDesk(databases, clock, 'publisher'))
  })

  const send = (words: Record<string, string> = {}) =>
    sendForm(site, cookie, '/newsroom/identity', { ...fields, ...words })
  const read = async (path: string) => (await openAs(site, undefined, path)).text()

  test('the publication’s name, motto, zone and languages are new on the next request', async () => {
    assert.match(await read('/'), /The Lighthouse/)
    assert.equal((await send()).headers.get('location'), '/newsroom/identity?done=saved')
    const home = await read('/')
    assert.match(home, /The Beacon/)
    assert.match(home, /Lit all night/)
    const { timeZone, languages, postalAddress } = await readIdentity(db)
    assert.deepEqual([timeZone, languages], ['Asia/Tokyo', ['en', 'ar']])
    assert.equal(postalAddress, 'Harbour Road 1\n1010 Vienna')
    assert.equal((await openAs(site, undefined, '/fr')).status, 404)
    const audited = await db.selectFrom('audit').selectAll().where('act', '=', 'identity.edit').execute()
    assert.deepEqual(
      audited.map(({ before }) => before?.includes('The Lighthouse')),
      [true],
    )
  })

  test('a colour reaches readers as a style sheet of their own site, and goes with its address', async () => {
    await send({ accent: '#7a1f3d', 'language-fr': 'yes' })
    const [path = ''] = /\/assets\/look-[0-9A-F]{8}\.css/.exec(await read('/')) ?? []
    const sheet = await openAs(site, undefined, path)
    assert.match(sheet.headers.get('content-type') ?? '', /^text\/css/)
    assert.match(sheet.headers.get('cache-control') ?? '', /immutable/)
    assert.match(await sheet.text(), /--accent:#7a1f3d/)
    assert.equal((await send()).status, 303)
    assert.doesNotMatch(await read('/'), /assets\/look-/)
    assert.equal((await openAs(site, undefined, path)).status, 404)
  })

  test('a typeface reaches readers as a style sheet; no font of ours is fetched early that nothing is set in', async () => {
    assert.match(await read('/'), /rel="preload"[^>]*woff2/)
    const french = { 'language-fr': 'yes' }
    await send({ typeface: 'serif', ...french })
    const page = await read('/')
    assert.doesNotMatch(page, /rel="preload"[^>]*woff2/)
    const [path = ''] = /\/assets\/look-[0-9A-F]{8}\.css/.exec(page) ?? []
    assert.match(
      await read(path),
      /^:root\{--serif:var\(--own-serif\)\}:lang\(ar\)\{--serif:var\(--own-serif-ar\)\}/,
    )
    await send({ typeface: 'mixed', accent: '#7a1f3d', ...french })
    const mixed = await read('/')
    assert.match(mixed, /rel="preload"[^>]*woff2/)
    const sheet = await read(/\/assets\/look-[0-9A-F]{8}\.css/.exec(mixed)?.[0] ?? '')
    assert.match(sheet, /--accent:#7a1f3d.*h1,h2,h3,h4,\.nameplate/)
    assert.equal((await send({ typeface: 'comic', ...french })).status, 400)
  })

  test('a colour that cannot be read on its paper is refused, with the nearest that can', async () => {
    const refused = await send({ accent: '#f0a0a0' })
    assert.equal(refused.status, 400)
    const page = await refused.text()
    const [, nearest = ''] = /The nearest that can is (#[0-9a-f]{6})/.exec(page) ?? []
    assert.equal((await send({ accent: nearest })).status, 303)
    assert.equal((await readIdentity(db)).colours?.accent, nearest)
  })

  test('what is no name, zone, colour or address is refused and named', async () => {
    const wrong = { name: '', timeZone: 'Mars/Phobos', accent: 'red;}', contact: 'nobody' }
    const refused = await send(wrong)
    assert.equal(refused.status, 400)
    const page = await refused.text()
    for (const field of Object.keys(wrong)) assert.match(page, new RegExp(`href="#${field}"`))
    assert.equal((await readIdentity(db)).name, 'The Lighthouse')
  })
})

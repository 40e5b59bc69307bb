import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'
import sharp from 'sharp'
import { forEachDatabase } from '../../../../test/support/databases.ts'
import { openDesk } from '../../../../test/support/desk.ts'
import { holdClock } from '../../../../test/support/held-clock.ts'
import { openAs, sendForm } from '../../../../test/support/newsroom.ts'
import { photograph } from '../../../../test/support/pictures.ts'
import type { TestSite } from '../../../../test/support/site.ts'
import { sendFiles, sendPicture } from '../../../../test/support/uploads.ts'
import type { World } from '../../../../test/support/world.ts'
import type { Db } from '../../../platform/db/schema.ts'

const svg = (inside: string) =>
  Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="300" height="60">${inside}</svg>`)

forEachDatabase((databases) => {
  const clock = holdClock()
  let db: Db
  let site: TestSite
  let world: World
  let cookie: string
  beforeEach(async () => {
    ;({ db, site, world, cookie } = await openDesk(databases, clock, 'publisher'))
  })

  const read = async (path: string) => (await openAs(site, cookie, path)).text()
  const upload = (path: string, bytes: Uint8Array, name: string) =>
    sendFiles(site, cookie, [{ name, bytes }], { path: `/newsroom/${path}/file` })
  const choose = (path: string, media: string) => sendForm(site, cookie, `/newsroom/${path}`, { media })
  const logoOn = async (path: string) => /<p class="nameplate">.*?<\/p>/s.exec(await read(path))?.[0] ?? ''

  test('an uploaded logo stands for the name on pages, in data for search engines and in mails', async () => {
    assert.doesNotMatch(await logoOn('/archive'), /<img/)
    const drawn = await upload(
      'identity/logo/light',
      svg('<rect width="300" height="60" fill="#036"/>'),
      'logo.svg',
    )
    assert.equal(drawn.status, 303)
    const shown = await logoOn('/archive')
    assert.match(shown, /<img class="logo logo-plate" src="\/media\/[0-9a-f]{64}\.webp"/)
    const [, width = '', height = ''] = / width="(\d+)" height="(\d+)" alt="The Lighthouse"/.exec(shown) ?? []
    assert.ok(Math.abs(Number(width) / Number(height) - 5) < 0.05)
    const [, src = ''] = / src="([^"]*)"/.exec(shown) ?? []
    assert.equal((await openAs(site, undefined, src)).status, 200)
    const data =
      /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(
        await read('/articles/an-open-sea'),
      )?.[1] ?? ''
    assert.equal(JSON.parse(data).publisher.logo.url, `http://lighthouse.example${src}`)

    await sendForm(site, undefined, '/sign-in', { email: 'reader@example.org', next: '/' })
    const letter = (await site.mail()).at(-1)
    const [, address = ''] =
      /<img class="logo-plate" src="([^"]*)"[^>]*alt="The Lighthouse"/.exec(letter?.html ?? '') ?? []
    assert.match(address, /^http:\/\/lighthouse\.example\/logo\.png\?v=[0-9a-f]{8}$/)
    const png = await openAs(site, undefined, address.slice('http://lighthouse.example'.length))
    const { format, height: tall } = await sharp(await png.arrayBuffer()).metadata()
    assert.deepEqual([format, tall], ['png', 96])
    assert.match(letter?.text ?? '', /^The Lighthouse\n/)
  })

  test('readers on dark paper are shown the logo for it; taking it away brings the name back', async () => {
    const { id } = await sendPicture(site, cookie, await photograph(1, 300, 60))
    const dark = await sendPicture(site, cookie, await photograph(2, 300, 60))
    await choose('identity/logo/light', id)
    await choose('identity/logo/dark', dark.id)
    const both = await logoOn('/archive')
    assert.match(both, /<source media="\(prefers-color-scheme: dark\)"[^>]* width="300" height="60"/)
    assert.doesNotMatch(both, /logo-plate/)
    assert.equal((await openAs(site, undefined, '/logo-dark.png')).status, 200)
    assert.match(await read(`/newsroom/media/${id}/removal`), /Identity/)
    await choose('identity/logo/light', '')
    await choose('identity/logo/dark', '')
    assert.match(await logoOn('/archive'), /The Lighthouse<\/a>/)
    assert.equal((await openAs(site, undefined, '/logo.png')).status, 404)
    const trail = await db
      .selectFrom('audit')
      .select(['before', 'after'])
      .where('act', '=', 'identity.edit')
      .orderBy('id')
      .execute()
    assert.deepEqual(JSON.parse(trail[1]?.after ?? ''), { logo: { light: id, dark: dark.id } })
    assert.deepEqual(JSON.parse(trail[3]?.after ?? ''), { logo: {} })
  })

  test('a hostile or unreadable file, a document and what is not in the library are refused', async () => {
    const hostile = await upload('identity/logo/light', svg('<script>alert(1)</script>'), 'logo.svg')
    assert.equal(hostile.status, 422)
    assert.equal((await upload('identity/logo/light', Buffer.from('nothing'), 'logo.png')).status, 422)
    const pdf = Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n')
    assert.equal((await upload('identity/logo/light', pdf, 'logo.pdf')).status, 422)
    assert.equal((await choose('identity/logo/light', 'none')).status, 422)
    assert.equal((await choose('identity/logo/sideways', '')).status, 404)
    assert.doesNotMatch(await logoOn('/archive'), /<img/)
  })

  test('a portrait is brought or chosen, and its focal point stays in sight on the author’s page and in bylines', async () => {
    const { ada } = world.authors
    assert.equal(
      (await upload(`authors/${ada}/portrait`, await photograph(3, 800, 1200), 'ada.jpg')).status,
      303,
    )
    assert.match(await read('/authors/ada-lindqvist'), /<img class="portrait portrait-large" src="\/media\//)
    const { portraitId } = await db
      .selectFrom('author')
      .select('portraitId')
      .where('id', '=', ada)
      .executeTakeFirstOrThrow()
    const words = { alt: '', caption: '', credit: '', rights: '', focusX: '50', focusY: '20' }
    await sendForm(site, cookie, `/newsroom/media/${portraitId}`, words)
    assert.match(
      await read('/authors/ada-lindqvist'),
      /portrait-large"[^>]* data-focus-x="50" data-focus-y="20"/,
    )
    assert.match(
      await read('/articles/an-open-sea'),
      /portrait-small"[^>]* data-focus-x="50" data-focus-y="20"/,
    )
    assert.match(await read(`/newsroom/authors/${ada}`), /class="thing-picture" src="\/media\//)
    await choose(`authors/${ada}/portrait`, '')
    assert.doesNotMatch(await read('/authors/ada-lindqvist'), /<img class="portrait/)
    await choose(`authors/${ada}/portrait`, portraitId ?? '')
    assert.match(await read('/authors/ada-lindqvist'), /<img class="portrait/)
  })
})

import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'
import { forEachDatabase } from '../../../../test/support/databases.ts'
import { openDesk } from '../../../../test/support/desk.ts'
import { holdClock } from '../../../../test/support/held-clock.ts'
import { hostileDrawings } from '../../../../test/support/hostile-files.ts'
import { openAs, sendForm, signInAs } from '../../../../test/support/newsroom.ts'
import { animation, pdf, photograph } from '../../../../test/support/pictures.ts'
import { ORIGIN, type TestSite } from '../../../../test/support/site.ts'
import { sendFiles, sendPicture, showAbove } from '../../../../test/support/uploads.ts'
import type { World } from '../../../../test/support/world.ts'
import { LARGEST_UPLOAD } from './read-upload.ts'

forEachDatabase((databases) => {
  let site: TestSite
  let world: World
  let writer: string

  beforeEach(async () => {
    const clock = holdClock()
    ;({ site, world, cookie: writer } = await openDesk(databases, clock, 'writer'))
  })

  const json = { accept: 'application/json' }

  test('a picture sent by the editor can be shown at once, and in every size a moment later', async () => {
    const picture = await sendPicture(site, writer, await photograph())
    assert.deepEqual([picture.width, picture.height, picture.alt], [960, 640, ''])
    const shown = await site.app.request(ORIGIN + picture.src)
    assert.equal(shown.headers.get('content-type'), 'image/webp')
    assert.match(shown.headers.get('cache-control') ?? '', /immutable/)
    assert.equal(shown.headers.get('x-content-type-options'), 'nosniff')

    await site.mail()
    const rendered = await sendPicture(site, writer, await photograph())
    assert.equal(rendered.id, picture.id)
    assert.match(rendered.srcset, /^\/media\/\S+ 480w, \/media\/\S+ 960w, \/media\/\S+ 1200w$/)
  })

  test('readers are offered the smaller format, and the other where a browser does not know it', async () => {
    const { id } = await sendPicture(site, writer, await photograph())
    await site.mail()
    await showAbove(site, world.articles.open, id, true)
    const page = await (await site.app.request(`${ORIGIN}/articles/an-open-sea`)).text()
    const [, avif = ''] =
      /<picture><source type="image\/avif" srcset="(\/media\/\w+\.avif) 480w,[^"]*1200w"/.exec(page) ?? []
    assert.match(page, /<img src="\/media\/\w+\.webp" srcset="\/media\/\w+\.webp 480w,/)
    const shown = await site.app.request(ORIGIN + avif)
    assert.equal(shown.headers.get('content-type'), 'image/avif')
    const misnamed = await site.app.request(ORIGIN + avif.replace('.avif', '.webp'))
    assert.equal(misnamed.status, 404)
  })

  test('many files come with one form, and those that are refused are named with the reason', async () => {
    const sent = await sendFiles(site, writer, [
      { name: 'one.jpg', bytes: await photograph(1) },
      { name: 'report.pdf', bytes: pdf() },
    ])
    assert.equal(sent.status, 303)
    const list = await (await openAs(site, writer, sent.headers.get('location') ?? '')).text()
    for (const words of ['one.jpg', 'report.pdf', '2 files are in the library.'])
      assert.ok(list.includes(words), words)
    const mixed = await sendFiles(site, writer, [
      { name: 'two.zip', bytes: await photograph(2) },
      { name: 'virus.jpg', bytes: Buffer.from('PK\x03\x04 an archive') },
    ])
    assert.equal(mixed.status, 422)
    const page = await mixed.text()
    assert.match(page, /<bdi>virus\.jpg<\/bdi>: This is an archive/)
    assert.match(page, /class="media-name">two\.zip</)
  })

  test('an animation keeps moving and is made in one size', async () => {
    const picture = await sendPicture(site, writer, await animation(4), 'moving.gif')
    assert.equal(picture.width, 64)
    await site.mail()
    const again = await sendPicture(site, writer, await animation(4), 'moving.gif')
    assert.equal(again.srcset, picture.srcset)
  })

  test('a writer says what their own pictures show, and leaves rights and focal point to editors', async () => {
    const editor = await signInAs(site, 'editor')
    const said = { alt: 'A lamp in fog', caption: 'The harbour', credit: 'W. West' }
    const rights = 'Ours until 2030'
    const own = `/newsroom/media/${(await sendPicture(site, writer, await photograph(9))).id}`
    await sendForm(site, editor, own, { ...said, alt: '', rights, focusX: '20', focusY: '80' })
    const shown = await (await openAs(site, writer, own)).text()
    assert.match(shown, /name="caption"/)
    assert.doesNotMatch(shown, /name="rights"|name="focusX"|\/removal"|\/file"/)
    assert.equal((await sendForm(site, writer, own, said)).status, 303)
    const kept = await site.deps.database.db
      .selectFrom('media')
      .select(['alt', 'caption', 'credit', 'rights', 'focalPoint'])
      .where('id', '=', own.split('/').at(-1) ?? '')
      .executeTakeFirstOrThrow()
    assert.deepEqual(kept, { ...said, rights, focalPoint: '{"x":0.2,"y":0.8}' })
    assert.equal((await sendForm(site, writer, own, { ...said, rights: 'mine' })).status, 400)
    const another = await signInAs(site, 'writer')
    assert.equal((await sendForm(site, another, own, said)).status, 403)
    assert.equal((await openAs(site, writer, `${own}/removal`)).status, 403)
  })

  test('hostile drawings are refused, and none of their words comes back as markup', async () => {
    for (const { name, bytes } of hostileDrawings().slice(0, 4)) {
      const sent = await sendFiles(site, writer, [{ name: `<script>${name}`, bytes }])
      assert.equal(sent.status, 422)
      const page = await sent.text()
      assert.ok(page.includes(`<bdi>&lt;script&gt;${name}</bdi>`))
      assert.ok(!page.includes(`<script>${name}`))
    }
    const one = await sendFiles(
      site,
      writer,
      [{ name: 'a.svg', bytes: Buffer.from('<svg><script/></svg>') }],
      json,
    )
    assert.deepEqual(
      [one.status, await one.json()],
      [422, { problem: 'script', message: 'The drawing contains a script. Export it without.' }],
    )
  })

  test('names are endless, full of folders or turned round, and do no harm', async () => {
    const names = [`${'x'.repeat(10 * 1024 * 1024)}.jpg`, '../../../etc/pass\u202egpj.exe', 'a\0b\r\nc.jpg']
    for (const [at, name] of names.entries()) {
      const sent = await sendFiles(site, writer, [{ name, bytes: await photograph(at + 5) }])
      assert.ok([303, 400].includes(sent.status), String(sent.status))
    }
    const list = await (await openAs(site, writer, '/newsroom/media')).text()
    assert.ok(list.length < 50_000)
    assert.ok(!list.includes('../') && !list.includes('\u202e'))
  })

  test('what is no such form is refused before it costs anything', async () => {
    const jpeg = { name: 'a.jpg', bytes: await photograph() }
    const unknown = await sendFiles(site, writer, [jpeg], { fields: { owner: 'me' } })
    assert.equal(unknown.status, 400)
    const broken = await sendFiles(site, writer, [jpeg], { fields: { alt: 'a\0b' } })
    assert.equal(broken.status, 400)
    const plain = await sendForm(site, writer, '/newsroom/media', { files: 'a.jpg' })
    assert.equal(plain.status, 400)
    const none = await sendFiles(site, writer, [], json)
    assert.equal(none.status, 400)
    const many = Array.from({ length: 31 }, (_, at) => ({ ...jpeg, name: `${at}.jpg` }))
    assert.equal((await sendFiles(site, writer, many)).status, 400)
    const large = await sendFiles(site, writer, [{ name: 'a', bytes: new Uint8Array(LARGEST_UPLOAD) }], json)
    assert.equal(large.status, 413)
  })

  test('who is not signed in sends nothing, and no page of another site can', async () => {
    const stranger = await sendFiles(site, '', [{ name: 'a.jpg', bytes: await photograph() }])
    assert.equal(stranger.status, 303)
    assert.match(stranger.headers.get('location') ?? '', /^\/newsroom\/sign-in/)
    const body = new FormData()
    body.append('files', new Blob([new Uint8Array(await photograph())]), 'a.jpg')
    const headers = { cookie: writer, origin: 'https://elsewhere.example' }
    const forged = await site.app.request(`${ORIGIN}/newsroom/media`, { method: 'POST', headers, body })
    assert.equal(forged.status, 403)
  })
})

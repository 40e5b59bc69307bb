import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'
import { z } from 'zod'
import { forEachDatabase } from '../../../../test/support/databases.ts'
import { holdClock } from '../../../../test/support/held-clock.ts'
import { openAs, signInAs } from '../../../../test/support/newsroom.ts'
import { pdf, photograph } from '../../../../test/support/pictures.ts'
import { openSite, ORIGIN, type TestSite } from '../../../../test/support/site.ts'
import { makeWorld } from '../../../../test/support/world.ts'

const answered = z.looseObject({
  id: z.string(),
  src: z.string(),
  srcset: z.string(),
  width: z.number(),
  height: z.number(),
  alt: z.string(),
})

type Files = { name: string; bytes: Uint8Array }[]

forEachDatabase((databases) => {
  let site: TestSite
  let writer: string

  beforeEach(async (context) => {
    const database = await databases.open()
    const clock = holdClock()
    await makeWorld(database.db, clock)
    site = await openSite(database, clock)
    writer = await signInAs(site, 'writer')
    if ('after' in context) context.after(() => site.close())
  })

  const send = (cookie: string, files: Files, accept = 'text/html', fields: Record<string, string> = {}) => {
    const body = new FormData()
    for (const { name, bytes } of files) body.append('files', new File([new Uint8Array(bytes)], name))
    for (const [name, value] of Object.entries(fields)) body.append(name, value)
    const headers = { origin: ORIGIN, cookie, accept }
    return site.app.request(`${ORIGIN}/newsroom/media`, { method: 'POST', headers, body })
  }

  test('a picture sent by the editor can be shown at once, and in every size a moment later', async () => {
    const sent = await send(writer, [{ name: 'strait.jpg', bytes: await photograph() }], 'application/json')
    assert.equal(sent.status, 201)
    const picture = answered.parse(await sent.json())
    assert.deepEqual([picture.width, picture.height, picture.alt], [960, 640, ''])
    const shown = await site.app.request(ORIGIN + picture.src)
    assert.equal(shown.headers.get('content-type'), 'image/webp')
    assert.match(shown.headers.get('cache-control') ?? '', /immutable/)
    await site.mail()
    const again = await send(writer, [{ name: 'strait.jpg', bytes: await photograph() }], 'application/json')
    const rendered = answered.parse(await again.json())
    assert.equal(rendered.id, picture.id)
    assert.match(rendered.srcset, / 480w, .* 960w, .* 1200w$/)
  })

  test('many files come with one form, and those that are no pictures are named', async () => {
    const sent = await send(writer, [
      { name: 'one.jpg', bytes: await photograph(1) },
      { name: 'report.pdf', bytes: pdf() },
    ])
    assert.equal(sent.status, 303)
    const list = await (await openAs(site, writer, sent.headers.get('location') ?? '')).text()
    assert.match(list, /one\.jpg[\s\S]*report\.pdf|report\.pdf[\s\S]*one\.jpg/)
    const mixed = await send(writer, [
      { name: 'two.jpg', bytes: await photograph(2) },
      { name: 'virus.jpg', bytes: Buffer.from('MZ this is a program') },
    ])
    assert.equal(mixed.status, 422)
    const page = await mixed.text()
    assert.match(page, /virus\.jpg/)
    assert.match(page, /two\.jpg/)
  })
})

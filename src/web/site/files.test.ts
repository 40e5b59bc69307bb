import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'
import { forEachDatabase } from '../../../test/support/databases.ts'
import { openDesk } from '../../../test/support/desk.ts'
import { holdClock } from '../../../test/support/held-clock.ts'
import { pdf, photograph } from '../../../test/support/pictures.ts'
import { ORIGIN, type TestSite } from '../../../test/support/site.ts'
import { sendFiles } from '../../../test/support/uploads.ts'
import { readRange } from './range.ts'

forEachDatabase((databases) => {
  let site: TestSite
  let editor: string

  beforeEach(async () => {
    const clock = holdClock()
    ;({ site, cookie: editor } = await openDesk(databases, clock, 'editor'))
  })

  const get = (path: string, headers: Record<string, string> = {}) =>
    site.app.request(ORIGIN + path, { headers })

  const addReport = async () => {
    await sendFiles(site, editor, [{ name: 'Rapport d’été.pdf', bytes: pdf() }])
    const row = await site.deps.database.db.selectFrom('media').selectAll().executeTakeFirstOrThrow()
    return { id: row.id, path: `/media/${row.hash}.pdf` }
  }

  test('a document is saved and can run nothing', async () => {
    const { path } = await addReport()
    const answer = await get(path)
    assert.deepEqual(Buffer.from(await answer.arrayBuffer()), pdf())
    assert.equal(answer.headers.get('content-type'), 'application/pdf')
    assert.equal(answer.headers.get('x-content-type-options'), 'nosniff')
    assert.match(answer.headers.get('content-security-policy') ?? '', /^default-src 'none'; sandbox;/)
    assert.equal(
      answer.headers.get('content-disposition'),
      `attachment; filename="document.pdf"; filename*=UTF-8''Rapport%20d%E2%80%99%C3%A9t%C3%A9.pdf`,
    )
  })

  test('a part of it can be asked for', async () => {
    const { path } = await addReport()
    const part = await get(path, { range: 'bytes=0-4' })
    assert.deepEqual([part.status, await part.text()], [206, '%PDF-'])
    assert.equal(part.headers.get('content-range'), `bytes 0-4/${pdf().length}`)
    assert.equal((await get(path, { range: 'bytes=99999-' })).status, 416)
  })

  test('its name in the library leads to its present file', async () => {
    const { id, path } = await addReport()
    const lead = await get(`/media/${id}.pdf`)
    assert.deepEqual([lead.status, lead.headers.get('location')], [302, path])
    const files = [{ name: 'new.pdf', bytes: pdf('A newer report') }]
    assert.equal((await sendFiles(site, editor, files, { path: `/newsroom/media/${id}/file` })).status, 303)
    const next = (await get(`/media/${id}.pdf`)).headers.get('location') ?? ''
    assert.match(await (await get(next)).text(), /A newer report/)
    assert.equal((await get(path)).status, 200)
  })

  test('what is no address of a file of ours leads nowhere', async () => {
    await sendFiles(site, editor, [{ name: 'a.jpg', bytes: await photograph() }])
    const { hash } = await site.deps.database.db.selectFrom('media').select('hash').executeTakeFirstOrThrow()
    // The best copy is kept, and is not for readers.
    const paths = [
      `${hash}.jpg`,
      `${hash}.webp`,
      hash,
      '..%2f..%2fbroadsheet.sqlite',
      'x.webp',
      `${'0'.repeat(64)}.webp`,
    ]
    for (const path of paths) assert.equal((await get(`/media/${path}`)).status, 404, path)
  })
})

test('a range is one, within the file, or none', () => {
  assert.deepEqual(readRange('bytes=2-5', 10), { start: 2, end: 5 })
  assert.deepEqual(readRange('bytes=8-', 10), { start: 8, end: 9 })
  assert.deepEqual(readRange('bytes=-3', 10), { start: 7, end: 9 })
  assert.deepEqual(readRange('bytes=0-99', 10), { start: 0, end: 9 })
  assert.equal(readRange('bytes=10-', 10), 'unsatisfiable')
  assert.equal(readRange('bytes=-0', 10), 'unsatisfiable')
  for (const other of [undefined, 'bytes=-', 'bytes=5-2', 'bytes=0-1,3-4', 'lines=1-2', 'bytes=a-b'])
    assert.equal(readRange(other, 10), undefined)
})

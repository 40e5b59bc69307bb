import assert from 'node:assert/strict'
import { join as joinPath } from 'node:path'
import { it } from 'node:test'
import { forEachDatabase } from '../../../test/support/databases.ts'
import { temporaryFolder } from '../../../test/support/process.ts'
import { readArchive, writeArchive } from '../../../test/support/transfer/archive.ts'
import { addNewsletter } from '../../../test/support/letters.ts'
import { deleteReader } from '../../domain/readers/deletion.ts'
import { unsubscribePath } from '../../domain/newsletters/unsubscribe.ts'
import { ORIGIN, SECRET } from '../../../test/support/site.ts'
import {
  acts,
  ada,
  idOf,
  oneClick,
  standing,
  subscriptions,
  playSubscribing,
  type Subscribing,
} from '../../../test/support/subscribing.ts'

forEachDatabase((databases) => {
  const play = (scene: (scene: Subscribing) => Promise<void>) => playSubscribing(databases, scene)

  it('one click ends it, without cookie or origin, as often as it comes', () =>
    play(async ({ db, site, join }) => {
      await join(ada)
      const path = unsubscribePath(SECRET, await idOf(db, ada))
      const page = await site.app.request(ORIGIN + path)
      assert.equal(page.status, 200)
      assert.match(await page.text(), /a…@example\.org gets this newsletter/)
      assert.equal((await standing(db, ada)).endedAt, null, 'a GET changes nothing')
      for (const body of ['', 'List-Unsubscribe=', 'x=One-Click'])
        assert.equal((await oneClick(site, path, body)).status, 400)
      assert.equal((await standing(db, ada)).endedAt, null)
      for (let time = 0; time < 3; time += 1) assert.equal((await oneClick(site, `/ar${path}`)).status, 200)
      assert.equal((await standing(db, ada)).endedHow, 'one-click')
      assert.deepEqual((await acts(db, await idOf(db, ada))).toSorted(), ['asked', 'confirmed', 'ended'])
    }))

  it('a multipart body is the same click, and a script elsewhere reaches nothing else without an origin', () =>
    play(async ({ db, site, join }) => {
      await join(ada)
      const path = unsubscribePath(SECRET, await idOf(db, ada))
      const body = new FormData()
      body.set('act', 'all')
      const choices = await site.app.request(`${ORIGIN}${path}/choices`, { method: 'POST', body })
      assert.equal(choices.status, 403)
      const click = new FormData()
      click.set('List-Unsubscribe', 'One-Click')
      assert.equal((await site.app.request(ORIGIN + path, { method: 'POST', body: click })).status, 200)
      assert.equal((await standing(db, ada)).endedHow, 'one-click')
    }))

  it('the token of another newsletter, or a forged one, ends nothing', () =>
    play(async ({ db, clock, site, visitor, join }) => {
      await addNewsletter(db, clock, 'the-month')
      site.deps.press.clear()
      await join(ada, 'the-week')
      await join(ada, 'the-month')
      const [one, other] = (await subscriptions(db)).map(({ id }) => unsubscribePath(SECRET, id))
      const crossed = `${one?.slice(0, one.lastIndexOf('/'))}${other?.slice(other.lastIndexOf('/'))}`
      for (const path of [crossed, `${one}x`, '/unsubscribe/none/none']) {
        assert.equal((await oneClick(site, path)).status, 404, path)
        assert.equal((await visitor.get(path)).status, 404, path)
        assert.equal((await visitor.post(`${path}/choices`, { act: 'all' })).status, 404, path)
      }
      assert.ok((await subscriptions(db)).every(({ endedAt }) => endedAt === null))
    }))

  it('the page ends this one or all, pauses, and takes back within the hour what it did', () =>
    play(async ({ db, clock, site, visitor, join }) => {
      await addNewsletter(db, clock, 'the-month')
      site.deps.press.clear()
      await join(ada, 'the-week')
      await join(ada, 'the-month')
      const id = (await subscriptions(db))[0]?.id ?? ''
      const path = unsubscribePath(SECRET, id)
      const choose = (fields: Record<string, string>) => visitor.post(`${path}/choices`, fields)
      const ended = async () => (await subscriptions(db)).filter((row) => row.endedAt !== null).length
      assert.equal((await choose({ act: 'end' })).headers.location, path)
      assert.equal(await ended(), 1)
      assert.match((await visitor.get(path)).text, /subscribe me again/)
      await choose({ act: 'undo' })
      assert.equal(await ended(), 0)
      await choose({ act: 'all' })
      assert.equal(await ended(), 2)
      await choose({ act: 'undo' })
      assert.equal(await ended(), 0)
      assert.equal((await choose({ act: 'pause', until: '2016-02-30' })).status, 400)
      await choose({ act: 'pause', until: '2016-10-01' })
      assert.match((await visitor.get(path)).text, /is paused/)
      await choose({ act: 'resume' })
      await choose({ act: 'end' })
      clock.pass({ minutes: 61 })
      assert.ok(!(await visitor.get(path)).text.includes('subscribe me again'))
      await choose({ act: 'undo' })
      assert.equal(await ended(), 1, 'an old letter brings nobody back')
    }))

  it('an archive from before brings nobody back who has left since, not even where it takes the place of all', () =>
    play(async ({ db, clock, site, visitor, join }) => {
      await join(ada)
      await visitor.signIn('gone@example.org')
      await visitor.post('/account/newsletters', { newsletter: 'the-week', act: 'subscribe' })
      const gone = await standing(db, 'gone@example.org')
      const place = site.deps
      const file = await writeArchive(joinPath(temporaryFolder(), 'before.zip'), place, true)
      await oneClick(site, unsubscribePath(SECRET, await idOf(db, ada)))
      await deleteReader(db, clock, gone.readerId ?? '')
      for (const replace of [false, true]) {
        await readArchive(file, place, { replace })
        assert.equal((await standing(db, ada)).endedHow, 'one-click')
        const back = (await subscriptions(db)).filter((row) => row.endedAt === null)
        assert.deepEqual(back, [])
      }
    }))
})

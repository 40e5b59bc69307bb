import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'
import { forEachDatabase } from '../../../../test/support/databases.ts'
import { sendForm, signInAs } from '../../../../test/support/newsroom.ts'
import { formOf, type FrontRoom, home, openFrontRoom } from '../../../../test/support/front-room.ts'

forEachDatabase((databases) => {
  let room: FrontRoom
  beforeEach(async () => {
    room = await openFrontRoom(databases)
  })

  test('it takes its place at its time, exactly, on every process, also if nobody was there', async () => {
    const { clock, world, front, edit, arrange, schedule } = room
    const placed = await arrange(await edit(), `put:lead:${world.articles.open}`)
    const answer = await schedule(placed.fields, '2026-03-27T18:00')
    assert.equal(answer.status, 303)
    const other = await room.another()
    const bothLead = async () => [(await front())[0], (await front(other))[0]]
    assert.deepEqual(await bothLead(), ['a walled strait', 'a walled strait'])
    clock.pass({ hours: 6, minutes: 59, seconds: 59, milliseconds: 999 })
    assert.deepEqual(await bothLead(), ['a walled strait', 'a walled strait'])
    clock.pass({ milliseconds: 1 })
    assert.deepEqual(await bothLead(), ['an open sea', 'an open sea'])
    clock.pass({ hours: 48 })
    const late = await room.another()
    assert.equal((await front(late))[0], 'an open sea')
  })

  test('a scheduled one is changed or taken off the schedule, but not once its time has come', async () => {
    const { clock, world, front, readAs, post, edit, arrange, schedule, scheduled, past, latest } = room
    const fields = await edit()
    const times = ['2026-03-27T18:00', '2026-03-27T20:00']
    for (const time of times) await schedule(fields, time, { base: await latest() })
    const [first, second] = await scheduled()
    assert.ok(first && second)
    const changed = await edit(`${home}?language=en&from=${first}`)
    assert.equal(changed['replaces'], first)
    const placed = await arrange(changed, `put:lead:${world.articles.open}`)
    await schedule(placed.fields, '2026-03-27T19:00')
    assert.equal((await scheduled()).length, 2)
    assert.ok(!(await scheduled()).includes(first))
    assert.match(await readAs(`${home}/${second}/withdrawal`), /off the schedule\?/)
    clock.pass({ hours: 8 })
    await room.returnNextDay()
    assert.equal((await front())[0], 'an open sea')
    assert.equal((await post(`${home}/${second}/withdrawal`)).status, 303)
    clock.pass({ hours: 48 })
    await room.returnNextDay()
    assert.equal((await front())[0], 'an open sea')
    const tooLate = (await past())[0]
    assert.equal((await post(`${home}/${tooLate}/withdrawal`)).status, 409)
  })

  test('who saves second is shown what changed, keeps their work and decides', async () => {
    const { world, site, front, edit, arrange, publish } = room
    const mine = await edit()
    const theirs = await arrange(mine, `put:lead:${world.articles.open}`)
    const paul = await signInAs(site, 'owner', { name: 'Paul' })
    assert.equal((await sendForm(site, paul, home, { ...theirs.fields, do: 'publish' })).status, 303)
    const own = await arrange(mine, `put:lead:${world.articles.more[0]}`)
    const refused = await publish(own.fields)
    assert.equal(refused.status, 412)
    const page = await refused.text()
    assert.match(page, /Paul arranged the front page meanwhile/)
    assert.match(page, /<td[^>]*>walled strait 2<\/td><td[^>]*>an open sea<\/td>/)
    assert.equal((await front())[0], 'an open sea')
    assert.equal((await publish(formOf(page))).status, 303)
    assert.equal((await front())[0], 'walled strait 2')
  })

  test('a form that was sent twice is one front page', async () => {
    const { edit, publish, past } = room
    const fields = await edit()
    assert.deepEqual(
      (await Promise.all([publish(fields), publish(fields)])).map(({ status }) => status),
      [303, 303],
    )
    assert.equal((await past()).length, 1)
  })

  test('an earlier front page is put back as a new one', async () => {
    const { world, front, post, edit, arrange, publish, past, latest, lastAct } = room
    await publish(await edit())
    const [first] = await past()
    await publish((await arrange(await edit(), `put:lead:${world.articles.open}`)).fields)
    const restored = { front: first ?? '', base: await latest() }
    assert.equal((await post(`${home}/restorations`, restored)).status, 303)
    assert.equal((await front())[0], 'a walled strait')
    assert.equal((await past()).length, 3)
    assert.equal((await lastAct()).act, 'front.restore')
    const [, second = ''] = await past()
    const stale = await post(`${home}/restorations`, { ...restored, front: second })
    assert.equal(stale.status, 412)
  })

  test('every front page so far is listed, page after page, though several begin at one instant', async () => {
    const { readAs, edit, publish, past, latest } = room
    const fields = await edit()
    for (let times = 0; times < 14; times += 1) {
      const count = times % 2 === 0 ? '2' : '3'
      await publish({ ...fields, 'row-0-count': count, base: await latest() })
    }
    const page = await readAs(home)
    const [, older = ''] = /href="([^"]+before=[^"]+)"/.exec(page) ?? []
    const all = [...listed(page), ...listed(await readAs(older.replaceAll('&amp;', '&')))]
    assert.deepEqual(all, await past())
    assert.equal(all.length, 14)
  })

  test('hours that come twice or never, and those that are over, are spoken of', async () => {
    const { edit, schedule, scheduled, latest } = room
    const fields = await edit()
    const wish = (time: string, more = {}) => schedule(fields, time, more)
    assert.match(await (await wish('2026-03-29T02:30')).text(), /value="2026-03-29T03:30"/)
    const twice = await wish('2026-10-25T02:30')
    assert.equal(twice.status, 422)
    assert.match(await twice.text(), /The second, an hour later, 01:30 UTC/)
    assert.equal((await wish('2026-10-25T02:30', { which: 'second' })).status, 303)
    assert.equal((await wish('2026-03-27T10:00', { base: await latest() })).status, 422)
    assert.equal((await wish('soon')).status, 422)
    assert.equal((await scheduled()).length, 1)
  })
})

/** Ids of the front pages that a page lists. */
function listed(html: string): (string | undefined)[] {
  return [...html.matchAll(/from=([\da-f-]{36})"/g)].map(([, id]) => id)
}

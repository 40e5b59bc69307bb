import assert from 'node:assert/strict'
import { test } from 'node:test'
import { forEachDatabase } from '../../../../test/support/databases.ts'
import { holdClock } from '../../../../test/support/held-clock.ts'
import { addEdition, addNewsletter, addSubscribers } from '../../../../test/support/letters.ts'
import { addMember, openAs, sendForm, signInMember } from '../../../../test/support/newsroom.ts'
import { startTestPostman } from '../../../../test/support/post.ts'
import { startScripted } from '../../../../test/support/scripted-server.ts'
import { openSite, SECRET } from '../../../../test/support/site.ts'
import { makeWorld } from '../../../../test/support/world.ts'
import { followLink } from '../../../domain/newsletters/letter-links.ts'
import { writerFor } from '../../../jobs/edition-writer.ts'
import type { StaffRole } from '../../../platform/db/schema-accounts.ts'
import { createSmtpCarrier } from '../../../platform/mail/smtp-carrier.ts'

forEachDatabase((databases) => {
  /** A world with an edition due at once, a mail server that may hang up without a word, and Petra. */
  const createWorld = async (readers: number, loses: (to: string) => boolean = () => false) => {
    const clock = holdClock()
    const database = await databases.open()
    const { db } = database
    await makeWorld(db, clock)
    const newsletterId = await addNewsletter(db, clock)
    await addSubscribers(db, clock, newsletterId, readers)
    const editionId = await addEdition(db, clock, newsletterId)
    const site = await openSite(database, clock)
    const received: string[] = []
    const subjects: string[] = []
    let isLosing = true
    const server = await startScripted({
      afterContent(socket, raw) {
        const to = /^To: <?([^>\r\n]+)/m.exec(raw)?.[1] ?? ''
        received.push(to)
        subjects.push(/^Subject: (.*)/m.exec(raw)?.[1] ?? '')
        if (isLosing && loses(to)) socket.destroy()
        else socket.write('250 OK\r\n')
      },
    })
    const writer = writerFor({ db, clock, secret: SECRET, origin: 'http://lighthouse.example' })
    const log: string[] = []
    const postman = startTestPostman(database, {
      clock,
      carriers: [createSmtpCarrier({ host: '127.0.0.1', port: server.port, secure: false, lanes: 2 })],
      write: async (copy) => (await writer(editionId))(copy),
      log,
    })
    databases.beforeClosing(async () => {
      await postman.stop()
      await server.close()
      await site.close()
    })
    const signIn = async (role: StaffRole, name: string) =>
      signInMember(db, clock, await addMember(db, clock, role, { name }))
    const petra = await signIn('publisher', 'Petra')
    const at = `/newsroom/editions/${editionId}`
    const change = (set: object) => db.updateTable('edition').set(set).where('id', '=', editionId).execute()
    return {
      db,
      clock,
      received,
      subjects,
      postman,
      log,
      editionId,
      change,
      signIn,
      heal: () => void (isLosing = false),
      read: async (path = '', as = petra) => (await openAs(site, as, at + path)).text(),
      post: (path: string, fields: Record<string, string> = {}, as = petra) =>
        sendForm(site, as, at + path, fields),
      states: async () => {
        const rows = await db.selectFrom('delivery').select(['email', 'state']).orderBy('email').execute()
        return rows.map(({ email, state }) => `${email.split('@')[0]} ${state}`)
      },
      state: async () =>
        (await db.selectFrom('edition').select('state').where('id', '=', editionId).executeTakeFirstOrThrow())
          .state,
    }
  }

  test('a sending is paused, watched, taken up again and done; its figures come alone, too', async () => {
    const world = await createWorld(3)
    await world.change({ state: 'building', startedAt: '2016-08-10T09:30:00.000Z' })
    assert.equal((await world.post('/sending', { act: 'pause' })).status, 303)
    assert.match(await world.read(), /Paused[^]*Go on/)
    await world.postman.drain()
    assert.equal(world.received.length, 0)
    assert.equal((await world.post('/sending', { act: 'pause' })).status, 409)
    assert.equal((await world.post('/sending', { act: 'resume' })).status, 303)
    await world.postman.drain()
    assert.equal(world.received.length, 3, world.log.join())
    world.clock.pass({ minutes: 1 })
    const page = await world.read()
    assert.equal(figure(page, 'sent'), 3)
    assert.equal(figure(page, 'pending'), 0)
    assert.equal(await world.state(), 'sent')
    const alone = await world.read('/figures')
    assert.equal(figure(alone, 'sent'), 3)
    assert.doesNotMatch(alone, /<html/)
    const acts = await world.db.selectFrom('audit').select('act').orderBy('id').execute()
    assert.deepEqual(
      acts.map(({ act }) => act).filter((act) => act.startsWith('edition.')),
      ['edition.pause', 'edition.resume'],
    )
  })

  test('to stop is asked first; whoever had not got it does not get it, and it says why', async () => {
    const world = await createWorld(2)
    await world.change({ state: 'building', startedAt: '2016-08-10T09:30:00.000Z' })
    assert.match(await world.read('/stop'), /cannot be taken up again/)
    assert.equal((await world.post('/stop')).status, 303)
    await world.postman.drain()
    assert.equal(world.received.length, 0)
    assert.equal(await world.state(), 'stopped')
    assert.equal((await world.post('/sending', { act: 'resume' })).status, 409)
  })

  test('copies in doubt are shown with the evidence and left; nothing is sent again', async () => {
    const world = await createWorld(2, (to) => to.startsWith('reader-1@'))
    await world.postman.drain()
    assert.deepEqual(await world.states(), ['reader-1 in-doubt', 'reader-2 sent'])
    assert.match(await world.read(), /Decide about copies in doubt/)
    const page = await world.read('/doubt')
    assert.match(
      page,
      /reader-1@example\.org[^]*did not answer after it had begun to take it[^]*127\.0\.0\.1/,
    )
    assert.doesNotMatch(page, /reader-2@/)
    const seen = /name="seen" value="([^"]+)"/.exec(page)?.[1] ?? ''
    assert.equal((await world.post('/doubt', { decision: 'leave', seen })).status, 303)
    assert.match(await world.read('/doubt'), /Nothing is in doubt/)
    await world.postman.drain()
    assert.equal(world.received.length, 2)
    assert.deepEqual(await world.states(), ['reader-1 in-doubt', 'reader-2 sent'])
  })

  test('one in doubt is sent again once, however often that is clicked, and from however old a page', async () => {
    const world = await createWorld(2, (to) => to.startsWith('reader-1@'))
    await world.postman.drain()
    assert.equal(await world.state(), 'sent')
    world.clock.pass({ minutes: 1 })
    const page = await world.read('/doubt')
    const seen = /name="seen" value="([^"]+)"/.exec(page)?.[1] ?? ''
    const delivery = /name="delivery" value="([^"]+)"/.exec(page)?.[1] ?? ''
    const resend = () => world.post('/doubt', { decision: 'resend', delivery, seen })
    const answers = await Promise.all([resend(), resend()])
    const said = answers.map((answer) => answer.headers.get('location')?.split('done=')[1]).toSorted()
    assert.deepEqual(said, ['decided', 'decided-before'])
    assert.equal(await world.state(), 'sending')
    world.clock.pass({ minutes: 1 })
    // The server loses it a second time: that is a doubt of its own, and the old page decides nothing about it.
    await world.postman.drain()
    assert.deepEqual(world.received.filter((to) => to.startsWith('reader-1@')).length, 2)
    assert.deepEqual(await world.states(), ['reader-1 in-doubt', 'reader-2 sent'])
    await resend()
    await world.postman.drain()
    assert.deepEqual(world.received.filter((to) => to.startsWith('reader-1@')).length, 2)
    world.heal()
    world.clock.pass({ minutes: 1 })
    const again = /name="seen" value="([^"]+)"/.exec(await world.read('/doubt'))?.[1] ?? ''
    assert.equal((await world.post('/doubt', { decision: 'resend', seen: again })).status, 303)
    await world.postman.drain()
    assert.deepEqual(await world.states(), ['reader-1 sent', 'reader-2 sent'])
    assert.equal(await world.state(), 'sent')
    const trail = await world.db
      .selectFrom('audit')
      .select('act')
      .where('act', '=', 'edition.resend')
      .execute()
    assert.equal(trail.length, 2)
  })

  test('an editor sees what is in doubt, not whose it is, and decides nothing', async () => {
    const world = await createWorld(1, () => true)
    await world.postman.drain()
    const edgar = await world.signIn('editor', 'Edgar')
    const page = await world.read('/doubt', edgar)
    assert.match(page, /r…@example\.org/)
    assert.doesNotMatch(page, /name="decision"/)
    assert.doesNotMatch(page, /reader-1@/)
    const seen = world.clock().toString()
    assert.equal((await world.post('/doubt', { decision: 'resend', seen }, edgar)).status, 403)
  })

  test('who got a letter is for those who may know the subscribers; an editor reads how many', async () => {
    const world = await createWorld(2)
    await world.postman.drain()
    const ofEditor = await world.read('/deliveries?state=sent', await world.signIn('editor', 'Edgar'))
    assert.match(ofEditor, /r…@example\.org/)
    assert.doesNotMatch(ofEditor, /reader-\d@/)
    const ofPublisher = await world.read('/deliveries?state=sent', await world.signIn('publisher', 'Petra'))
    assert.match(ofPublisher, /reader-2@example\.org/)
  })

  test('a trial ends by clicks for each copy; the rest wait for it and get the better subject', async () => {
    const world = await createWorld(40)
    await world.change({ samplePercent: 50, sampleEndsAt: '2016-08-10T10:30:00.000Z' })
    const link = { type: 'link', attrs: { href: 'https://grain.example/prices' } }
    const content = [{ type: 'paragraph', content: [{ type: 'text', text: 'Prices.', marks: [link] }] }]
    await world.db
      .updateTable('editionRevision')
      .set({ otherSubject: 'Bread and a truce', body: JSON.stringify({ type: 'doc', content }) })
      .execute()
    await world.postman.drain()
    const tried = world.received.length
    assert.ok(tried > 0 && tried < 40, `${tried} of 40 try`)
    assert.ok(world.subjects.includes('Bread and a truce'))
    assert.match(await world.read(), /try the two subjects until[^]*Bread and a truce/)
    const { id } = await world.db
      .selectFrom('editionLink')
      .select('id')
      .where('href', '=', 'https://grain.example/prices')
      .executeTakeFirstOrThrow()
    for (let click = 0; click < 30; click += 1)
      await followLink(world.db, world.clock, id, 'b', { isCounted: true })
    world.clock.pass({ hours: 1 })
    await world.postman.drain()
    assert.equal(world.received.length, 40)
    assert.equal(new Set(world.received).size, 40)
    assert.deepEqual([...new Set(world.subjects.slice(tried))], ['Bread and a truce'])
    const page = await world.read('', await world.signIn('publisher', 'Paul'))
    assert.match(page, /tried the two subjects until[^]*Bread and a truce[^]*Chosen/)
    assert.match(page, /What came of it[^]*>30</)
  })

  test('copies are listed by what became of them, page by page', async () => {
    const world = await createWorld(60)
    await world.postman.drain()
    const first = await world.read('/deliveries?state=sent')
    const next = /href="[^"]*(\/deliveries\?state=sent&amp;after=[^"]+)"/.exec(first)?.[1] ?? ''
    const second = await world.read(next.replaceAll('&amp;', '&'))
    const shown = `${first}${second}`.match(/reader-\d+@/g) ?? []
    assert.equal(new Set(shown).size, 60)
    assert.equal(shown.length, 60)
    assert.match(await world.read('/deliveries?state=failed'), /No such copies/)
    assert.equal((await world.read('/deliveries?after=%00nonsense')).includes('reader'), false)
  })
})

/** What the page says of copies that stand there. */
function figure(page: string, name: string): number {
  return Number(new RegExp(`class="watch-${name}"><dt>[^<]*</dt><dd>(\\d+)</dd>`).exec(page)?.[1])
}

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { forEachDatabase } from '../../../../test/support/databases.ts'
import { holdClock } from '../../../../test/support/held-clock.ts'
import { addEdition, addNewsletter, addSubscribers } from '../../../../test/support/letters.ts'
import { addMember, openAs, signInMember } from '../../../../test/support/newsroom.ts'
import { openSite, ORIGIN, SECRET } from '../../../../test/support/site.ts'
import { oneClick } from '../../../../test/support/subscribing.ts'
import { visit, type Visitor } from '../../../../test/support/visitor.ts'
import { makeWorld } from '../../../../test/support/world.ts'
import { buildAudience } from '../../../domain/newsletters/audience.ts'
import { linkIdOf, recordLinks } from '../../../domain/newsletters/letter-links.ts'
import { unsubscribePath } from '../../../domain/newsletters/unsubscribe.ts'
import { codeOf } from '../../../domain/readers/proof.ts'

const ARTICLE = `${ORIGIN}/articles/a-walled-strait`

forEachDatabase((databases) => {
  /** A newsletter of three readers, who have got two editions. */
  const createWorld = async () => {
    const clock = holdClock()
    const database = await databases.open()
    const { db } = database
    await makeWorld(db, clock)
    const newsletterId = await addNewsletter(db, clock)
    const readers = await addSubscribers(db, clock, newsletterId, 3)
    const editions: string[] = []
    for (const _ of ['earlier', 'later']) {
      const id = await addEdition(db, clock, newsletterId, 'building')
      while (await buildAudience(db, clock, id));
      await recordLinks(db, id, [ARTICLE])
      editions.push(id)
    }
    const startedAt = clock().toString({ smallestUnit: 'millisecond' })
    await db.updateTable('edition').set({ state: 'sent', startedAt }).execute()
    await db.updateTable('delivery').set({ state: 'sent', settledAt: startedAt }).execute()
    const site = await openSite(database, clock)
    databases.beforeClosing(site.close)
    const origin = await site.serve()
    const petra = await signInMember(db, clock, await addMember(db, clock, 'publisher'))
    const results = async () => {
      const said = []
      for (const id of editions) {
        const page = await (await openAs(site, petra, `/newsroom/editions/${id}`)).text()
        const figure = (name: string) => new RegExp(`<dt>${name}</dt><dd>(\\d+)`).exec(page)?.[1]
        said.push(`left ${figure('Unsubscribed')}, registered ${figure('Registered from it')}`)
      }
      return said
    }
    const [earlier = '', later = ''] = editions
    return { db, site, origin, readers, earlier, later, results }
  }

  test('who follows a link and registers is counted once with that letter, and nothing is kept of them', async () => {
    const { db, origin, later, results } = await createWorld()
    const visitor = visit(origin)
    const clicked = await visitor.get(`/l/${linkIdOf(later, ARTICLE)}/a`)
    const arrived = clicked.headers.location ?? ''
    assert.equal(arrived, `${ARTICLE}?letter=${linkIdOf(later, ARTICLE)}`)
    assert.equal(visitor.cookies.size, 0, 'following a link leaves no cookie')
    assert.ok(await visitor.reads(arrived.slice(ORIGIN.length)))
    await register(visitor, 'nadia@example.org', arrived)
    assert.deepEqual(await results(), ['left 0, registered 0', 'left 0, registered 1'])
    const counts = await db.selectFrom('editionCount').selectAll().execute()
    assert.ok(!JSON.stringify(counts).includes('nadia'))
    await register(visit(origin), 'nadia@example.org', arrived)
    assert.deepEqual(await results(), ['left 0, registered 0', 'left 0, registered 1'], 'a reader before')
  })

  test('who comes from elsewhere, or with a mark that no letter holds, is counted with none', async () => {
    const { origin, earlier, results } = await createWorld()
    const mark = `?letter=${linkIdOf(earlier, ARTICLE)}`
    await register(visit(origin), 'one@example.org', ARTICLE)
    await register(visit(origin), 'two@example.org', `https://elsewhere.example/${mark}`)
    await register(visit(origin), 'three@example.org', `${ARTICLE}?letter=${'0'.repeat(24)}`)
    await register(visit(origin), 'four@example.org', `${ARTICLE}?letter=%3Cscript%3E`)
    assert.deepEqual(await results(), ['left 0, registered 0', 'left 0, registered 0'])
  })

  test('an unsubscription counts with the letter whose way out was taken, however often it is sent', async () => {
    const { site, origin, readers, earlier, later, results } = await createWorld()
    const [one = '', two = '', three = ''] = readers
    for (let time = 0; time < 2; time += 1)
      assert.equal((await oneClick(site, unsubscribePath(SECRET, one, earlier))).status, 200)
    assert.deepEqual(await results(), ['left 1, registered 0', 'left 0, registered 0'])
    const visitor = visit(origin)
    const page = await visitor.get(unsubscribePath(SECRET, two, later))
    const action = /<form[^>]* action="([^"]*\/choices[^"]*)"/.exec(page.text)?.[1] ?? ''
    assert.equal((await visitor.post(action, { act: 'all' })).status, 303)
    assert.deepEqual(await results(), ['left 1, registered 0', 'left 1, registered 0'])
    // Letters from before did not say which they were.
    assert.equal((await oneClick(site, unsubscribePath(SECRET, three))).status, 200)
    assert.deepEqual(await results(), ['left 1, registered 0', 'left 2, registered 0'])
  })
})

/** Goes from a page to the form, fills it in and types the code. */
async function register(visitor: Visitor, email: string, referer: string) {
  const { text } = await visitor.get('/register', { headers: { referer } })
  const action = /<form[^>]* action="(\/register[^"]*)"/.exec(text)?.[1] ?? ''
  const asked = await visitor.post(action, { email, next: '/' })
  assert.equal(asked.status, 303, asked.text)
  const confirmation = asked.headers.location ?? ''
  const id = confirmation.split('/').at(-1) ?? ''
  const code = codeOf(SECRET, { id, purpose: 'register' })
  return Promise.all([1, 2].map(() => visitor.post(confirmation, { code })))
}

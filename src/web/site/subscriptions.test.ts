import assert from 'node:assert/strict'
import { it } from 'node:test'
import { forEachDatabase } from '../../../test/support/databases.ts'
import { suppress } from '../../domain/newsletters/suppression.ts'
import { visit } from '../../../test/support/visitor.ts'
import { unsubscribePath } from '../../domain/newsletters/unsubscribe.ts'
import { SECRET } from '../../../test/support/site.ts'
import {
  acts,
  ada,
  idOf,
  linkIn,
  oneClick,
  standing,
  subscriptions,
  playSubscribing,
  type Subscribing,
} from '../../../test/support/subscribing.ts'

forEachDatabase((databases) => {
  const play = (scene: (scene: Subscribing) => Promise<void>) => playSubscribing(databases, scene)

  it('a visitor asks, confirms by the mail and no sooner, and all of it can be proved', () =>
    play(async ({ db, site, visitor, week }) => {
      const asked = await visitor.post('/subscriptions', {
        email: ada,
        newsletter: 'the-week',
        place: '/articles/an-open-sea',
      })
      assert.equal(asked.status, 303)
      assert.equal(asked.headers.location, '/subscriptions')
      assert.match((await visitor.get('/subscriptions')).text, /We have sent a message/)
      assert.deepEqual(await subscriptions(db), [])
      const link = linkIn(await site.mail(), ada)
      const page = await visitor.get(link)
      assert.equal(page.status, 200)
      assert.match(page.text, /The Week in Review, to ada@example\.org/)
      assert.deepEqual(await subscriptions(db), [], 'a GET changes nothing')
      assert.match((await visitor.post(link, {})).text, /From now on you get: The Week in Review/)
      const [row] = await subscriptions(db)
      assert.equal(row?.newsletterId, week)
      assert.equal(row?.source, 'article')
      assert.equal(row?.endedAt, null)
      assert.match((await visitor.post(link, {})).text, /confirmed this already/)
      const proofs = await db.selectFrom('subscriptionProof').selectAll().orderBy('act').execute()
      assert.deepEqual(
        proofs.map(({ act, place, language }) => ({ act, place, language })),
        [
          { act: 'asked', place: '/articles/an-open-sea', language: 'en' },
          { act: 'confirmed', place: '/subscriptions', language: 'en' },
        ],
      )
      for (const { wording, network } of proofs) {
        assert.equal(wording, 'Send this to my address, until I leave: The Week in Review')
        assert.match(network, /\/(?:24|56)$/)
      }
    }))

  it('the answer and the mail are the same for one who gets it already, one who has left and one unknown', () =>
    play(async ({ db, site, visitor, join }) => {
      const [known, left, unknown] = [ada, 'left@example.org', 'new@example.org']
      await join(known)
      await join(left)
      await oneClick(site, unsubscribePath(SECRET, await idOf(db, left)))
      const answers = []
      for (const email of [known, left, unknown]) {
        const { status, headers, text } = await visitor.post('/subscriptions', {
          email,
          newsletter: 'the-week',
        })
        answers.push({ status, location: headers.location, text })
      }
      assert.deepEqual(answers[0], answers[1])
      assert.deepEqual(answers[0], answers[2])
      const mails = (await site.mail()).slice(-3)
      assert.equal(new Set(mails.map(bare)).size, 1)
      assert.deepEqual(mails.map(({ to }) => to).toSorted(), [known, left, unknown].toSorted())
      assert.equal((await standing(db, left)).endedHow, 'one-click', 'asking alone brings nobody back')
      await visitor.post(linkIn(mails, left), {})
      assert.equal((await standing(db, left)).endedAt, null)
    }))

  it('a forged, foreign or late link confirms nothing', () =>
    play(async ({ db, clock, site, visitor }) => {
      await visitor.post('/subscriptions', { email: ada, newsletter: 'the-week' })
      await visitor.post('/subscriptions', { email: 'eve@example.org', newsletter: 'the-week' })
      const mails = await site.mail()
      const [own, other] = [linkIn(mails, ada), linkIn(mails, 'eve@example.org')]
      const crossed = `${own.slice(0, own.lastIndexOf('/'))}${other.slice(other.lastIndexOf('/'))}`
      for (const link of [`${own}x`, own.slice(0, -1), crossed, '/subscriptions/none/none']) {
        assert.equal((await visitor.get(link)).status, 410, link)
        assert.equal((await visitor.post(link, {})).status, 410, link)
      }
      clock.pass({ hours: 7 * 24 + 1 })
      assert.equal((await visitor.post(own, {})).status, 410)
      assert.deepEqual(await subscriptions(db), [])
    }))

  it('refuses what is no one address, and says so in the form', () =>
    play(async ({ site, visitor }) => {
      const bad = [
        'ada@example.org, eve@example.org',
        'ada@example.org;eve@example.org',
        'ada@example.org\r\nBcc: all@example.org',
        'ada@example.org\nSubject: x',
        `${'a'.repeat(290)}@example.org`,
        `ada@${'a'.repeat(300)}.org`,
        '"><script>alert(1)</script>@example.org',
        '',
      ]
      for (const email of bad) {
        const answer = await visitor.post('/subscriptions', { email, newsletter: 'the-week' })
        assert.equal(answer.status, 400, email)
        assert.match(answer.text, /class="error-summary"/, email)
        assert.ok(!answer.text.includes('<script>alert'))
      }
      assert.equal((await visitor.post('/subscriptions', { email: ada, newsletter: 'none' })).status, 400)
      assert.equal(
        (await visitor.post('/subscriptions', { email: ada, newsletter: 'x'.repeat(3000) })).status,
        400,
      )
      assert.equal((await visitor.post('/subscriptions', { email: ada, topic: 'none' })).status, 400)
      assert.deepEqual(await site.mail(), [])
      await visitor.post('/subscriptions', { email: 'ada@bücher.example', newsletter: 'the-week' })
      assert.equal((await site.mail())[0]?.to, 'ada@xn--bcher-kva.example')
    }))

  it('an address is asked five times in a quarter of an hour at most, and signing in is not shut by it', () =>
    play(async ({ visitor }) => {
      const ask = () => visitor.post('/subscriptions', { email: ada, newsletter: 'the-week' })
      for (let time = 0; time < 5; time += 1) assert.equal((await ask()).status, 303)
      const refused = await ask()
      assert.equal(refused.status, 429)
      assert.ok(Number(refused.headers['retry-after']) > 0)
      assert.equal((await visitor.post('/sign-in', { email: ada })).status, 303)
    }))

  it('a reader who is signed in gets letters at once at their own address, and asks for others like anybody', () =>
    play(async ({ db, site, visitor }) => {
      await visitor.signIn(ada)
      const before = (await site.mail()).length
      const own = await visitor.post('/subscriptions', { email: 'ADA@example.org', newsletter: 'the-week' })
      assert.equal(own.headers.location, '/account?done=letters#newsletters')
      assert.equal((await site.mail()).length, before)
      const row = await standing(db, ada)
      assert.notEqual(row.readerId, null)
      assert.deepEqual(await acts(db, row.id), ['confirmed'])
      await visitor.post('/subscriptions', { email: 'other@example.org', newsletter: 'the-week' })
      assert.equal((await site.mail()).length, before + 1)
    }))

  it('what is ticked at registration comes with it, and with nothing else; nothing is ticked', () =>
    play(async ({ db, visitor }) => {
      const page = await visitor.get('/register')
      assert.match(page.text, /type="checkbox" name="newsletter" value="the-week"/)
      assert.ok(!/checked/.test(page.text))
      await visitor.signIn('bare@example.org')
      assert.deepEqual(await subscriptions(db), [])
      await visitor.signIn(ada, { newsletter: 'the-week' })
      const row = await standing(db, ada)
      assert.equal(row.source, 'registration')
      assert.notEqual(row.readerId, null)
      assert.deepEqual((await acts(db, row.id)).toSorted(), ['asked', 'confirmed'])
    }))

  it('a newsletter for registered readers waits for the account, and begins with it', () =>
    play(async ({ db, site, visitor }) => {
      await db.updateTable('newsletter').set({ audience: 'registered' }).execute()
      site.deps.press.clear()
      await visitor.post('/subscriptions', { email: ada, newsletter: 'the-week' })
      const done = await visitor.post(linkIn(await site.mail(), ada), {})
      assert.match(done.text, /It begins when you register/)
      assert.equal((await standing(db, ada)).readerId, null)
      await visitor.signIn(ada)
      assert.notEqual((await standing(db, ada)).readerId, null)
    }))

  it('after a hard bounce the click proves that the mailbox works; after a complaint only the newsroom lifts', () =>
    play(async ({ db, clock, site, visitor }) => {
      const silence = (email: string, kind: 'hard-bounce' | 'complaint') =>
        suppress(db, clock, { email, emailKey: email, kind, evidence: '550 5.1.1' })
      await silence(ada, 'hard-bounce')
      await silence('eve@example.org', 'complaint')
      for (const email of [ada, 'eve@example.org'])
        await visitor.post('/subscriptions', { email, newsletter: 'the-week' })
      const mails = await site.mail()
      assert.ok(!/only the newsroom/.test((await visitor.post(linkIn(mails, ada), {})).text))
      assert.match((await visitor.post(linkIn(mails, 'eve@example.org'), {})).text, /only the newsroom/)
      const lifted = await db.selectFrom('suppression').select(['kind', 'liftedAt', 'evidence']).execute()
      const of = (kind: string) => lifted.find((row) => row.kind === kind)
      assert.notEqual(of('hard-bounce')?.liftedAt, null)
      assert.match(of('hard-bounce')?.evidence ?? '', /Lifted: a message sent there was answered/)
      assert.equal(of('complaint')?.liftedAt, null)
    }))

  it('an article’s foot asks where the whole is shown, the same for everybody, and not beside the wall', () =>
    play(async ({ visitor, site }) => {
      const open = await visitor.get('/articles/an-open-sea')
      assert.match(open.text, /Get The Week in Review by mail/)
      assert.equal((await visitor.get('/articles/an-open-sea')).text, open.text)
      const walled = await visitor.get('/articles/an-old-embargo')
      assert.ok(!walled.text.includes('class="subscribe"'))
      const signedIn = visit(site.origin)
      await signedIn.signIn(ada)
      assert.equal((await signedIn.get('/articles/an-open-sea')).text, open.text)
    }))
})

/** Without the one thing in which two such mails differ. */
function bare({ subject, text }: { subject: string; text: string }): string {
  return subject + text.replace(/subscriptions\/\S+/, '')
}

import assert from 'node:assert/strict'
import { it } from 'node:test'
import { forEachDatabase } from '../../../test/support/databases.ts'
import { addNewsletter } from '../../../test/support/letters.ts'
import { mergeAuthors } from '../../domain/articles/author-edit.ts'
import { mergeTopics } from '../../domain/topics/edit.ts'
import { suppress } from '../../domain/newsletters/suppression.ts'
import { deleteReader } from '../../domain/readers/deletion.ts'
import { moveSubscriptions } from '../../domain/readers/subscriptions.ts'
import { hashToken } from '../../lib/hash.ts'
import { leftAmong, unsubscribePath } from '../../domain/newsletters/unsubscribe.ts'
import { SECRET } from '../../../test/support/site.ts'
import {
  acts,
  ada,
  linkIn,
  oneClick,
  standing,
  standingOf,
  subscriptions,
  playSubscribing,
  type Subscribing,
} from '../../../test/support/subscribing.ts'

forEachDatabase((databases) => {
  const play = (scene: (scene: Subscribing) => Promise<void>) => playSubscribing(databases, scene)

  it('signed in after a hard bounce, they are asked by mail all the same', () =>
    play(async ({ db, clock, site, visitor }) => {
      await visitor.signIn(ada)
      await suppress(db, clock, { email: ada, emailKey: ada, kind: 'hard-bounce', evidence: 'gone' })
      const answer = await visitor.post('/account/newsletters', { newsletter: 'the-week', act: 'subscribe' })
      assert.equal(answer.headers.location, '/account?done=letters-asked#newsletters')
      assert.deepEqual(await subscriptions(db), [])
      await visitor.post(linkIn(await site.mail(), ada), {})
      assert.equal((await subscriptions(db)).length, 1)
    }))

  it('the account page pauses until a day, resumes, changes language and zone, and ends; bad days are refused', () =>
    play(async ({ db, clock, visitor }) => {
      await visitor.signIn(ada)
      const act = (fields: Record<string, string>) => {
        clock.pass({ seconds: 1 })
        return visitor.post('/account/newsletters', { newsletter: 'the-week', ...fields })
      }
      assert.equal((await act({ act: 'subscribe' })).status, 303)
      assert.match((await visitor.get('/account')).text, /You get it\./)
      for (const until of [
        '2016-02-30',
        '2017-02-29',
        '2016-08-10',
        'tomorrow',
        '9999-01-01',
        '2016-13-01',
        '',
      ])
        assert.equal((await act({ act: 'pause', until })).status, 400, until)
      await act({ act: 'pause', until: '2016-09-01' })
      const paused = await standing(db, ada)
      assert.equal(paused.pausedUntil, '2016-08-31T22:00:00.000Z', 'as the day begins in Vienna')
      assert.match(
        (await visitor.get('/account')).text,
        /Paused until .*1 .*September|Paused until .*September 1/,
      )
      await act({ act: 'resume' })
      assert.equal((await standing(db, ada)).pausedUntil, null)
      await act({ act: 'pause-open' })
      assert.match((await visitor.get('/account')).text, /Paused until you resume it/)
      await act({ act: 'resume' })
      await act({ act: 'language', language: 'ar' })
      assert.equal((await act({ act: 'language', language: 'fr' })).status, 400, 'it has no French')
      assert.equal((await visitor.post('/account/time-zone', { zone: 'Mars/Olympus' })).status, 400)
      await visitor.post('/account/time-zone', { zone: 'Asia/Beirut' })
      const row = await standing(db, ada)
      assert.equal(row.language, 'ar')
      assert.equal(row.timeZone, 'Asia/Beirut')
      await act({ act: 'end' })
      assert.equal((await standing(db, ada)).endedHow, 'reader')
      assert.deepEqual(await acts(db, row.id), [
        'confirmed',
        'paused',
        'resumed',
        'paused',
        'resumed',
        'ended',
      ])
      assert.equal((await act({ act: 'dance' })).status, 400)
    }))

  it('topics and authors are followed from their pages, and a follow outlives a merger', () =>
    play(async ({ db, clock, site, world, visitor, addFollows }) => {
      assert.ok(!(await visitor.get('/topics/straits')).text.includes('Follow by mail'))
      await addFollows()
      assert.match((await visitor.get('/topics/straits')).text, /Get what we write on straits by mail/)
      assert.match(
        (await visitor.get('/authors/ada-lindqvist')).text,
        /Get what Ada Lindqvist writes by mail/,
      )
      await visitor.signIn(ada)
      const subjects: Record<string, string>[] = [
        { topic: 'straits' },
        { topic: 'sanctions' },
        { author: 'ada-lindqvist' },
      ]
      for (const follow of subjects)
        assert.equal((await visitor.post('/subscriptions', { email: ada, ...follow })).status, 303)
      assert.match((await visitor.get('/account')).text, /Stop following: Ada Lindqvist/)
      const { topics, authors } = world
      await mergeTopics(db, clock, { from: topics.straits, into: topics.sanctions, prefixes: [''] })
      await mergeAuthors(db, clock, { from: authors.ada, into: authors.noor, prefixes: [''] })
      const follows = await db.selectFrom('follow').select(['kind', 'subjectId']).orderBy('kind').execute()
      assert.deepEqual(
        follows.map((row) => ({ ...row })),
        [
          { kind: 'author', subjectId: authors.noor },
          { kind: 'topic', subjectId: topics.sanctions },
        ],
      )
      const stop = (follow: string) =>
        visitor.post('/account/newsletters', { newsletter: 'follows', act: 'unfollow', follow })
      await stop(`author:${authors.noor}`)
      assert.equal((await standing(db, ada)).endedAt, null)
      await stop(`topic:${topics.sanctions}`)
      assert.equal((await standing(db, ada)).endedHow, 'reader', 'with nothing left to follow it ends')
      site.deps.press.clear()
    }))

  it('a deleted account leaves no address behind, and neither list nor link brings it back', () =>
    play(async ({ db, clock, site, visitor, week, join }) => {
      await visitor.signIn(ada)
      await visitor.post('/account/newsletters', { newsletter: 'the-week', act: 'subscribe' })
      await suppress(db, clock, { email: ada, emailKey: ada, kind: 'complaint', evidence: 'x' })
      const { id, readerId } = await standing(db, ada)
      const path = unsubscribePath(SECRET, id)
      await deleteReader(db, clock, readerId ?? '')
      const tables = ['subscription', 'subscriptionAsk', 'delivery', 'suppression', 'reader'] as const
      for (const table of tables) {
        const rows = await db.selectFrom(table).select('email').execute()
        assert.ok(
          rows.every(({ email }) => email !== ada),
          table,
        )
      }
      const silent = await db.selectFrom('suppression').select('addressHash').execute()
      assert.deepEqual(
        silent.map((row) => row.addressHash),
        [hashToken(ada)],
      )
      assert.deepEqual([...(await leftAmong(db, week, [ada, 'new@example.org']))], [ada])
      assert.equal((await oneClick(site, path)).status, 200)
      assert.match((await visitor.get(path)).text, /You have left this newsletter/)
      await join(ada)
      assert.equal((await subscriptions(db)).length, 1, 'their own click brings them back to the same row')
      assert.equal((await standing(db, ada)).id, id)
      assert.deepEqual([...(await leftAmong(db, week, [ada]))], [])
    }))

  it('subscriptions go along to a new address, and what that address had said before stands', () =>
    play(async ({ db, clock, site, visitor, join, addFollows, world }) => {
      await addNewsletter(db, clock, 'the-month')
      await addFollows()
      const fresh = { email: 'new@example.org', emailKey: 'new@example.org' }
      await visitor.signIn(ada)
      for (const newsletter of ['the-week', 'the-month'])
        await visitor.post('/account/newsletters', { newsletter, act: 'subscribe' })
      await visitor.post('/subscriptions', { email: ada, topic: 'straits' })
      await join(fresh.email, 'the-month')
      await visitor.post('/subscriptions', { email: fresh.email, topic: 'sanctions' })
      await visitor.post(linkIn((await site.mail()).slice(-1), fresh.email), {})
      const old = await subscriptions(db)
      const month = old.filter((row) => row.source === 'page').find((row) => row.email === fresh.email)
      await oneClick(site, unsubscribePath(SECRET, month?.id ?? ''))
      const readerId = old.find((row) => row.readerId !== null)?.readerId ?? ''
      await moveSubscriptions(db, clock, readerId, { emailKey: ada }, fresh)
      const rows = await subscriptions(db)
      const of = (email: string) => rows.filter((row) => row.email === email)
      assert.equal(of(fresh.email).length, 3)
      assert.ok(of(fresh.email).every((row) => row.readerId === readerId))
      assert.ok(of(ada).every((row) => row.endedHow === 'account'))
      assert.equal(of(fresh.email).find((row) => row.id === month?.id)?.endedHow, 'one-click')
      const followed = await db.selectFrom('follow').select('subjectId').execute()
      assert.deepEqual(
        followed.map((row) => row.subjectId).toSorted(),
        [world.topics.straits, world.topics.sanctions].toSorted(),
      )
      const follows = of(fresh.email).find((row) => row.source === 'topic')
      const left = of(ada).find((row) => row.newsletterId === follows?.newsletterId)
      await oneClick(site, unsubscribePath(SECRET, left?.id ?? ''))
      assert.notEqual(
        (await standingOf(db, follows?.id ?? '')).endedAt,
        null,
        'a link in an old letter counts',
      )
    }))

  it('my data tells of subscriptions, what was agreed to, and what is followed', () =>
    play(async ({ visitor, addFollows }) => {
      await addFollows()
      await visitor.signIn(ada)
      await visitor.post('/account/newsletters', { newsletter: 'the-week', act: 'subscribe' })
      await visitor.post('/subscriptions', { email: ada, author: 'ada-lindqvist' })
      const data: unknown = JSON.parse((await visitor.get('/account/data.json')).text)
      assert.ok(data !== null && typeof data === 'object' && 'subscriptions' in data)
      const text = JSON.stringify(data.subscriptions)
      assert.match(text, /"newsletter":"the-week"/)
      assert.match(text, /"wording":"Send this to my address/)
      assert.match(text, /"follows":\[\{"kind":"author","slug":"ada-lindqvist"/)
    }))
})

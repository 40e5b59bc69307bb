import assert from 'node:assert/strict'
import { test } from 'node:test'
import { simpleParser } from 'mailparser'
import { forEachDatabase } from '../../../../test/support/databases.ts'
import { addMember, openAs, sendForm, signInMember } from '../../../../test/support/newsroom.ts'
import { startMailSink } from '../../../../test/support/mail-sink.ts'
import { startTestPostman } from '../../../../test/support/post.ts'
import { ORIGIN, SECRET } from '../../../../test/support/site.ts'
import { linkIn, playSubscribing } from '../../../../test/support/subscribing.ts'
import { CANARY } from '../../../../test/support/world.ts'
import { buildReviews } from '../../../domain/newsletters/review.ts'
import { headingsIn } from '../../../jobs/edition-mail.ts'
import { writerFor } from '../../../jobs/edition-writer.ts'
import { createSmtpCarrier } from '../../../platform/mail/smtp-carrier.ts'

forEachDatabase((databases) => {
  test('who follows a topic or an author is told of it on its day, once it is signed off, and nobody of what they do not follow', () =>
    playSubscribing(databases, async ({ db, clock, site, visitor, world, addFollows }) => {
      await addFollows()
      const cadence = JSON.stringify({ every: 'week', weekday: 7, at: '07:30' })
      const own = { cadence, languages: JSON.stringify(['en']), leastArticles: 1 }
      await db.updateTable('newsletter').set(own).where('slug', '=', 'follows').execute()
      site.deps.press.clear()
      const follow = async (email: string, subject: Record<string, string>) => {
        assert.equal((await visitor.post('/subscriptions', { email, ...subject })).status, 303)
        const link = linkIn((await site.mail()).slice(-1), email)
        assert.equal((await visitor.post(link, {})).status, 200)
      }
      await db.deleteFrom('articleAuthor').where('authorId', '=', world.authors.noor).execute()
      await follow('straits@example.org', { topic: 'straits' })
      await follow('ada@example.org', { author: 'ada-lindqvist' })
      await follow('noor@example.org', { author: 'noor-haddad' })

      // Sunday comes, and with it the letter; twice, as after a restart.
      clock.pass({ hours: 4 * 24 })
      for (let time = 0; time < 2; time += 1) await buildReviews(db, clock, headingsIn)
      const { id, state } = await db.selectFrom('edition').select(['id', 'state']).executeTakeFirstOrThrow()
      assert.equal(state, 'awaiting-sign-off')
      const petra = await signInMember(db, clock, await addMember(db, clock, 'publisher'))
      const at = `/newsroom/editions/${id}`
      const preview = await (await openAs(site, petra, `${at}/preview/mail?as=visitor`)).text()
      assert.match(preview, /a walled strait[^]*an open sea/, 'the preview shows all that could be told')
      const head = /name="head" value="([^"]+)"/.exec(await (await openAs(site, petra, at)).text())?.[1] ?? ''
      const signed = await sendForm(site, petra, `${at}/schedule`, {
        head,
        when: 'now',
        at: '',
        zone: 'ours',
      })
      assert.equal(signed.status, 303)

      const sink = await startMailSink()
      const writer = writerFor({ db, clock, secret: SECRET, origin: ORIGIN })
      const postman = startTestPostman(site.deps.database, {
        clock,
        carriers: [createSmtpCarrier({ ...sink.url, secure: false, lanes: 2 })],
        write: async (copy) => (await writer(id))(copy),
      })
      databases.beforeClosing(async () => {
        await postman.stop()
        await sink.close()
      })
      await postman.drain()
      assert.deepEqual(sink.received.map(({ to }) => to).toSorted(), [
        'ada@example.org',
        'straits@example.org',
      ])
      for (const { raw } of sink.received) {
        const { html, text = '' } = await simpleParser(raw)
        assert.match(text, /a walled strait/)
        assert.ok(!`${html || ''}${text}`.includes(CANARY), 'a card holds nothing that is withheld')
      }
      const skipped = await openAs(site, petra, `${at}/deliveries?state=skipped`)
      assert.match(await skipped.text(), /noor@example\.org[^]*Nothing they follow was in it/)
      // A week of nothing is told as nothing.
      clock.pass({ hours: 7 * 24 })
      await buildReviews(db, clock, headingsIn)
      const states = await db.selectFrom('edition').select('state').orderBy('coversUntil').execute()
      assert.deepEqual(
        states.map((row) => row.state),
        ['sent', 'skipped'],
      )
    }))
})

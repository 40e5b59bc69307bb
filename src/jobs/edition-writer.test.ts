import assert from 'node:assert/strict'
import { generateKeyPairSync } from 'node:crypto'
import { test } from 'node:test'
import { dkimVerify } from 'mailauth/lib/dkim/verify.js'
import { simpleParser } from 'mailparser'
import PostalMime from 'postal-mime'
import { addArticle, paragraphs } from '../../test/support/articles.ts'
import { forEachDatabase } from '../../test/support/databases.ts'
import { holdClock } from '../../test/support/held-clock.ts'
import { addNewsletter } from '../../test/support/letters.ts'
import { checkMailHtml } from '../../test/support/vnu.ts'
import { at, CANARY, makeWorld } from '../../test/support/world.ts'
import type { EditionDocument } from '../domain/articles/document/document.ts'
import { publishRevision, unpublishArticle } from '../domain/articles/publish.ts'
import { saveRevision } from '../domain/articles/save.ts'
import type { Claimed } from '../domain/newsletters/claim.ts'
import { createEdition } from '../domain/newsletters/editions.ts'
import { toInstantText } from '../lib/clock.ts'
import { newId } from '../lib/id.ts'
import { type EditionWriterDeps, writerFor } from './edition-writer.ts'

const ORIGIN = 'https://lighthouse.example'
/** By which a list is known and left (RFC 2369, 2919, 8058). */
const LIST_FIELDS = ['List-Id', 'List-Unsubscribe', 'List-Unsubscribe-Post']

forEachDatabase((databases) => {
  test('who has no account gets the teaser of an article, who has one gets the whole', async () => {
    const world = await createWorld()
    const visitor = await world.write({ readerId: null, name: null })
    const reader = await world.write({ readerId: newId(), name: 'Ada Lindqvist' })
    assert.ok(
      !visitor.all.includes(CANARY),
      'the withheld word is in the mail of somebody without an account',
    )
    assert.match(visitor.text, /Read it on the site: https:/)
    assert.ok(reader.html.includes(CANARY) && reader.text.includes(CANARY))
    assert.match(reader.text, /Dear Ada Lindqvist,/)
    assert.doesNotMatch(visitor.text, /Dear/)
  })

  test('what is narrowed or taken down while an edition goes out is not in the copies that follow', async () => {
    const world = await createWorld()
    const reader = { readerId: newId() }
    assert.ok((await world.write(reader)).all.includes(CANARY))
    await world.narrow()
    world.clock.pass({ seconds: 1 })
    const narrowed = await world.write(reader)
    assert.ok(!narrowed.all.includes(CANARY), 'the withheld word goes out to who may no longer read it')
    assert.match(narrowed.text, /a walled strait/)
    await world.takeDown()
    world.clock.pass({ seconds: 1 })
    assert.doesNotMatch((await world.write(reader)).text, /a walled strait/)
  })

  test('a section in an edition shows what was its newest as the edition went out', async () => {
    const world = await createWorld('card')
    await world.db
      .updateTable('edition')
      .set({ publishedAt: toInstantText(world.clock()) })
      .execute()
    world.clock.pass({ hours: 1 })
    await world.add('too-late')
    const { text } = await world.write({})
    assert.match(text, /walled strait 2/)
    assert.doesNotMatch(text, /too late/)
  })

  test('a card holds nothing of the body, whoever gets it', async () => {
    const world = await createWorld('card')
    const { html } = await world.write({ readerId: newId() })
    assert.ok(!html.includes(CANARY))
    assert.match(html, /a walled strait/)
  })

  test('two parsers read the same fields, and each copy has its own way out', async () => {
    const world = await createWorld('card', { bounceAddress: 'bounces@lighthouse.example' })
    const copy = await world.write({ name: 'Zoë "Z" <x>\r\nBcc: a@b.example' })
    const other = await world.write({})
    const one = await simpleParser(copy.raw)
    const two = await PostalMime.parse(copy.raw)
    const field = (name: string) => two.headers.find(({ key }) => key === name)?.value ?? ''
    assert.equal(one.subject, 'Grain, gas and a ceasefire')
    assert.equal(two.subject, one.subject)
    assert.equal(one.messageId, `<${copy.id}@frontier.example>`)
    assert.equal(two.messageId, one.messageId)
    assert.equal(one.from?.text, '"The Frontier Review" <letters@frontier.example>')
    assert.equal(two.from?.address, 'letters@frontier.example')
    assert.equal(two.to?.[0]?.address, 'reader@example.org')
    assert.equal(field('list-id'), '<the-week.lighthouse.example>')
    assert.match(
      field('list-unsubscribe'),
      /^<https:\/\/lighthouse\.example\/unsubscribe\/[\w-]+\/[\w-]{43}\?letter=[\w-]{36}>$/,
    )
    assert.equal(field('list-unsubscribe-post'), 'List-Unsubscribe=One-Click')
    assert.match(field('feedback-id'), /:the-week:letter:broadsheet$/)
    assert.equal(field('precedence'), 'bulk')
    assert.equal(field('bcc'), '')
    assert.ok(
      one.text?.includes('What mattered this week.') && two.text?.includes('What mattered this week.'),
    )
    assert.ok(one.html && two.html?.includes('a walled strait'))
    assert.equal(copy.from, `bounces+${copy.id}@lighthouse.example`)
    assert.notEqual(copy.unsubscribe, other.unsubscribe)
    assert.ok(copy.text.includes(copy.unsubscribe) && copy.html.includes(copy.unsubscribe))
  })

  test('an Arabic letter runs from right to left', async () => {
    const world = await createWorld('teaser', {}, 'ar')
    const { html, text } = await world.write({})
    assert.match(html, /<html lang="ar" dir="rtl">/)
    assert.match(text, /إلغاء الاشتراك/)
  })

  test('its seal covers the fields by which it is left', async () => {
    const { privateKey, publicKey } = generateKeyPairSync('rsa', {
      modulusLength: 2048,
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
      publicKeyEncoding: { type: 'spki', format: 'der' },
    })
    const key = { domain: 'frontier.example', selector: 'letters', privateKey }
    const { raw } = await (await createWorld('card', { key })).write({})
    const resolver = async () => [[`v=DKIM1; k=rsa; p=${publicKey.toString('base64')}`]]
    const { results } = await dkimVerify(raw, { resolver })
    assert.equal(results[0]?.status?.result, 'pass')
    const mail = raw.toString()
    for (const field of ['From', 'To', 'Subject', 'Date', 'Message-ID', ...LIST_FIELDS]) {
      const found = new RegExp(`^${field}:.*\r\n(?:[ \t].*\r\n)*`, 'im')
      assert.match(mail, found, field)
      for (const changed of ['', `${field}: <https://elsewhere.example/>\r\n`]) {
        const { results } = await dkimVerify(Buffer.from(mail.replace(found, changed)), { resolver })
        assert.equal(results[0]?.status?.result, 'fail', `without its own ${field}`)
      }
    }
  })

  test('clicks are counted by link, day and subject, and lead to the address on record', async () => {
    const world = await createWorld('card')
    const { html } = await world.write({ variant: 'b' })
    await world.write({ readerId: newId() })
    const links = await world.db.selectFrom('editionLink').select(['id', 'href', 'position']).execute()
    const article = links.find(({ href }) => href === `${ORIGIN}/articles/a-walled-strait`)
    assert.ok(article)
    assert.ok(html.includes(`${ORIGIN}/l/${article.id}/b`))
    assert.equal(new Set(links.map(({ position }) => position)).size, links.length)
  })

  test('the HTML of mails holds before the judge of HTML, and under the length at which it is cut off', async () => {
    const pages = []
    for (const form of ['card', 'teaser', 'whole'] as const)
      for (const language of ['en', 'ar'] as const) {
        const { html } = await (await createWorld(form, {}, language)).write({ readerId: newId() })
        assert.ok(Buffer.byteLength(html) < 102 * 1024)
        pages.push({ name: `${form}-${language}.html`, html })
      }
    assert.deepEqual(await checkMailHtml(pages), [])
  })

  async function createWorld(
    form: 'card' | 'teaser' | 'whole' = 'whole',
    further: Partial<EditionWriterDeps> = {},
    language = 'en',
  ) {
    const { db } = await databases.open()
    const clock = holdClock()
    const { articles, sections } = await makeWorld(db, clock)
    const { walled } = articles
    const sectionId = sections.harbour
    const newsletterId = await addNewsletter(db, clock)
    const body: EditionDocument = {
      type: 'doc',
      content: [
        paragraph('What mattered this week.'),
        { type: 'articleBlock', attrs: { work: walled, form } },
        { type: 'sectionBlock', attrs: { section: sectionId, count: 2 } },
      ],
    }
    const editionId = await createEdition(
      db,
      clock,
      { newsletterId, eventId: null, language, slug: 'grain', createdBy: 'test' },
      { subject: 'Grain, gas and a ceasefire', otherSubject: null, preheader: 'Three things.', body },
    )
    const forEdition = writerFor({ db, clock, secret: 'a secret', origin: ORIGIN, ...further })
    const write = async (of: Partial<Claimed>) => {
      const copy = copyFor(editionId, of)
      const written = await (await forEdition(editionId))(copy)
      assert.ok(written)
      const parsed = await simpleParser(written.raw)
      const html = parsed.html || ''
      const text = parsed.text ?? ''
      const [unsubscribe = ''] = /https:\S+\/unsubscribe\/[\w-]+\/[\w-]+/.exec(text) ?? []
      return { ...written, id: copy.id, html, text, unsubscribe, all: written.raw.toString() + html + text }
    }
    const narrow = async () => {
      const input = { headline: 'a walled strait', kicker: '', standfirst: '', summary: '', lead: null }
      const text = { ...input, body: paragraphs('One.', 'Two.', 'Three.', CANARY, CANARY) }
      const fields = { sectionId, authorIds: [], topicIds: [], audience: 'plan:patrons' as const }
      const saved = await saveRevision(db, clock, walled, { ...text, ...fields }, 'test')
      assert.ok(saved.saved)
      await publishRevision(db, clock, saved.revisionId)
    }
    const takeDown = () => unpublishArticle(db, clock, walled)
    const add = (slug: string) =>
      addArticle(db, clock, { slug, sectionId, authorIds: [], topicIds: [], publishedAt: at(clock, 0) })
    return { db, clock, write, narrow, takeDown, add }
  }
})

function copyFor(editionId: string, of: Partial<Claimed>): Claimed {
  return {
    id: newId(),
    editionId,
    subscriptionId: newId(),
    seatId: null,
    email: 'reader@example.org',
    emailKey: 'reader@example.org',
    variant: 'a',
    attempts: 1,
    fence: 1,
    readerId: null,
    name: null,
    ...of,
  }
}

function paragraph(text: string): EditionDocument['content'][number] {
  return { type: 'paragraph', attrs: { dir: null, lang: null }, content: [{ type: 'text', text }] }
}

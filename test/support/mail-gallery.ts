// Writes a mail of every kind, in each language, from the demo publication, and pictures of them, to be looked at:
// `node --import @oxc-node/core/register test/support/mail-gallery.ts FOLDER`
import { mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { EditionDocument } from '../../src/domain/articles/document/document.ts'
import { createEdition } from '../../src/domain/newsletters/editions.ts'
import { readIdentity } from '../../src/domain/publication/identity.ts'
import { previewerFor } from '../../src/jobs/edition-preview.ts'
import { letterhead } from '../../src/jobs/letterhead.ts'
import { type Clock, systemClock, toInstantText } from '../../src/lib/clock.ts'
import { interfaceLanguages, type InterfaceLanguage } from '../../src/lib/languages.ts'
import { openDatabase } from '../../src/platform/db/open.ts'
import type { Db } from '../../src/platform/db/schema.ts'
import { launchBrowser } from './browser.ts'
import { demoData } from './demo-data.ts'
import { lettersToOne } from './mail-gallery-letters.ts'
import { failLoudly } from './postgres-template.ts'
import { startBroadsheet } from './process.ts'

export type ShownMail = {
  name: string
  language: InterfaceLanguage
  subject: string
  html: string
  text: string
}

/** Every kind of mail there is, over the demo publication in `db`. */
export async function everyMail(db: Db, clock: Clock, origin: string): Promise<ShownMail[]> {
  const identity = await readIdentity(db)
  const mails: ShownMail[] = []
  for (const language of interfaceLanguages) {
    const head = await letterhead(db, identity, origin, `${origin}/`)
    mails.push(...(await editions(db, clock, origin, language)), ...lettersToOne(language, head, origin))
  }
  return mails
}

const introductions = {
  en: 'What mattered this week, and what we got wrong.',
  fr: 'Ce qui a compté cette semaine, et ce que nous avions mal vu.',
  ar: 'ما كان مهمًّا هذا الأسبوع، وما أخطأنا في تقديره.',
}

async function editions(
  db: Db,
  clock: Clock,
  origin: string,
  language: InterfaceLanguage,
): Promise<ShownMail[]> {
  const works = await db
    .selectFrom('article')
    .select('workId')
    .where('language', '=', language)
    .where('publishedAt', 'is not', null)
    .orderBy('publishedAt', 'desc')
    .limit(3)
    .execute()
  const forms = ['teaser', 'whole', 'card'] as const
  const section = await db.selectFrom('section').select('id').orderBy('position').executeTakeFirstOrThrow()
  const event = await db
    .selectFrom('event')
    .innerJoin('eventWords', 'eventWords.eventId', 'event.id')
    .select('event.id')
    .where('eventWords.language', '=', language)
    .executeTakeFirst()
  const content: EditionDocument['content'] = [
    paragraph(introductions[language]),
    ...works.map(({ workId }, place) => ({
      type: 'articleBlock' as const,
      attrs: { work: workId, form: forms[place] ?? 'card' },
    })),
    { type: 'sectionBlock', attrs: { section: section.id, count: 2 } },
    ...(event ? [{ type: 'eventBlock' as const, attrs: { event: event.id } }] : []),
  ]
  const preview = previewerFor({ db, clock, origin })
  const shown: ShownMail[] = []
  for (const kind of ['review', 'follows'] as const) {
    const newsletter = await db
      .selectFrom('newsletter')
      .select('id')
      .where('kind', '=', kind)
      .executeTakeFirstOrThrow()
    const own = { newsletterId: newsletter.id, eventId: null, language, slug: 'shown' }
    const words = { subject: introductions[language], otherSubject: null, preheader: 'A · B · C' }
    const body = { type: 'doc', content: kind === 'review' ? content : content.slice(0, 1) }
    const id = await createEdition(db, clock, { ...own, createdBy: 'test' }, { ...words, body })
    const [coversFrom, coversUntil] = [clock().subtract({ hours: 24 * 9_000 }), clock()].map(toInstantText)
    await db.updateTable('edition').set({ coversFrom, coversUntil }).where('id', '=', id).execute()
    for (const as of kind === 'review' ? (['visitor', 'reader'] as const) : (['reader'] as const)) {
      const name = as === 'reader' ? 'Ada Lindqvist' : null
      const mail = await preview(id, { as, variant: 'a', email: 'ada@example.org', name })
      if (mail) shown.push({ ...mail, name: `${kind}-${as}.${language}`, language })
    }
    await db.deleteFrom('edition').where('id', '=', id).execute()
  }
  return shown
}

function paragraph(text: string): EditionDocument['content'][number] {
  return { type: 'paragraph', attrs: { dir: null, lang: null }, content: [{ type: 'text', text }] }
}

async function write(folder: string): Promise<void> {
  const dataFolder = await demoData()
  const running = await startBroadsheet({ dataFolder, readyWithinMs: 120_000 })
  const path = join(dataFolder, 'broadsheet.sqlite')
  const database = openDatabase({ dialect: 'sqlite', path }, failLoudly)
  const browser = await launchBrowser()
  mkdirSync(folder, { recursive: true })
  const mails = await everyMail(database.db, systemClock, running.origin)
  for (const { name, html, text } of mails) {
    writeFileSync(join(folder, `${name}.html`), html)
    writeFileSync(join(folder, `${name}.txt`), text)
    for (const width of [360, 640])
      for (const colorScheme of ['light', 'dark'] as const) {
        const page = await browser.newPage({ viewport: { width, height: 800 }, colorScheme })
        await page.setContent(html, { waitUntil: 'load' })
        await page.screenshot({ path: join(folder, `${name}-${width}-${colorScheme}.png`), fullPage: true })
        await page.close()
      }
  }
  await browser.close()
  await database.close()
  await running.stop()
}

if (import.meta.main) await write(resolve(process.argv[2] ?? 'mails'))

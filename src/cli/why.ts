import { parseArgs } from 'node:util'
import { explainVerdict, findVerdict } from '../domain/access/why.ts'
import { readConfig } from '../config.ts'
import { parseEmail } from '../lib/email-address.ts'
import { openDatabase } from '../platform/db/open.ts'
import type { Db } from '../platform/db/schema.ts'
import { type Command, UsageError } from './command.ts'

export const why: Command = {
  usage: ['why READER-OR-VISITOR ARTICLE'],
  summary:
    'Says why a person was let in or walled: an e-mail address, reader id or visitor number, and an article’s slug.',
  run: async (args) => {
    const { positionals } = parseArgs({ args, allowPositionals: true })
    const [person, article] = positionals
    if (person === undefined || article === undefined || positionals.length > 2) {
      throw new UsageError('why needs a reader or visitor and an article.')
    }
    const reading = readConfig()
    if (!reading.ok) throw new UsageError(reading.problems.join(' '))
    const database = openDatabase(reading.config.database, () => undefined)
    try {
      const answer = await explain(database.db, person, article)
      if (answer.ok) console.log(answer.text)
      else console.error(answer.text)
      return answer.ok ? 0 : 1
    } finally {
      await database.close()
    }
  },
}

type Answer = { ok: boolean; text: string }

async function explain(db: Db, person: string, article: string): Promise<Answer> {
  const subject = await subjectOf(db, person)
  if (subject === undefined) return { ok: false, text: `There is no reader with the address ${person}.` }
  const slug = article.slice(article.lastIndexOf('/') + 1)
  const found = await db
    .selectFrom('article')
    .select(['id', 'slug', 'language'])
    .where('slug', '=', slug)
    .execute()
  if (found.length === 0) return { ok: false, text: `There is no article with the slug ${slug}.` }
  const lines: string[] = []
  for (const { id, language } of found) {
    const known = await findVerdict(db, subject, id)
    if (known) lines.push(`${known.decidedAt} ${slug} (${language}): ${explainVerdict(known.verdict)}`)
  }
  if (lines.length > 0) return { ok: true, text: lines.join('\n') }
  return { ok: false, text: `No verdict is on record for ${person} and ${slug}: open articles leave none.` }
}

async function subjectOf(db: Db, person: string): Promise<string | undefined> {
  const email = parseEmail(person)
  if (!email) return person
  const reader = await db
    .selectFrom('reader')
    .select('id')
    .where('emailKey', '=', email.emailKey)
    .executeTakeFirst()
  return reader?.id
}

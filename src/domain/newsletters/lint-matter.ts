import { readJson } from '../../lib/json.ts'
import { inLanguage, localizedSchema } from '../../lib/localized.ts'
import type { Db } from '../../platform/db/schema.ts'
import type { Policy } from '../access/policy.ts'
import type { Document, EditionDocument } from '../articles/document/document.ts'
import { isEditionBlock } from '../articles/document/edition-block.ts'
import type { EditionBlock } from '../articles/document/nodes.ts'
import { cardsWithIds } from '../events/events.ts'
import { readBlocks, type ShownBlock } from './blocks.ts'
import { findUnseenTargets, type UnseenTarget } from './link-targets.ts'
import { hrefsIn } from './lint.ts'

/** What only the database knows of an edition's words. */
export type LintMatter = {
  unseen: UnseenTarget[]
  /** What its blocks stand for and readers do not see, by name: nothing stands in their place. */
  emptyBlocks: string[]
  /** The texts of articles that it shows, with their pictures. */
  texts: Document[]
  /** Of those the ones whose first picture does not say what it shows. */
  leadsWithoutAlt: number
}

type Reading = {
  language: string
  origin: string
  languages: readonly string[]
  policy: Policy
  /** Milliseconds since 1970. */
  now: number
}

/** As the newsroom sees it, which may read everything whole. */
export async function readLintMatter(
  db: Db,
  body: EditionDocument,
  { language, origin, languages, policy, now }: Reading,
): Promise<LintMatter> {
  const read = await readBlocks(db, body, { language, person: { kind: 'staff' }, policy, now })
  const blocks = body.content.filter(isEditionBlock)
  const empty = blocks.filter((block) => read(block) === undefined)
  const whole = blocks.flatMap((block) => withText(read(block)))
  return {
    unseen: await findUnseenTargets(db, hrefsIn(body), { origin, languages }),
    emptyBlocks: await Promise.all(empty.map((block) => nameOf(db, block, language))),
    texts: whole.map((shown) => shown.body),
    leadsWithoutAlt: whole.filter(({ card }) => card.lead !== null && card.lead.alt === '').length,
  }
}

function withText(shown: ShownBlock | undefined) {
  if (shown?.kind !== 'article' || shown.body === undefined) return []
  return [{ card: shown.card, body: shown.body }]
}

/** Empty where it is no more. */
async function nameOf(db: Db, block: EditionBlock, language: string): Promise<string> {
  if (block.type === 'eventBlock') {
    const [event] = await cardsWithIds(db, [block.attrs.event], language)
    return event?.title ?? ''
  }
  if (block.type === 'sectionBlock') {
    const { section } = block.attrs
    const row = await db.selectFrom('section').select('name').where('id', '=', section).executeTakeFirst()
    return row ? inLanguage(readJson(localizedSchema, row.name), language) : ''
  }
  const row = await db
    .selectFrom('article')
    .innerJoin('revision', 'revision.id', 'article.headRevisionId')
    .select('revision.headline')
    .where('article.id', '=', block.attrs.work)
    .executeTakeFirst()
  return row?.headline ?? ''
}

import { type BulkRecord, readBulk } from '../../../domain/articles/bulk/bulk.ts'
import { listColleagues } from '../../../domain/staff/colleagues.ts'
import { may, type Member } from '../../../domain/staff/may.ts'
import { listTopicNames, listTopicNamesAll } from '../../../domain/topics/find-by-name.ts'
import { inLanguage } from '../../../lib/localized.ts'
import { dateAndTime } from '../../../theme/format.ts'
import type { Notice } from '../../../theme/contract/newsroom.ts'
import type { BulkProps } from '../../../theme/contract/newsroom-lists.ts'
import { isNewsroomKey } from '../../../theme/language/newsroom/say.ts'
import { here } from '../../account/person.ts'
import type { Deps } from '../../context.ts'
import type { Asking } from '../../route.ts'
import type { ListWish } from './filter.ts'
import { choicesOf, words } from './listed.ts'

const BULK = '/newsroom/bulk-acts'
/** More are found by typing: every name and alias is known to the form. */
const MOST_TOPICS = 300

/** What this member may do with ticked articles, as far as the role says. */
export async function bulkProps(
  c: Asking,
  deps: Deps,
  member: Member,
  wish: ListWish,
  filter: string,
): Promise<BulkProps> {
  const { sections, people } = await choicesOf(c, deps)
  const topics = await listTopicNamesAll(deps.database.db)
  return {
    action: here(c, BULK),
    filter,
    sections: sections.filter(({ value }) => may(member, 'article.edit', { sectionId: value })),
    topics: topics.slice(0, MOST_TOPICS).map(({ name }) => inLanguage(name, c.var.language)),
    ...(may(member, 'article.assign') && { people }),
    ...(may(member, 'article.archive') && {
      archive: wish.stage === 'archived' ? ('unarchive' as const) : ('archive' as const),
    }),
  }
}

/** What a bulk act came to, for the one who did it, with the way back while there is one. */
export async function bulkNotice(
  c: Asking,
  deps: Deps,
  member: Member,
  filter: string,
): Promise<Notice | undefined> {
  const id = c.req.query('bulk')
  const record = id === undefined ? undefined : await readBulk(deps.database.db, deps.clock, member.id, id)
  if (!record) return problemHere(c)
  const { done, refused, undone } = record
  const undo = { action: here(c, `${BULK}/${record.id}/reversal`), fields: { filter } }
  return {
    text: await sentence(c, deps, record),
    kind: refused.length > 0 ? 'warning' : 'done',
    details: refused.map(({ name, because }) =>
      words(c)('lists.bulk.left', {
        name: name || words(c)('shell.untitled'),
        reason: words(c)(`lists.bulk.because.${because}`),
      }),
    ),
    ...(!undone && done.length > 0 && { undo }),
  }
}

function problemHere(c: Asking): Notice | undefined {
  const key = `lists.done.${c.req.query('done') ?? ''}`
  if (!key.startsWith('lists.done.bulk-') || !isNewsroomKey(key)) return undefined
  return { text: words(c)(key, { name: (c.req.query('name') ?? '').slice(0, 100) }), kind: 'problem' }
}

async function sentence(c: Asking, deps: Deps, record: BulkRecord): Promise<string> {
  const count = record.done.length
  if (count === 0) return words(c)('lists.bulk.nothing')
  if (record.undone) return words(c)('lists.bulk.undone', { count })
  const name = await nameOf(c, deps, record)
  const { act } = record.wish
  if (name === '' && (act === 'assign' || act === 'due'))
    return words(c)(`lists.bulk.done.no-${act}`, { count })
  return words(c)(`lists.bulk.done.${act}`, { count, name })
}

/** The section, topic, colleague or time it was about. */
async function nameOf(c: Asking, deps: Deps, { wish }: BulkRecord): Promise<string> {
  const { language, site } = c.var
  const { db } = deps.database
  switch (wish.act) {
    case 'section': {
      const section = site.sections.find(({ id }) => id === wish.sectionId)
      return section ? inLanguage(section.name, language) : '–'
    }
    case 'add-topic':
    case 'remove-topic': {
      const [topic] = await listTopicNames(db, [wish.topicId])
      return topic ? inLanguage(topic.name, language) : '–'
    }
    case 'assign': {
      if (wish.assigneeId === null) return ''
      const colleague = (await listColleagues(db)).find(({ id }) => id === wish.assigneeId)
      return colleague?.name ?? '–'
    }
    case 'due':
      return wish.dueAt === null
        ? ''
        : dateAndTime(wish.dueAt, { language, timeZone: site.identity.timeZone })
    default:
      return '–'
  }
}

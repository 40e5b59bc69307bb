import { moveArticle, type MoveWish } from '../../src/domain/articles/move.ts'
import { comment } from '../../src/domain/articles/remarks.ts'
import { compareSave } from '../../src/domain/articles/compare-save.ts'
import { correctArticle } from '../../src/domain/articles/corrections.ts'
import { createDraft, readDraft } from '../../src/domain/articles/draft.ts'
import { makePreviewLink } from '../../src/domain/articles/preview-links.ts'
import { planArticle } from '../../src/domain/articles/planning.ts'
import { keepFilter } from '../../src/domain/articles/saved-filters.ts'
import { addSection } from '../../src/domain/articles/section-edit.ts'
import { standardLayout } from '../../src/domain/articles/front/layout.ts'
import { publishFront } from '../../src/domain/articles/front/publish.ts'
import { latestFront } from '../../src/domain/articles/front/revisions.ts'
import { comparePageSave } from '../../src/domain/pages/compare-save.ts'
import { saveEventText } from '../../src/domain/events/save-text.ts'
import { listQuestions, markQuestion } from '../../src/domain/events/question-list.ts'
import { keepQuestion } from '../../src/domain/events/questions.ts'
import { createEventSeries } from '../../src/domain/events/series.ts'
import { NOT_WRITTEN } from '../../src/domain/events/texts.ts'
import { createPage, readPageDraft } from '../../src/domain/pages/draft.ts'
import { addNavigationEntry } from '../../src/domain/publication/navigation.ts'
import { addRedirect } from '../../src/domain/publication/redirects.ts'
import { invite } from '../../src/domain/staff/invite.ts'
import type { Member } from '../../src/domain/staff/may.ts'
import { newId } from '../../src/lib/id.ts'
import { parseEmail } from '../../src/lib/email-address.ts'
import { type Clock, toInstantText } from '../../src/lib/clock.ts'
import type { Db, Id } from '../../src/platform/db/schema.ts'
import { paragraphs } from './articles.ts'
import { addEvent, addReaders, askSeat } from './events.ts'
import { furnishLetters, type LetterStarts } from './furnished-letters.ts'
import { addMember } from './newsroom.ts'

export type Furnished = {
  owner: Member
  editor: Member
  writer: Member
  /** A page in the making that has two revisions, and a section without articles. */
  page: Id | undefined
  section: Id | undefined
  /** To come, with somebody in a seat. */
  event: Id | undefined
  letters: LetterStarts
  /** An article in every stage, by the stage's name. */
  articles: ReadonlyMap<Stage, Id>
}

const stages = [
  'writing',
  'sent-back',
  'in-review',
  'approved',
  'scheduled',
  'overdue',
  'published',
  'changed',
  'unpublished',
  'archived',
] as const
type Stage = (typeof stages)[number]

const headlines: Record<Stage, string> = {
  writing: 'The ferry that would not wait',
  'sent-back': 'Forty days without a harbour',
  'in-review': 'What the ice left of the bargain, and who has to live with what is left of it now',
  approved: 'Winter prices',
  scheduled: 'The long way round the cape',
  overdue: 'A lock without a key',
  published: 'Who pays for the icebreaker',
  changed: 'Two flags on one mast',
  unpublished: 'The pilot’s last letter',
  archived: 'An older strait',
}

/**
 * Three who work here and, where the publication has sections, an article in every stage, with remarks, revisions, plans,
 * links and all that stands beside.
 */
export async function furnish(db: Db, clock: Clock): Promise<Furnished> {
  const owner = await addMember(db, clock, 'owner')
  const editor = await addMember(db, clock, 'editor')
  const writer = await addMember(db, clock, 'writer')
  const people = { owner, editor, writer }
  const articles = new Map<Stage, Id>()
  const none: LetterStarts = { draft: '', editor: [], owner: [] }
  const section = await db.selectFrom('section').select('id').orderBy('position').executeTakeFirst()
  if (!section)
    return { ...people, articles, page: undefined, section: undefined, event: undefined, letters: none }
  for (const stage of stages)
    articles.set(stage, await bring(db, clock, { editor, writer, sectionId: section.id }, stage))
  await furnishHouse(db, clock, owner)
  for (const { id } of [owner, editor, writer]) await givePasskey(db, clock, id)
  const page = await beginPage(db, clock, owner)
  const empty = await addSection(db, '', { name: { en: 'Nothing in it yet' }, description: {} })
  const event = await bringEvent(db, clock, section.id)
  await describeEvent(db, clock, editor, event)
  const letters = await furnishLetters(db, clock, owner)
  return { ...people, articles, page, section: empty, event, letters }
}

type Cast = { editor: Member; writer: Member; sectionId: Id }

async function bring(db: Db, clock: Clock, cast: Cast, stage: Stage): Promise<Id> {
  const { editor, writer, sectionId } = cast
  const wish = { language: 'en', sectionId, headline: headlines[stage] }
  const body = { body: paragraphs('The first snow fell in November.', 'Nobody had ordered salt.') }
  const id = await createDraft(db, clock, writer, wish, body)
  if (id === undefined) throw new Error('The writer may not begin an article.')
  await saveOver(db, clock, writer, id, 'The first snow fell in December.', 'Nobody had ordered salt.')
  const move = moverIn(db, clock, id)
  const soon = clock().add({ hours: 3 })
  const plan = { assigneeId: writer.id, dueAt: toInstantText(soon), embargoUntil: null }
  await planArticle(db, clock, by(editor), id, plan)
  if (stage === 'writing') return id
  await move(writer, { move: 'submit', text: 'The first of three.' })
  if (stage === 'sent-back') await move(editor, { move: 'request-changes', text: 'Who ordered the salt?' })
  if (stage === 'in-review') await comment(db, clock, editor, id, 'I read it tonight.')
  if (stage === 'sent-back' || stage === 'in-review') return id
  await move(editor, { move: 'approve' })
  if (stage === 'approved') return id
  if (stage === 'scheduled' || stage === 'overdue') {
    await move(editor, { move: 'schedule', at: soon })
    const scheduledAt = toInstantText(clock().subtract({ hours: 3 }))
    if (stage === 'overdue')
      await db.updateTable('article').set({ scheduledAt }).where('id', '=', id).execute()
    return id
  }
  await move(editor, { move: 'publish' })
  if (stage === 'changed') {
    await correctArticle(db, clock, by(editor), id, 'It snowed in December, not in November.')
    await saveOver(db, clock, editor, id, 'The first snow fell in January.', 'Nobody had ordered any salt.')
    const link = await makePreviewLink(db, clock, by(editor), id)
    if (link === undefined) throw new Error('The link was not made.')
  }
  if (stage === 'unpublished' || stage === 'archived') await move(editor, { move: 'withdraw' })
  if (stage === 'archived') await move(editor, { move: 'archive' })
  return id
}

function by(actor: Member) {
  return { actor, network: '203.0.113.0/24' }
}

function moverIn(db: Db, clock: Clock, articleId: Id) {
  return async (actor: Member, wish: Omit<MoveWish, 'articleId' | 'head'>) => {
    const draft = await readDraft(db, actor, articleId)
    const full = { ...wish, articleId, ...(draft && { head: draft.head.id }) }
    const moved = await moveArticle(db, clock, by(actor), full, [])
    if (moved.outcome !== 'moved') throw new Error(`${wish.move}: ${JSON.stringify(moved)}`)
  }
}

async function saveOver(
  db: Db,
  clock: Clock,
  member: Member,
  articleId: Id,
  ...texts: string[]
): Promise<void> {
  const draft = await readDraft(db, member, articleId)
  if (!draft) throw new Error('The article is not there.')
  const content = { ...draft.content, body: paragraphs(...texts) }
  const wish = { articleId, base: draft.head.id, content, origin: 'saved' } as const
  const saved = await compareSave(db, clock, member, wish)
  if (saved.outcome !== 'saved') throw new Error(saved.outcome)
}

async function furnishHouse(db: Db, clock: Clock, owner: Member): Promise<void> {
  const address = parseEmail('amal@lighthouse.example')
  if (!address) throw new Error('This is an address.')
  const wish = { email: address, role: 'writer', sectionIds: null, language: 'en' } as const
  await invite(db, clock, { member: owner, network: '203.0.113.0/24' }, wish)
  await addRedirect(db, clock, '/old-strait', '/articles/strait')
  for (const language of ['en', 'ar']) {
    const entry = {
      id: newId(),
      language,
      place: 'header',
      kind: 'address',
      target: '/archive',
      label: '',
    } as const
    await addNavigationEntry(db, { ...entry, hiddenAt: null })
    const wish = { language, layout: standardLayout, base: '' }
    await publishFront(db, clock, by(owner), wish)
    const latest = await latestFront(db, language)
    await publishFront(db, clock, by(owner), {
      ...wish,
      base: latest?.id ?? '',
      at: clock().add({ hours: 5 }),
    })
  }
  await keepFilter(db, clock, owner.id, 'In review', { stage: 'in-review' })
}

async function bringEvent(db: Db, clock: Clock, sectionId: Id): Promise<Id> {
  const zoned = clock().toZonedDateTimeISO('Europe/Vienna').add({ days: 9 }).toPlainDate()
  const event = await addEvent(db, clock, {
    slug: 'furnished',
    seriesId: await createEventSeries(db, { en: 'Evenings at the quay', ar: 'أمسيات الرصيف' }),
    sectionId,
    guestsAllowed: 2,
    starts: { at: `${zoned.toString()}T19:00` },
    ends: { at: `${zoned.toString()}T21:00` },
    people: [{ role: 'speaker', authorId: null, name: 'Kay Brandt', about: 'Pilot' }],
  })
  const [readerId = ''] = await addReaders(db, clock, 1, 'guest')
  await askSeat(db, clock, event, readerId, { guests: 1 })
  for (const text of ['Who pays the pilot when nobody comes?', 'And who pays when everybody does?'])
    await keepQuestion(db, clock, { eventId: event, readerId, id: null, text })
  const [chosen] = await listQuestions(db, event, 'new')
  await markQuestion(db, clock, { eventId: event, id: chosen?.id ?? '', mark: 'choose' })
  return event
}

/** Twice, so that there are revisions to compare; the second is not shown to readers yet. */
async function describeEvent(db: Db, clock: Clock, editor: Member, eventId: Id): Promise<void> {
  const place = { eventId, part: 'description', language: 'en' } as const
  const body = paragraphs('We talk for an hour and a half, then you ask.')
  const wish = { place, base: NOT_WRITTEN, body, origin: 'saved' } as const
  const saved = await saveEventText(db, clock, editor, wish)
  if (saved.outcome !== 'saved') throw new Error(saved.outcome)
}

async function beginPage(db: Db, clock: Clock, owner: Member): Promise<Id> {
  const page = await createPage(db, clock, by(owner), { title: 'How we work', language: 'en' })
  if (page.outcome !== 'created') throw new Error(page.outcome)
  const draft = await readPageDraft(db, owner, page.id)
  if (!draft) throw new Error('The page is not there.')
  const content = { ...draft.content, body: paragraphs('Slowly.') }
  const save = { pageId: page.id, base: draft.head.id, content, origin: 'saved' } as const
  const saved = await comparePageSave(db, clock, owner, save)
  if (saved.outcome !== 'saved') throw new Error(saved.outcome)
  return page.id
}

/** One that no device holds. */
async function givePasskey(db: Db, clock: Clock, staffId: Id): Promise<void> {
  const id = `passkey-of-${staffId}`
  const createdAt = toInstantText(clock())
  const unused = { publicKey: '', counter: 0, transports: '[]', usedAt: null }
  await db
    .insertInto('passkey')
    .values({ id, staffId, name: 'Work laptop', createdAt, ...unused })
    .execute()
}

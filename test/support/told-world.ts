import { createEventSeries } from '../../src/domain/events/series.ts'
import { createEdition } from '../../src/domain/newsletters/editions.ts'
import { insertMedia } from '../../src/domain/media/insert.ts'
import { storeFile } from '../../src/domain/media/take-in.ts'
import type { Clock } from '../../src/lib/clock.ts'
import { newId } from '../../src/lib/id.ts'
import type { MediaStore } from '../../src/platform/media/store.ts'
import type { Db, Id } from '../../src/platform/db/schema.ts'
import { paragraphs } from './articles.ts'
import { addEvent, addReaders, askSeat } from './events.ts'
import { addNewsletter } from './letters.ts'
import { at, CANARY, type World } from './world.ts'

/** Paths of what stands there, and of what holds words that are for registered readers alone. */
export const told = {
  letters: ['/newsletters/the-week', '/newsletters/for-readers'],
  editions: ['/newsletters/the-week/grain', '/newsletters/for-readers/grain'],
  events: ['/events/night-of-the-straits', '/events/day-of-the-lamps', '/events/hour-of-the-buoys'],
  /** The transcript of this one is walled. */
  over: '/events/day-of-the-lamps',
  /** Where whoever has a seat reads the online link. */
  seated: '/events/night-of-the-straits',
}

/** Adds two newsletters, one for registered readers, with an edition and a draft each, and three events. */
export async function tellWorld(db: Db, clock: Clock, world: World): Promise<{ events: Id[] }> {
  const events = await addEvents(db, clock, world)
  for (const [slug, audience] of [
    ['the-week', 'everyone'],
    ['for-readers', 'registered'],
  ] as const) {
    const newsletterId = await addNewsletter(db, clock, slug, audience)
    const closing = audience === 'everyone' ? 'That was the week.' : `Behind the wall: ${CANARY}.`
    await publishEdition(db, clock, newsletterId, world, events[0] ?? '', closing)
  }
  return { events }
}

/** With a walled article whole in it, a section, an event, and a closing word behind the teaser. */
async function publishEdition(
  db: Db,
  clock: Clock,
  newsletterId: Id,
  { articles, sections }: World,
  event: Id,
  closing: string,
): Promise<void> {
  const [opening, last] = paragraphs('What mattered.', closing).content
  const body = {
    type: 'doc',
    content: [
      opening,
      { type: 'articleBlock', attrs: { work: articles.walled, form: 'whole' } },
      { type: 'sectionBlock', attrs: { section: sections.uplands, count: 2 } },
      { type: 'eventBlock', attrs: { event } },
      { type: 'teaserEnd' },
      last,
    ],
  }
  const words = { subject: 'Grain and ports', otherSubject: null, preheader: 'Three things to know.', body }
  const own = { newsletterId, eventId: null, language: 'en', createdBy: 'test' }
  const id = await createEdition(db, clock, { ...own, slug: 'grain' }, words)
  await createEdition(db, clock, { ...own, slug: 'draft' }, words)
  await db
    .updateTable('edition')
    .set({ state: 'sent', publishedAt: at(clock, 0.5), sentAt: at(clock, 0.5) })
    .where('id', '=', id)
    .execute()
}

/** One to come, one that is over, and one whose only seat is somebody else's. Their links hold the withheld word. */
async function addEvents(db: Db, clock: Clock, { sections, topics, authors }: World): Promise<Id[]> {
  const common = {
    seriesId: await createEventSeries(db, { en: 'Evenings of the Straits' }),
    sectionId: sections.harbour,
    topicIds: [topics.straits],
    people: [{ role: 'host' as const, authorId: authors.ada, name: '', about: '' }],
    onlineLink: `https://meet.example/${CANARY}`,
  }
  const days = (count: number, hour: number) => {
    const day = clock().toZonedDateTimeISO('Europe/Vienna').toPlainDate().add({ days: count })
    return { at: `${day.toString()}T${hour}:00` }
  }
  const coming = await addEvent(db, clock, { ...common, starts: days(12, 19), ends: days(12, 21) })
  const over = await addEvent(db, clock, {
    ...common,
    slug: 'day-of-the-lamps',
    starts: days(-20, 19),
    ends: days(-20, 21),
    recording: { embed: `https://vimeo.com/76979871?said=${CANARY}` },
    words: {
      en: {
        title: 'Day of the Lamps',
        standfirst: 'On keepers.',
        body: paragraphs('We spoke of lamps.'),
        transcript: paragraphs('Good evening.', 'Welcome.', 'Let us begin.', `It was ${CANARY}.`),
      },
    },
  })
  const full = await addEvent(db, clock, {
    ...common,
    slug: 'hour-of-the-buoys',
    starts: days(15, 12),
    ends: days(15, 13),
    capacity: 1,
    words: {
      en: {
        title: 'Hour of the Buoys',
        standfirst: 'One chair.',
        body: paragraphs('A talk.'),
        transcript: null,
      },
    },
  })
  const [other = ''] = await addReaders(db, clock, 1, 'other')
  await seat(db, clock, full, other)
  return [coming, over, full]
}

/** A seat, or a place in the waiting list. */
export async function seat(db: Db, clock: Clock, eventId: Id, readerId: Id): Promise<void> {
  const given = await askSeat(db, clock, eventId, readerId)
  if (given.is === 'refused') throw new Error(`No seat: ${given.because}`)
}

/** As if it had been brought to the library and named by the newsroom. */
export async function keepSlides(
  { database, media, clock }: { database: { db: Db }; media: MediaStore; clock: Clock },
  eventId: Id,
  bytes: Uint8Array,
): Promise<void> {
  const { db } = database
  const stored = await storeFile(media, clock, bytes)
  if (!stored.ok) throw new Error(`No document: ${stored.problem}`)
  const { variants, ...best } = stored.file
  const row = { id: newId(), ...best, alt: '', credit: '', sourceName: 'slides.pdf', createdAt: at(clock, 1) }
  const { id } = await insertMedia(db, row, variants)
  await db.updateTable('event').set({ slidesId: id }).where('id', '=', eventId).execute()
}

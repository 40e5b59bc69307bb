import type { Clock } from '../../lib/clock.ts'
import type { Db } from '../../platform/db/schema.ts'
import { publishEvent } from '../events/publish.ts'
import { createEvent } from '../events/save.ts'
import { drawingNamed, type Drawings, readBody } from './body.ts'
import type { Demo } from './folder.ts'
import { fault } from './head.ts'
import type { Structure } from './structure.ts'

const FILE = 'events.json'
const ANNOUNCED_DAYS = 30

type EventFile = Demo['events'][number]

/**
 * Some are over and some to come, whenever the demo is started; each was announced a month before it began. Returns
 * their ids by slug.
 */
export async function seedEvents(
  db: Db,
  clock: Clock,
  demo: Demo,
  drawings: Drawings,
  structure: Structure,
): Promise<Map<string, string>> {
  const now = clock()
  const ids = new Map<string, string>()
  for (const event of demo.events) {
    const { place, onlineLink, audience, capacity, guestsAllowed, timeZone, slug } = event
    const starts = startOf(event, now)
    const id = (kind: 'sections' | 'topics' | 'authors', name: string) => idOf(structure, kind, name)
    const begins = starts.toZonedDateTime(timeZone).toInstant()
    const announced = begins.subtract({ hours: ANNOUNCED_DAYS * 24 })
    const then: Clock = () => (Temporal.Instant.compare(announced, now) < 0 ? announced : now)
    const saved = await createEvent(
      db,
      then,
      {
        slug,
        timeZone,
        starts: { at: starts.toString({ smallestUnit: 'minute' }), which: 'first' },
        ends: {
          at: starts.add({ minutes: event.minutes }).toString({ smallestUnit: 'minute' }),
          which: 'first',
        },
        opens: null,
        closes: null,
        place,
        onlineLink,
        picture: pictureOf(demo, drawings, event),
        sectionId: id('sections', event.section),
        seriesId: null,
        audience,
        capacity,
        hasWaitingList: true,
        guestsAllowed,
        people: event.people.map(({ author, ...person }) => ({
          ...person,
          authorId: author === null ? null : id('authors', author),
        })),
        topicIds: event.topics.map((topic) => id('topics', topic)),
        recording: null,
        slidesId: null,
        words: wordsOf(demo, drawings, event),
      },
      'demo',
    )
    if (!saved.saved) throw fault(FILE, `${slug} is refused: ${JSON.stringify(saved)}`)
    await publishEvent(db, then, saved.id)
    ids.set(slug, saved.id)
  }
  return ids
}

function pictureOf(demo: Demo, drawings: Drawings, { picture }: EventFile) {
  if (picture === undefined) return null
  const lead = demo.articles.find(({ slug }) => slug === picture)?.lead
  if (!lead) throw fault(FILE, `there is no drawing with the article ${picture}`)
  const { picture: file, alt, caption, credit } = lead
  return { media: drawingNamed(drawings, FILE, file), alt, caption, credit }
}

function wordsOf(demo: Demo, drawings: Drawings, { words }: EventFile) {
  return Object.fromEntries(
    Object.entries(words).map(([language, { title, standfirst, body, transcript }]) => {
      const read = (html: string) => readBody(demo, drawings, { file: FILE, language, html })
      return [
        language,
        {
          title,
          standfirst,
          body: read(body),
          transcript: transcript === undefined ? null : read(transcript),
        },
      ]
    }),
  )
}

function startOf({ days, at, timeZone }: EventFile, now: Temporal.Instant): Temporal.PlainDateTime {
  return now
    .toZonedDateTimeISO(timeZone)
    .toPlainDate()
    .add({ days })
    .toPlainDateTime(Temporal.PlainTime.from(at))
}

function idOf(structure: Structure, kind: keyof Structure, slug: string): string {
  const id = structure[kind].get(slug)
  if (id === undefined) throw fault(FILE, `there is no ${slug} among the ${kind}`)
  return id
}

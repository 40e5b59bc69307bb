import { z } from 'zod'
import { seatLetterKinds, seatStates } from '../../../platform/db/schema-events.ts'
import { leadSchema } from '../../articles/save.ts'
import { audience, count, document, href, id, instant, language, size, slug, text } from './columns.ts'
import type { ArchivedTable } from './table.ts'

const localized = z.record(z.string(), text)

export const eventTables: readonly ArchivedTable[] = [
  {
    table: 'eventSeries',
    key: ['id'],
    json: ['name', 'description'],
    schema: z.strictObject({ id, slug, name: localized, description: localized }),
  },
  {
    table: 'event',
    key: ['id'],
    json: ['place', 'picture', 'recording'],
    schema: z.strictObject({
      id,
      slug,
      state: z.enum(['draft', 'published', 'cancelled']),
      startsAt: instant,
      endsAt: instant,
      timeZone: text,
      place: z.strictObject({ name: text, address: text }).nullable(),
      onlineLink: href.nullable(),
      picture: leadSchema.nullable(),
      sectionId: id.nullable(),
      seriesId: id.nullable(),
      audience: audience.unwrap(),
      capacity: size.nullable(),
      hasWaitingList: z.literal([0, 1]),
      guestsAllowed: count,
      opensAt: instant.nullable(),
      closesAt: instant.nullable(),
      taken: count,
      nextPlace: size,
      sequence: count,
      recording: z
        .union([
          z.strictObject({ embed: href }),
          z.strictObject({ file: id }),
          z.strictObject({ link: href }),
        ])
        .nullable(),
      slidesId: id.nullable(),
      slidesLink: href.nullable(),
      version: size,
      publishedAt: instant.nullable(),
      cancelledAt: instant.nullable(),
      createdBy: text,
      createdAt: instant,
      updatedAt: instant,
    }),
  },
  {
    table: 'eventWords',
    key: ['eventId', 'language'],
    parents: [{ table: 'event', column: 'eventId' }],
    json: ['body', 'transcript'],
    schema: z.strictObject({
      eventId: id,
      language,
      title: text,
      standfirst: text,
      body: document,
      transcript: document.nullable(),
    }),
  },
  {
    table: 'eventText',
    key: ['id'],
    parents: [{ table: 'event', column: 'eventId' }],
    json: [],
    schema: z.strictObject({
      id,
      eventId: id,
      language,
      part: z.enum(['description', 'transcript']),
      headRevisionId: id.nullable(),
      publishedRevisionId: id.nullable(),
    }),
  },
  {
    table: 'eventTextRevision',
    key: ['id'],
    parents: [{ table: 'eventText', column: 'textId' }],
    isRecord: true,
    json: ['body'],
    schema: z.strictObject({
      id,
      textId: id,
      number: size,
      body: document,
      createdBy: text,
      createdAt: instant,
      origin: z.enum(['autosaved', 'saved', 'restored']),
    }),
  },
  {
    table: 'eventPerson',
    key: ['eventId', 'position'],
    parents: [{ table: 'event', column: 'eventId' }],
    json: [],
    schema: z.strictObject({
      eventId: id,
      position: count,
      role: z.enum(['host', 'speaker']),
      authorId: id.nullable(),
      name: text,
      about: text,
    }),
  },
  {
    table: 'eventTopic',
    key: ['eventId', 'topicId'],
    parents: [{ table: 'event', column: 'eventId' }],
    json: [],
    schema: z.strictObject({ eventId: id, topicId: id }),
  },
]

/** Of people: they go only where readers are asked for, and what is here stays as it is. */
export const seatTables: readonly ArchivedTable[] = [
  {
    table: 'seat',
    key: ['id'],
    parents: [
      { table: 'event', column: 'eventId' },
      { table: 'reader', column: 'readerId' },
    ],
    isRecord: true,
    ofReaders: true,
    json: [],
    schema: z.strictObject({
      id,
      eventId: id,
      readerId: id,
      language,
      timeZone: text.nullable(),
      guests: count,
      state: z.enum(seatStates),
      place: size,
      askedAt: instant,
      takenAt: instant.nullable(),
      offeredUntil: instant.nullable(),
      cancelledAt: instant.nullable(),
      checkedInAt: instant.nullable(),
      arrived: count,
    }),
  },
  {
    table: 'seatLetter',
    key: ['seatId', 'kind', 'sequence'],
    parents: [{ table: 'seat', column: 'seatId' }],
    isRecord: true,
    ofReaders: true,
    json: [],
    schema: z.strictObject({
      seatId: id,
      kind: z.enum(seatLetterKinds),
      sequence: count,
      createdAt: instant,
    }),
  },
  {
    table: 'eventQuestion',
    key: ['id'],
    parents: [{ table: 'seat', column: 'seatId' }],
    isRecord: true,
    ofReaders: true,
    json: [],
    schema: z.strictObject({
      id,
      eventId: id,
      seatId: id,
      text,
      createdAt: instant,
      // Archives of before they could be chosen lack these.
      chosenAt: instant.nullable().default(null),
      answeredAt: instant.nullable().default(null),
    }),
  },
  {
    table: 'checkIn',
    key: ['id'],
    parents: [{ table: 'seat', column: 'seatId' }],
    isRecord: true,
    ofReaders: true,
    json: [],
    schema: z.strictObject({
      id,
      seatId: id,
      act: z.enum(['in', 'out']),
      // Archives of before parties could come in parts lack it.
      people: count.nullable().default(null),
      at: instant,
      createdBy: text,
      receivedAt: instant,
    }),
  },
]

import { z } from 'zod'
import { localizedSchema } from '../../../lib/localized.ts'
import { policySchema } from '../../access/policy.ts'
import { identitySchema } from '../../publication/identity.ts'
import { audience, count, focalPoint, hash, id, instant, links, mime, size, slug, text } from './columns.ts'
import type { ArchivedTable } from './table.ts'

/** What articles refer to. */
export const publicationTables: readonly ArchivedTable[] = [
  {
    table: 'publication',
    key: ['id'],
    json: ['identity'],
    schema: z.strictObject({ id, identity: identitySchema, updatedAt: instant }),
  },
  {
    table: 'policyRevision',
    key: ['id'],
    isRecord: true,
    json: ['policy'],
    schema: z.strictObject({ id, policy: policySchema, changedBy: text, createdAt: instant }),
  },
  {
    table: 'media',
    key: ['id'],
    json: ['focalPoint'],
    schema: z.strictObject({
      id,
      hash,
      mime,
      width: count,
      height: count,
      bytes: size,
      alt: text,
      credit: text,
      sourceName: text,
      createdAt: instant,
      rights: text,
      focalPoint,
      removedAt: instant.nullable(),
      caption: text,
      renderedAt: instant.nullable(),
      words: text,
    }),
  },
  {
    table: 'mediaVariant',
    key: ['mediaId', 'width', 'mime'],
    parents: [{ table: 'media', column: 'mediaId' }],
    json: [],
    schema: z.strictObject({ mediaId: id, width: count, height: count, mime, hash, bytes: size }),
  },
  {
    table: 'mediaPast',
    key: ['hash', 'mediaId'],
    parents: [{ table: 'media', column: 'mediaId' }],
    json: [],
    schema: z.strictObject({ hash, mediaId: id, mime, bytes: size, replacedAt: instant }),
  },
  {
    table: 'section',
    key: ['id'],
    json: ['name', 'description'],
    schema: z.strictObject({
      id,
      slug,
      position: z.int(),
      name: localizedSchema,
      description: localizedSchema,
    }),
  },
  {
    table: 'author',
    key: ['id'],
    json: ['name', 'role', 'bio', 'links'],
    schema: z.strictObject({
      id,
      slug,
      name: localizedSchema,
      role: localizedSchema,
      bio: localizedSchema,
      links,
      portraitId: id.nullable(),
      createdAt: instant,
    }),
  },
  {
    table: 'topic',
    key: ['id'],
    json: ['name', 'description'],
    schema: z.strictObject({
      id,
      slug,
      kind: z.enum(['person', 'organisation', 'place', 'theme']),
      name: localizedSchema,
      description: localizedSchema,
    }),
  },
  {
    table: 'topicAlias',
    key: ['topicId', 'alias'],
    parents: [{ table: 'topic', column: 'topicId' }],
    json: [],
    schema: z.strictObject({ topicId: id, alias: text }),
  },
  {
    table: 'series',
    key: ['id'],
    json: ['name', 'standfirst', 'introduction'],
    schema: z.strictObject({
      id,
      slug,
      position: z.int(),
      name: localizedSchema,
      standfirst: localizedSchema,
      introduction: localizedSchema,
      audience,
    }),
  },
]

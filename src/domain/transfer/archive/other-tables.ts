import { z } from 'zod'
import { layoutSchema } from '../../articles/front/layout.ts'
import { document, href, id, instant, language, path, size, slug, text } from './columns.ts'
import type { ArchivedTable } from './table.ts'

/** What refers to articles, and what stands beside them. */
export const otherTables: readonly ArchivedTable[] = [
  {
    table: 'page',
    key: ['id'],
    json: [],
    schema: z.strictObject({
      id,
      workId: id,
      slug,
      language,
      publishedRevisionId: id.nullable(),
      publishedAt: instant.nullable(),
      updatedAt: instant,
      headRevisionId: id.nullable(),
    }),
  },
  {
    table: 'pageRevision',
    key: ['id'],
    parents: [{ table: 'page', column: 'pageId' }],
    isRecord: true,
    json: ['body'],
    schema: z.strictObject({
      id,
      pageId: id,
      number: size,
      title: text,
      standfirst: text,
      body: document,
      createdBy: text,
      createdAt: instant,
      slug: slug.nullable(),
      origin: z.enum(['autosaved', 'saved', 'restored']),
    }),
  },
  {
    table: 'mediaUse',
    key: ['mediaId', 'revisionId'],
    parents: [
      { table: 'article', column: 'subjectId' },
      { table: 'page', column: 'subjectId' },
    ],
    json: [],
    schema: z.strictObject({
      mediaId: id,
      revisionId: id,
      subjectKind: z.enum(['article', 'page']),
      subjectId: id,
    }),
  },
  {
    table: 'frontRevision',
    key: ['id'],
    json: ['layout'],
    schema: z.strictObject({
      id,
      language,
      layout: layoutSchema,
      liveFrom: instant,
      createdBy: id,
      createdAt: instant,
      withdrawnAt: instant.nullable(),
    }),
  },
  {
    table: 'redirect',
    key: ['id'],
    json: [],
    schema: z.strictObject({ id, source: path, target: href.nullable(), createdAt: instant }),
  },
  {
    table: 'navigationEntry',
    key: ['id'],
    json: [],
    schema: z.strictObject({
      id,
      language,
      place: z.enum(['header', 'footer']),
      position: z.int(),
      kind: z.enum(['section', 'series', 'topic', 'page', 'fixed', 'address']),
      target: z.union([id, href]),
      label: text,
      hiddenAt: instant.nullable(),
    }),
  },
  {
    table: 'importedItem',
    key: ['source', 'sourceKey'],
    json: [],
    schema: z.strictObject({
      source: text,
      sourceKey: text,
      digest: text,
      targetKind: text,
      targetId: id,
      importedAt: instant,
    }),
  },
]

export const readerTables: readonly ArchivedTable[] = [
  {
    table: 'reader',
    key: ['id'],
    ofReaders: true,
    json: [],
    schema: z.strictObject({
      id,
      email: text,
      emailKey: text,
      name: text,
      language,
      createdAt: instant,
      // Archives of before it could be renewed lack it.
      calendarKey: text.nullable().default(null),
    }),
  },
]

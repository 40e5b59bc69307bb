import { z } from 'zod'
import { localizedSchema } from '../../../lib/localized.ts'
import type { Tables } from '../../../platform/db/schema.ts'
import { policySchema } from '../../access/policy.ts'
import { parseDocument } from '../../articles/document/document.ts'
import { isSafeHref } from '../../articles/document/href.ts'
import { leadSchema, revisionFieldsSchema } from '../../articles/save.ts'
import { identitySchema } from '../../publication/identity.ts'

export type ArchivedTable = {
  table: keyof Tables
  /** The columns that name a row. */
  key: readonly string[]
  /** Whose part a row is: it comes in with that row and not without it. */
  parent?: { table: keyof Tables; column: string }
  /** Rows that are only ever added. */
  isRecord?: true
  schema: z.ZodObject
  /** The columns that hold JSON: in an archive it is JSON, in the database text. */
  json: readonly string[]
}

const id = z.string().regex(/^[\w-]{1,64}$/)
const slug = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/)
const instant = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
const language = z.string().regex(/^[a-z]{2,8}(?:-[a-z0-9]{1,8})*$/i)
const hash = z.string().regex(/^[0-9a-f]{64}$/)
const size = z.int().min(1)
/** A picture of a kind that runs nothing in a browser. */
const mime = z.string().regex(/^image\/(?:webp|avif|png|jpeg|gif)$/)
const text = z.string()
const count = z.int().min(0)
const audience = z
  .union([z.literal('everyone'), z.literal('registered'), z.templateLiteral(['plan:', z.string()])])
  .nullable()
const href = z.string().refine(isSafeHref, 'is no address that a link may lead to')
const links = z.array(z.strictObject({ label: z.string(), url: href }))
const path = z.string().regex(/^\/(?!\/)/)

const document = z.unknown().transform((value, context) => {
  const parsed = parseDocument(value)
  if (parsed.ok) return parsed.document
  context.addIssue({ code: 'custom', message: `${parsed.problem.path}: ${parsed.problem.message}` })
  return z.NEVER
})

/** Every table of an archive, each after those it refers to. Readers come last, and only where asked for. */
export const archivedTables: readonly ArchivedTable[] = [
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
    json: [],
    schema: z.strictObject({
      id,
      hash,
      mime,
      width: size,
      height: size,
      bytes: size,
      alt: text,
      credit: text,
      sourceName: text,
      createdAt: instant,
    }),
  },
  {
    table: 'mediaVariant',
    key: ['mediaId', 'width', 'mime'],
    parent: { table: 'media', column: 'mediaId' },
    json: [],
    schema: z.strictObject({ mediaId: id, width: size, height: size, mime, hash, bytes: size }),
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
    parent: { table: 'topic', column: 'topicId' },
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
  {
    table: 'article',
    key: ['id'],
    json: [],
    schema: z.strictObject({
      id,
      workId: id,
      kind: z.enum(['analysis', 'brief']),
      slug,
      language,
      sectionId: id,
      audience,
      featured: z.union([z.literal(0), z.literal(1)]),
      publishedRevisionId: id.nullable(),
      publishedAt: instant.nullable(),
      updatedAt: instant.nullable(),
      unpublishedAt: instant.nullable(),
      createdAt: instant,
    }),
  },
  {
    table: 'seriesArticle',
    key: ['seriesId', 'articleId'],
    parent: { table: 'series', column: 'seriesId' },
    json: [],
    schema: z.strictObject({ seriesId: id, articleId: id, position: z.int() }),
  },
  {
    table: 'articleAuthor',
    key: ['articleId', 'authorId'],
    parent: { table: 'article', column: 'articleId' },
    json: [],
    schema: z.strictObject({ articleId: id, authorId: id, position: z.int() }),
  },
  {
    table: 'articleTopic',
    key: ['articleId', 'topicId'],
    parent: { table: 'article', column: 'articleId' },
    json: [],
    schema: z.strictObject({ articleId: id, topicId: id, position: z.int() }),
  },
  {
    table: 'revision',
    key: ['id'],
    parent: { table: 'article', column: 'articleId' },
    isRecord: true,
    json: ['body', 'lead', 'fields'],
    schema: z.strictObject({
      id,
      articleId: id,
      number: size,
      headline: text,
      kicker: text,
      standfirst: text,
      summary: text,
      body: document,
      lead: leadSchema.nullable(),
      readingMinutes: count,
      fields: revisionFieldsSchema,
      createdBy: text,
      createdAt: instant,
    }),
  },
  {
    table: 'correction',
    key: ['id'],
    parent: { table: 'article', column: 'articleId' },
    isRecord: true,
    json: [],
    schema: z.strictObject({ id, articleId: id, text, publishedAt: instant }),
  },
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
    }),
  },
  {
    table: 'pageRevision',
    key: ['id'],
    parent: { table: 'page', column: 'pageId' },
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
    }),
  },
  {
    table: 'redirect',
    key: ['id'],
    json: [],
    schema: z.strictObject({ id, source: path, target: href.nullable(), createdAt: instant }),
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
  {
    table: 'reader',
    key: ['id'],
    json: [],
    schema: z.strictObject({ id, email: text, emailKey: text, name: text, language, createdAt: instant }),
  },
]

import { createArticle } from '../../src/domain/articles/create.ts'
import { type Document, parseDocument } from '../../src/domain/articles/document/document.ts'
import { publishRevision, unpublishArticle } from '../../src/domain/articles/publish.ts'
import { saveRevision } from '../../src/domain/articles/save.ts'
import type { Clock } from '../../src/lib/clock.ts'
import type { Db } from '../../src/platform/db/schema.ts'
import type { Audience } from '../../src/platform/db/schema-editorial.ts'

export type ArticleSketch = {
  slug: string
  sectionId: string
  authorIds: string[]
  topicIds: string[]
  language?: string
  headline?: string
  audience?: Audience
  translationOf?: string
  /** Instant text; absent: a draft. */
  publishedAt?: string
  /** A word that stands in every paragraph after the teaser. */
  withheld?: string
  takenDown?: boolean
}

/** An article of six paragraphs: three that everyone may read, three that hold the withheld word. Returns its id. */
export async function addArticle(db: Db, clock: Clock, sketch: ArticleSketch): Promise<string> {
  return db.transaction().execute(async (db) => {
    const { language = 'en', slug, sectionId, authorIds, topicIds } = sketch
    const headline = sketch.headline ?? slug.replaceAll('-', ' ')
    const { id } = await createArticle(db, clock, {
      kind: 'analysis',
      language,
      sectionId,
      audience: sketch.audience ?? null,
      featured: false,
      slug,
      translationOf: sketch.translationOf,
    })
    const saved = await saveRevision(
      db,
      clock,
      id,
      {
        headline,
        kicker: 'From the tower',
        standfirst: `What ${headline} tells us.`,
        summary: `Is it so? ${headline} says yes.`,
        body: bodyOf(headline, sketch.withheld ?? 'harmless'),
        lead: null,
        sectionId,
        authorIds,
        topicIds,
      },
      'test',
    )
    if (!saved.saved) throw new Error(saved.problem.message)
    if (sketch.publishedAt !== undefined) {
      await publishRevision(db, clock, saved.revisionId, { publishedAt: sketch.publishedAt })
    }
    if (sketch.takenDown) await unpublishArticle(db, clock, id)
    return id
  })
}

export function paragraphs(...texts: string[]): Document {
  const content = texts.map((text) => ({
    type: 'paragraph',
    attrs: { dir: null, lang: null },
    content: [{ type: 'text', text }],
  }))
  const parsed = parseDocument({ type: 'doc', content })
  if (!parsed.ok) throw new Error(parsed.problem.message)
  return parsed.document
}

function bodyOf(headline: string, withheld: string): Document {
  return paragraphs(
    `First of ${headline}.`,
    `Second of ${headline}.`,
    `Third of ${headline}.`,
    `Fourth: ${withheld} one.`,
    `Fifth: ${withheld} two.`,
    `Sixth: ${withheld} three.`,
  )
}

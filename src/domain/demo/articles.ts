import { type Clock, toInstantText } from '../../lib/clock.ts'
import type { Db } from '../../platform/db/schema.ts'
import { createArticle } from '../articles/create.ts'
import { addCorrection, publishRevision } from '../articles/publish.ts'
import { saveRevision } from '../articles/save.ts'
import type { ArticleFile } from './article-file.ts'
import { type Drawings, drawingNamed, readBody } from './body.ts'
import { readDate } from './dates.ts'
import type { Demo } from './folder.ts'
import { fault } from './head.ts'
import { idOf, type Structure } from './structure.ts'

type Dated = { article: ArticleFile; published: Temporal.Instant; updated: Temporal.Instant | undefined }

/** Publishes every article, oldest first, and returns the ids of the first versions by slug. */
export async function seedArticles(
  db: Db,
  clock: Clock,
  demo: Demo,
  drawings: Drawings,
  structure: Structure,
): Promise<Map<string, string>> {
  const works = new Map<string, string>()
  for (const dated of inOrder(demo, clock())) {
    const { article } = dated
    const { translationOf } = article
    const first = translationOf === undefined ? undefined : idOf(works, article.file, translationOf)
    const id = await seedArticle(db, clock, demo, drawings, structure, dated, first)
    if (first === undefined) works.set(article.slug, id)
  }
  return works
}

/** As the newsroom would have done it: everything happens at the article's own times. */
async function seedArticle(
  db: Db,
  clock: Clock,
  demo: Demo,
  drawings: Drawings,
  structure: Structure,
  { article, published, updated }: Dated,
  translationOf: string | undefined,
): Promise<string> {
  const { file, kind, language, audience, headline, kicker, standfirst, summary } = article
  const at: Clock = () => published
  const sectionId = idOf(structure.sections, file, article.section)
  const { id, slug } = await createArticle(db, at, {
    kind,
    language,
    sectionId,
    audience,
    featured: false,
    slug: article.slug,
    ...(translationOf !== undefined && { translationOf }),
  })
  if (slug !== article.slug) throw fault(file, `its slug ${article.slug} cannot be had`)
  const saved = await saveRevision(
    db,
    updated ? () => updated : at,
    id,
    {
      headline,
      kicker,
      standfirst,
      summary,
      body: readBody(demo, drawings, article),
      lead: readLead(article, drawings),
      sectionId,
      authorIds: article.authors.map((author) => idOf(structure.authors, file, author)),
      topicIds: article.topics.map((topic) => idOf(structure.topics, file, topic)),
    },
    'demo',
  )
  if (!saved.saved) throw fault(file, `${saved.problem.path} ${saved.problem.message}`)
  await publishRevision(db, clock, saved.revisionId, {
    publishedAt: toInstantText(published),
    ...(updated && { updatedAt: toInstantText(updated) }),
  })
  for (const { published, text } of article.corrections)
    await addCorrection(db, clock, id, text, toInstantText(dateIn(demo, clock(), file, published)))
  return id
}

function readLead({ file, lead }: ArticleFile, drawings: Drawings) {
  if (!lead) return null
  const { picture, alt, caption, credit } = lead
  return { media: drawingNamed(drawings, file, picture), alt, caption, credit }
}

/** First versions before those that belong to them. */
function inOrder(demo: Demo, now: Temporal.Instant): Dated[] {
  const rank = ({ article }: Dated) => (article.translationOf === undefined ? 0 : 1)
  return demo.articles
    .map((article) => ({
      article,
      published: dateIn(demo, now, article.file, article.published),
      updated: article.updated === undefined ? undefined : dateIn(demo, now, article.file, article.updated),
    }))
    .toSorted(
      (one, other) => rank(one) - rank(other) || Temporal.Instant.compare(one.published, other.published),
    )
}

function dateIn(demo: Demo, now: Temporal.Instant, file: string, text: string): Temporal.Instant {
  const instant = readDate(text, now, demo.publication.timeZone)
  if (!instant) throw fault(file, `"${text}" is no date`)
  return instant
}

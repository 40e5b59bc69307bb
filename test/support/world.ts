import { changePolicy, defaultPolicy, type Policy } from '../../src/domain/access/policy.ts'
import { writeIdentity } from '../../src/domain/publication/identity.ts'
import { addRedirect } from '../../src/domain/publication/redirects.ts'
import { addPage } from '../../src/domain/pages/pages.ts'
import type { Clock } from '../../src/lib/clock.ts'
import { newId } from '../../src/lib/id.ts'
import type { Db } from '../../src/platform/db/schema.ts'
import { addArticle, paragraphs } from './articles.ts'

/** Articles and people of a small publication that tests read in. Times count back from the clock it was made with. */
export type World = {
  sections: { harbour: string; uplands: string }
  topics: { straits: string; sanctions: string }
  authors: { ada: string; noor: string }
  /** Article ids. */
  articles: {
    /** For registered readers, on the meter, published yesterday. */
    walled: string
    /** Four more like it, published before. */
    more: string[]
    /** For registered readers, a year old: archive. */
    archived: string
    /** For everyone. */
    open: string
    /** The Arabic version of `walled`. */
    arabic: string
    /** Taken down. */
    gone: string
    /** Its words are not published. */
    draft: string
  }
}

/** Stands in every text that a visitor may not read, and nowhere else. */
export const CANARY = 'quillwort'

export async function makeWorld(db: Db, clock: Clock, policy: Policy = defaultPolicy): Promise<World> {
  await writeIdentity(db, clock, {
    name: 'The Lighthouse',
    description: 'Notes on straits and sanctions.',
    motto: 'Seen from the shore',
    timeZone: 'Europe/Vienna',
    languages: ['en', 'fr', 'ar'],
    contact: 'desk@lighthouse.example',
  })
  await changePolicy(db, clock, policy, 'the test')
  const sections = {
    harbour: await addSection(db, 'harbour', 0),
    uplands: await addSection(db, 'uplands', 1),
  }
  const topics = { straits: await addTopic(db, 'straits'), sanctions: await addTopic(db, 'sanctions') }
  const authors = {
    ada: await addAuthor(db, clock, 'ada-lindqvist'),
    noor: await addAuthor(db, clock, 'noor-haddad'),
  }
  const articles = await addArticles(db, clock, { sections, topics, authors })
  await addSeries(db, articles.more.slice(0, 2))
  await addPage(
    db,
    clock,
    {
      slug: 'about',
      language: 'en',
      title: 'About us',
      standfirst: 'Who we are.',
      body: paragraphs('We watch the straits.'),
      publishedAt: at(clock, 30),
    },
    'test',
  )
  await addRedirect(db, clock, '/2019/05/old-lamp', '/articles/a-walled-strait')
  await addRedirect(db, clock, '/2019/05/dead-lamp', null)
  return { sections, topics, authors, articles }
}

/** Instant text, some days before the clock. */
export function at(clock: Clock, daysAgo: number): string {
  return clock()
    .subtract({ hours: Math.round(daysAgo * 24) })
    .toString({ smallestUnit: 'millisecond' })
}

async function addArticles(
  db: Db,
  clock: Clock,
  { sections, topics, authors }: Pick<World, 'sections' | 'topics' | 'authors'>,
): Promise<World['articles']> {
  const common = {
    sectionId: sections.harbour,
    authorIds: [authors.ada, authors.noor],
    topicIds: [topics.straits, topics.sanctions],
  }
  const walled = await addArticle(db, clock, {
    ...common,
    slug: 'a-walled-strait',
    publishedAt: at(clock, 1),
    withheld: CANARY,
  })
  const more: string[] = []
  for (let number = 2; number <= 5; number += 1) {
    more.push(
      await addArticle(db, clock, {
        ...common,
        slug: `walled-strait-${number}`,
        publishedAt: at(clock, number),
        withheld: CANARY,
      }),
    )
  }
  return {
    walled,
    more,
    archived: await addArticle(db, clock, {
      ...common,
      sectionId: sections.uplands,
      slug: 'an-old-embargo',
      publishedAt: at(clock, 365),
      withheld: CANARY,
    }),
    open: await addArticle(db, clock, {
      ...common,
      slug: 'an-open-sea',
      publishedAt: at(clock, 2.5),
      audience: 'everyone',
    }),
    arabic: await addArticle(db, clock, {
      ...common,
      slug: 'madiq-musawwar',
      language: 'ar',
      translationOf: walled,
      headline: 'مضيق مسوّر',
      publishedAt: at(clock, 1),
      withheld: CANARY,
    }),
    gone: await addArticle(db, clock, {
      ...common,
      slug: 'a-withdrawn-report',
      publishedAt: at(clock, 3),
      withheld: CANARY,
      takenDown: true,
    }),
    draft: await addArticle(db, clock, { ...common, slug: 'an-unfinished-draft', withheld: CANARY }),
  }
}

async function addSection(db: Db, slug: string, position: number): Promise<string> {
  const id = newId()
  const name = JSON.stringify({ en: `The ${slug}`, fr: `Le ${slug}`, ar: `قسم ${slug}` })
  await db
    .insertInto('section')
    .values({ id, slug, position, name, description: JSON.stringify({ en: `All about the ${slug}.` }) })
    .execute()
  return id
}

async function addTopic(db: Db, slug: string): Promise<string> {
  const id = newId()
  const name = JSON.stringify({ en: slug, ar: `موضوع ${slug}` })
  await db
    .insertInto('topic')
    .values({ id, slug, kind: 'theme', name, description: JSON.stringify({ en: `On ${slug}.` }) })
    .execute()
  await db
    .insertInto('topicAlias')
    .values({ topicId: id, alias: `${slug} and such` })
    .execute()
  return id
}

async function addAuthor(db: Db, clock: Clock, slug: string): Promise<string> {
  const id = newId()
  const name = slug
    .split('-')
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join(' ')
  await db
    .insertInto('author')
    .values({
      id,
      slug,
      name: JSON.stringify({ en: name }),
      role: JSON.stringify({ en: 'Correspondent' }),
      bio: JSON.stringify({ en: `${name} keeps the light.` }),
      links: JSON.stringify([{ label: 'Mail', url: `mailto:${slug}@lighthouse.example` }]),
      createdAt: clock().toString({ smallestUnit: 'millisecond' }),
    })
    .execute()
  return id
}

async function addSeries(db: Db, articleIds: string[]): Promise<void> {
  const id = newId()
  await db
    .insertInto('series')
    .values({
      id,
      slug: 'the-long-watch',
      position: 0,
      name: JSON.stringify({ en: 'The Long Watch' }),
      standfirst: JSON.stringify({ en: 'A series in two parts.' }),
      introduction: JSON.stringify({ en: 'Read them in order.' }),
      audience: 'registered',
    })
    .execute()
  const rows = articleIds.map((articleId, position) => ({ seriesId: id, articleId, position }))
  await db.insertInto('seriesArticle').values(rows).execute()
}

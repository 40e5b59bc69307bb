import { globSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z, type ZodType } from 'zod'
import { localizedSchema } from '../../lib/localized.ts'
import { type ArticleFile, readArticleFile } from './article-file.ts'
import { fault, readHead, requiredMeta } from './head.ts'
import { type EditionFile, newslettersSchema, readEditionFile } from './newsletter-files.ts'

const publicationSchema = z.strictObject({
  name: z.string(),
  description: localizedSchema,
  motto: localizedSchema,
  timeZone: z.string(),
  languages: z.array(z.string()),
  contact: z.string(),
  sections: z.array(
    z.strictObject({ slug: z.string(), name: localizedSchema, description: localizedSchema }),
  ),
  series: z.array(
    z.strictObject({
      slug: z.string(),
      name: localizedSchema,
      standfirst: localizedSchema,
      introduction: localizedSchema,
      audience: z.enum(['everyone', 'registered']).nullable(),
      articles: z.array(z.string()),
    }),
  ),
})

const authorsSchema = z.array(
  z.strictObject({
    slug: z.string(),
    name: localizedSchema,
    role: localizedSchema,
    bio: localizedSchema,
    links: z.array(z.strictObject({ label: z.string(), url: z.string() })),
    languages: z.array(z.string()),
  }),
)

const topicsSchema = z.array(
  z.strictObject({
    slug: z.string(),
    kind: z.enum(['person', 'organisation', 'place', 'theme']),
    name: localizedSchema,
    aliases: z.array(z.string()),
    description: localizedSchema.default({}),
  }),
)

const eventsSchema = z.array(
  z.strictObject({
    slug: z.string(),
    /** From the day on which the demo is first started; negative: before it. */
    days: z.int(),
    at: z.string().regex(/^\d\d:\d\d$/),
    minutes: z.int(),
    timeZone: z.string(),
    place: z.strictObject({ name: z.string(), address: z.string() }).nullable(),
    onlineLink: z.string().nullable(),
    section: z.string(),
    topics: z.array(z.string()),
    audience: z.enum(['everyone', 'registered']),
    capacity: z.int().nullable(),
    /** The article, by its slug, whose drawing stands on the event's page. */
    picture: z.string().optional(),
    guestsAllowed: z.int(),
    people: z.array(
      z.strictObject({
        role: z.enum(['host', 'speaker']),
        author: z.string().nullable(),
        name: z.string(),
        about: z.string(),
      }),
    ),
    words: z.record(
      z.string(),
      z.strictObject({
        title: z.string(),
        standfirst: z.string(),
        body: z.string(),
        transcript: z.string().optional(),
      }),
    ),
  }),
)

export type PageFile = {
  file: string
  language: string
  slug: string
  title: string
  standfirst: string
  html: string
}

/** The demo folder as it was written (see demo/README.md); nothing in it has been compared with anything else yet. */
export type Demo = {
  folder: string
  publication: z.infer<typeof publicationSchema>
  authors: z.infer<typeof authorsSchema>
  topics: z.infer<typeof topicsSchema>
  events: z.infer<typeof eventsSchema>
  newsletters: z.infer<typeof newslettersSchema>
  articles: ArticleFile[]
  pages: PageFile[]
  editions: EditionFile[]
}

/** Throws at the first file that breaks the format, with its name and what is wrong. */
export async function readDemo(folder: string): Promise<Demo> {
  const texts = async (under: string) => {
    const files = globSync(`${under}/*.html`, { cwd: folder }).toSorted()
    return Promise.all(
      files.map(async (file) => ({ file, html: await readFile(join(folder, file), 'utf8') })),
    )
  }
  const articles = await texts('articles')
  const pages = await texts('pages')
  const editions = await texts('editions/*')
  return {
    folder,
    publication: await readJsonFile(folder, 'publication.json', publicationSchema),
    authors: await readJsonFile(folder, 'authors.json', authorsSchema),
    topics: await readJsonFile(folder, 'topics.json', topicsSchema),
    events: await readJsonFile(folder, 'events.json', eventsSchema),
    newsletters: await readJsonFile(folder, 'newsletters.json', newslettersSchema),
    articles: articles.map(({ file, html }) => readArticleFile(file, html)),
    pages: pages.map(({ file, html }) => readPageFile(file, html)),
    editions: editions.map(({ file, html }) => readEditionFile(file, html)),
  }
}

async function readJsonFile<T>(folder: string, file: string, schema: ZodType<T>): Promise<T> {
  const text = await readFile(join(folder, file), 'utf8')
  try {
    return schema.parse(JSON.parse(text))
  } catch (error) {
    throw fault(file, error instanceof z.ZodError ? z.prettifyError(error) : String(error))
  }
}

function readPageFile(file: string, html: string): PageFile {
  const head = readHead(file, html, ['slug', 'standfirst'])
  return {
    file,
    language: head.language,
    slug: requiredMeta(head, 'slug'),
    title: head.title,
    standfirst: requiredMeta(head, 'standfirst'),
    html,
  }
}

import { z } from 'zod'
import { addAuthor, findAuthors, listAuthorNames } from '../../../domain/articles/bylines.ts'
import { addTopic, findTopicsByName, listTopicNames } from '../../../domain/topics/find-by-name.ts'
import type { Member } from '../../../domain/staff/may.ts'
import { inLanguage, type Localized } from '../../../lib/localized.ts'
import type { Chosen } from '../../../theme/contract/newsroom-editor.ts'
import type { Deps } from '../../context.ts'
import type { Asking } from '../../route.ts'
import { readJsonBody } from './read-save.ts'
import { words } from './words.ts'

const name = z
  .string()
  .trim()
  .min(1)
  .max(120)
  .refine((text) => text.isWellFormed() && !/\p{Control}/u.test(text))

export async function authorsNamed(c: Asking, deps: Deps, ids: readonly string[]): Promise<Chosen[]> {
  const found = await listAuthorNames(deps.database.db, ids)
  return inOrder(
    ids,
    found.map((author) => toAuthor(c, author)),
  )
}

export async function topicsNamed(c: Asking, deps: Deps, ids: readonly string[]): Promise<Chosen[]> {
  const found = await listTopicNames(deps.database.db, ids)
  return inOrder(
    ids,
    found.map((topic) => toTopic(c, topic)),
  )
}

export async function searchAuthors(c: Asking, deps: Deps): Promise<Response> {
  const ids = wantedIds(c)
  if (ids) return c.json({ results: await authorsNamed(c, deps, ids) })
  const found = await findAuthors(deps.database.db, query(c))
  return c.json({ results: found.map((author) => toAuthor(c, author)) })
}

export async function searchTopics(c: Asking, deps: Deps): Promise<Response> {
  const ids = wantedIds(c)
  if (ids) return c.json({ results: await topicsNamed(c, deps, ids) })
  const found = await findTopicsByName(deps.database.db, query(c))
  return c.json({ results: found.map((topic) => toTopic(c, topic)) })
}

/** An author who needs no account, made where a byline wants one; who is known by that name already is found. */
export async function createAuthor(c: Asking, deps: Deps, _: Member): Promise<Response> {
  const asked = await readJsonBody(c, { name })
  if (!asked) return c.json({ problem: 'invalid', path: 'name' }, 400)
  const made = await addAuthor(deps.database.db, deps.clock, asked.name, c.var.site.identity.languages)
  return c.json(toAuthor(c, made), 201)
}

export async function createTopic(c: Asking, deps: Deps, _: Member): Promise<Response> {
  const kind = z.enum(['person', 'organisation', 'place', 'theme'])
  const asked = await readJsonBody(c, { name, kind })
  if (!asked) return c.json({ problem: 'invalid', path: 'name' }, 400)
  const made = await addTopic(deps.database.db, asked.name, asked.kind, c.var.site.identity.languages)
  return c.json(toTopic(c, made), 201)
}

function toAuthor(c: Asking, author: { id: string; name: Localized; role: Localized }): Chosen {
  const { language } = c.var
  return { id: author.id, name: inLanguage(author.name, language), detail: inLanguage(author.role, language) }
}

type Named = {
  id: string
  name: Localized
  kind: 'person' | 'organisation' | 'place' | 'theme'
  alias?: string
}

/** Found by an alias, it says so: "Pyotr Ilyich · place · also St Petersburg". */
function toTopic(c: Asking, topic: Named): Chosen {
  const kind = words(c)(`editor.topic.${topic.kind}`)
  const detail = topic.alias === undefined ? kind : `${kind} · ${topic.alias}`
  return { id: topic.id, name: inLanguage(topic.name, c.var.language), detail }
}

function inOrder(ids: readonly string[], chosen: Chosen[]): Chosen[] {
  return ids.flatMap((id) => chosen.find((one) => one.id === id) ?? [])
}

/** `?ids=a,b`: the names of what a colleague has chosen. */
function wantedIds(c: Asking): string[] | undefined {
  return c.req.query('ids')?.split(',').slice(0, 200)
}

function query(c: Asking): string {
  return (c.req.query('q') ?? '').slice(0, 120).trim()
}

import {
  findTopic,
  listTopics,
  relatedTopics,
  type Topic,
  type TopicKind,
} from '../../domain/topics/topics.ts'
import { inLanguage } from '../../lib/localized.ts'
import type { TopicLink } from '../../theme/contract/reading.ts'
import { say } from '../../theme/language/translate.ts'
import { pathIn } from '../../lib/site-path.ts'
import type { Deps } from '../context.ts'
import { pressed } from '../press/pressed.ts'
import type { Asking } from '../route.ts'
import { notFound } from './errors.ts'
import { eventsHere } from './event-lines.ts'
import { buildFrame } from './frame.ts'
import { feedLinks, listOnPage } from './lists.ts'
import { followForm } from './subscribe-form.ts'

const RELATED = 10
const kinds: TopicKind[] = ['person', 'organisation', 'place', 'theme']

export async function topic(c: Asking, deps: Deps): Promise<Response> {
  const { db } = deps.database
  const answer = await pressed(c, deps, ['page'], async (site) => {
    const found = await findTopic(db, c.req.param('slug') ?? '')
    if (!found) return undefined
    const { language, path } = c.var
    const name = inLanguage(found.name, language)
    const description = found.description[language] ?? ''
    const feeds = feedLinks(c, name, path)
    const frame = buildFrame(c, deps, {
      title: name,
      description: description || `${name} — ${inLanguage(site.identity.description, language)}`,
      path,
      feeds,
      openGraph: { type: 'website' },
    })
    const related = await relatedTopics(db, found.id, RELATED)
    const { strip, until } = await eventsHere(c, deps, { topicId: found.id })
    return {
      text: deps.theme.topic({
        frame,
        topic: {
          name,
          kind: found.kind,
          description: description || undefined,
          aliases: found.aliases,
          feeds,
        },
        follow: followForm(c, 'topic', { slug: found.slug, name }),
        related: related.map((other) => topicLink(c, other)),
        ...(await listOnPage(c, deps, site, { topicId: found.id })),
        events: strip,
      }),
      until,
    }
  })
  return answer ?? notFound(c, deps)
}

export async function topicsIndex(c: Asking, deps: Deps): Promise<Response> {
  const answer = await pressed(c, deps, [], async () => {
    const { language, path } = c.var
    const topics = await listTopics(deps.database.db, language)
    const byName = new Intl.Collator(language).compare
    const text = say({ language, timeZone: c.var.site.identity.timeZone })
    const groups = kinds.map((kind) => ({
      kind,
      topics: topics
        .filter((candidate) => candidate.kind === kind)
        .map((candidate) => ({ ...topicLink(c, candidate), count: candidate.count }))
        .toSorted((a, b) => byName(a.name, b.name)),
    }))
    const feeds = feedLinks(c, c.var.site.identity.name, '/')
    const frame = buildFrame(c, deps, {
      title: text('page.topics'),
      description: text('list.topics-intro'),
      path,
      feeds,
    })
    return {
      text: deps.theme.topicsIndex({
        frame,
        feeds,
        groups: groups.filter((group) => group.topics.length > 0),
      }),
    }
  })
  return answer ?? notFound(c, deps)
}

export function topicLink(c: Asking, found: Topic): TopicLink {
  const { site, language } = c.var
  return {
    name: inLanguage(found.name, language),
    href: pathIn(site.identity.languages, language, `/topics/${found.slug}`),
    kind: found.kind,
  }
}

import { findTopicById } from '../../../domain/topics/edit.ts'
import type { TopicPage } from '../../../domain/topics/topics.ts'
import { inLanguage } from '../../../lib/localized.ts'
import type { Deps } from '../../context.ts'
import type { Asking } from '../../route.ts'

export const TOPICS = '/newsroom/topics'

export async function topicHere(c: Asking, deps: Deps): Promise<TopicPage | undefined> {
  return findTopicById(deps.database.db, c.req.param('id') ?? '')
}

export function nameOf(c: Asking, { name }: Pick<TopicPage, 'name'>): string {
  return inLanguage(name, c.var.language)
}

export function subjectOf(c: Asking, topic: TopicPage) {
  return { kind: 'topic', id: topic.id, name: nameOf(c, topic) }
}

import type { StaffRoute } from '../staff-route.ts'
import { changeAlias, mergeTopic, newAlias, saveTopic, showTopic, showTopics } from './topics.ts'
import { sendAccess, showAccess, showRecord } from './access.ts'

const policy = { act: 'policy.edit' } as const

const access: StaffRoute[] = [
  { method: 'GET', path: '/newsroom/access', ...policy, handle: showAccess },
  { method: 'POST', path: '/newsroom/access', ...policy, handle: sendAccess },
  { method: 'GET', path: '/newsroom/access/record', ...policy, handle: showRecord },
]

const topic = { act: 'topic.edit' } as const

const topics: StaffRoute[] = [
  { method: 'GET', path: '/newsroom/topics', ...topic, handle: showTopics },
  { method: 'GET', path: '/newsroom/topics/:id', ...topic, handle: showTopic },
  { method: 'POST', path: '/newsroom/topics/:id', ...topic, handle: saveTopic },
  { method: 'POST', path: '/newsroom/topics/:id/aliases', ...topic, handle: newAlias },
  { method: 'POST', path: '/newsroom/topics/:id/alias', ...topic, handle: changeAlias },
  { method: 'POST', path: '/newsroom/topics/:id/merger', ...topic, handle: mergeTopic },
]

export const publicationRoutes: StaffRoute[] = [...access, ...topics]

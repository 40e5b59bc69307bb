import type { StaffRoute } from '../staff-route.ts'
import { sendAccess, showAccess, showRecord } from './access.ts'

const policy = { act: 'policy.edit' } as const

const access: StaffRoute[] = [
  { method: 'GET', path: '/newsroom/access', ...policy, handle: showAccess },
  { method: 'POST', path: '/newsroom/access', ...policy, handle: sendAccess },
  { method: 'GET', path: '/newsroom/access/record', ...policy, handle: showRecord },
]

export const publicationRoutes: StaffRoute[] = [...access]

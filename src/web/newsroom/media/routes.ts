import type { StaffRoute } from '../staff-route.ts'
import { addMedia } from './add.ts'
import { showLibrary } from './library.ts'

export const mediaRoutes: StaffRoute[] = [
  { method: 'GET', path: '/newsroom/media', act: 'media.add', handle: showLibrary },
  { method: 'POST', path: '/newsroom/media', act: 'media.add', handle: addMedia },
]

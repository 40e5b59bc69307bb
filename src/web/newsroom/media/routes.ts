import type { StaffRoute } from '../staff-route.ts'
import { addMedia } from './add.ts'
import { putBack, saveItem, showItem } from './item.ts'
import { showLibrary } from './library.ts'
import { askRemoval, removeItem } from './removal.ts'
import { replaceItemFile } from './replacement.ts'

export const mediaRoutes: StaffRoute[] = [
  { method: 'GET', path: '/newsroom/media', act: 'media.add', handle: showLibrary },
  { method: 'POST', path: '/newsroom/media', act: 'media.add', handle: addMedia },
  { method: 'GET', path: '/newsroom/media/:id', act: 'media.add', handle: showItem },
  { method: 'POST', path: '/newsroom/media/:id', act: 'media.describe', handle: saveItem },
  { method: 'POST', path: '/newsroom/media/:id/file', act: 'media.edit', handle: replaceItemFile },
  { method: 'GET', path: '/newsroom/media/:id/removal', act: 'media.edit', handle: askRemoval },
  { method: 'POST', path: '/newsroom/media/:id/removal', act: 'media.edit', handle: removeItem },
  { method: 'POST', path: '/newsroom/media/:id/return', act: 'media.edit', handle: putBack },
]

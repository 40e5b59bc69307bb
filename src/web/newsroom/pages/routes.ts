import type { StaffRoute } from '../staff-route.ts'
import { enterPage, showPageEditor } from './editor.ts'
import { newPage, showPages } from './list.ts'
import { showPage } from './overview.ts'
import { previewPage } from './preview.ts'
import { askToRemovePage, removePageHere, setPublication } from './publication.ts'
import { restorePage, showPageComparison, showPageRevisions } from './revisions.ts'
import { copyPage, savePageDraft, savePageFields, showPageHead } from './save.ts'

const act = 'page.edit'
const one = '/newsroom/pages/:id'

export const pageRoutes: StaffRoute[] = [
  { method: 'GET', path: '/newsroom/pages', act, handle: showPages },
  { method: 'POST', path: '/newsroom/pages', act, handle: newPage },
  { method: 'POST', path: '/newsroom/editor/page-copies', act, handle: copyPage },
  { method: 'GET', path: one, act, handle: showPage },
  { method: 'GET', path: `${one}/edit`, act, handle: showPageEditor },
  { method: 'GET', path: `${one}/head`, act, handle: showPageHead },
  { method: 'POST', path: `${one}/revisions`, act, handle: savePageDraft },
  { method: 'POST', path: `${one}/fields`, act, handle: savePageFields },
  { method: 'POST', path: `${one}/presence`, act, handle: enterPage },
  { method: 'GET', path: `${one}/preview`, act, handle: previewPage },
  { method: 'GET', path: `${one}/revisions`, act, handle: showPageRevisions },
  { method: 'GET', path: `${one}/comparison`, act, handle: showPageComparison },
  { method: 'POST', path: `${one}/restorations`, act, handle: restorePage },
  { method: 'POST', path: `${one}/publication`, act, handle: setPublication },
  { method: 'GET', path: `${one}/removal`, act, handle: askToRemovePage },
  { method: 'POST', path: `${one}/removal`, act, handle: removePageHere },
]

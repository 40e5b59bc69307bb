import type { StaffRoute } from '../staff-route.ts'
import { showDeliveries } from './deliveries.ts'
import { decideHere, showDoubt } from './doubt.ts'
import { askToRemoveEdition, copyEdition, makeTemplate, removeEditionHere } from './edition-acts.ts'
import { showEdition } from './edition.ts'
import { enterEdition, showEditionEditor } from './editor.ts'
import { addNewsletter, placeNewsletter, showNewsletters } from './list.ts'
import { newEdition, showNewsletter } from './newsletter.ts'
import { showEditionMail, showEditionPreview } from './preview.ts'
import { copyEditionWords, saveEditionDraft, saveEditionFields, showEditionHead } from './save.ts'
import { restoreEdition, showEditionComparison, showEditionRevisions } from './revisions.ts'
import { scheduleHere, unscheduleHere } from './schedule.ts'
import { askToStop, steerSending, stopHere } from './sending.ts'
import { archiveHere, changeSettings, removeTemplate, showSettings } from './settings.ts'
import { sendTest } from './test-letter.ts'
import { showFigures } from './watch.ts'

const letter = '/newsroom/newsletters/:id'
const one = '/newsroom/editions/:id'
const write = 'edition.write'
const send = 'edition.send'
const edit = 'newsletter.edit'

export const letterRoutes: StaffRoute[] = [
  { method: 'GET', path: '/newsroom/newsletters', act: write, handle: showNewsletters },
  { method: 'POST', path: '/newsroom/newsletters', act: edit, handle: addNewsletter },
  { method: 'GET', path: letter, act: write, handle: showNewsletter },
  { method: 'POST', path: `${letter}/editions`, act: write, handle: newEdition },
  { method: 'GET', path: `${letter}/settings`, act: edit, handle: showSettings },
  { method: 'POST', path: `${letter}/settings`, act: edit, handle: changeSettings },
  { method: 'POST', path: `${letter}/place`, act: edit, handle: placeNewsletter },
  { method: 'POST', path: `${letter}/archive`, act: edit, handle: archiveHere },
  { method: 'POST', path: `${letter}/template`, act: edit, handle: removeTemplate },
  { method: 'POST', path: '/newsroom/editor/edition-copies', act: write, handle: copyEditionWords },
  { method: 'GET', path: one, act: write, handle: showEdition },
  { method: 'GET', path: `${one}/edit`, act: write, handle: showEditionEditor },
  { method: 'GET', path: `${one}/head`, act: write, handle: showEditionHead },
  { method: 'POST', path: `${one}/revisions`, act: write, handle: saveEditionDraft },
  { method: 'GET', path: `${one}/revisions`, act: write, handle: showEditionRevisions },
  { method: 'GET', path: `${one}/comparison`, act: write, handle: showEditionComparison },
  { method: 'POST', path: `${one}/restorations`, act: write, handle: restoreEdition },
  { method: 'POST', path: `${one}/fields`, act: write, handle: saveEditionFields },
  { method: 'POST', path: `${one}/presence`, act: write, handle: enterEdition },
  { method: 'GET', path: `${one}/preview`, act: write, handle: showEditionPreview },
  { method: 'GET', path: `${one}/preview/mail`, act: write, handle: showEditionMail },
  { method: 'POST', path: `${one}/copies`, act: write, handle: copyEdition },
  { method: 'POST', path: `${one}/tests`, act: write, handle: sendTest },
  { method: 'POST', path: `${one}/template`, act: edit, handle: makeTemplate },
  { method: 'GET', path: `${one}/removal`, act: write, handle: askToRemoveEdition },
  { method: 'POST', path: `${one}/removal`, act: write, handle: removeEditionHere },
  { method: 'POST', path: `${one}/schedule`, act: send, handle: scheduleHere },
  { method: 'POST', path: `${one}/draft`, act: send, handle: unscheduleHere },
  { method: 'POST', path: `${one}/sending`, act: send, handle: steerSending },
  { method: 'GET', path: `${one}/stop`, act: send, handle: askToStop },
  { method: 'POST', path: `${one}/stop`, act: send, handle: stopHere },
  { method: 'GET', path: `${one}/figures`, act: write, handle: showFigures },
  { method: 'GET', path: `${one}/deliveries`, act: write, handle: showDeliveries },
  { method: 'GET', path: `${one}/doubt`, act: write, handle: showDoubt },
  { method: 'POST', path: `${one}/doubt`, act: send, handle: decideHere },
]

import type { StaffRoute } from '../staff-route.ts'
import { changeAfterwards, showAfterwards } from './afterwards.ts'
import { placePerson } from './parts.ts'
import { choosePicture, describePicture, showPicture, uploadPicture } from './picture.ts'
import { showEventPreview } from './preview.ts'
import { joinSeries, repeatHere } from './series.ts'
import { changeEventSeries, seriesList, showEventSeries } from './series-page.ts'
import { enterText, showTextEditor } from './text-editor.ts'
import { restoreText, showTextComparison, showTextRevisions } from './text-revisions.ts'
import { copyText, publishText, saveText, showTextHead } from './text-save.ts'

const act = 'event.edit'
const one = '/newsroom/events/:id'
const text = `${one}/texts/:text`

/** What an event says, before and afterwards; routes.ts has what it is and who comes. */
export const eventContentRoutes: StaffRoute[] = [
  { method: 'POST', path: '/newsroom/editor/event-copies', act, handle: copyText },
  { method: 'GET', path: `${one}/afterwards`, act, handle: showAfterwards },
  { method: 'POST', path: `${one}/afterwards`, act, handle: changeAfterwards },
  { method: 'GET', path: `${one}/picture`, act, handle: showPicture },
  { method: 'POST', path: `${one}/picture`, act, handle: choosePicture },
  { method: 'POST', path: `${one}/picture/file`, act, handle: uploadPicture },
  { method: 'POST', path: `${one}/picture/words`, act, handle: describePicture },
  { method: 'POST', path: `${one}/people/:position/place`, act, handle: placePerson },
  { method: 'POST', path: `${one}/series`, act, handle: joinSeries },
  { method: 'POST', path: `${one}/repetitions`, act, handle: repeatHere },
  { method: 'GET', path: `${seriesList}/:id`, act, handle: showEventSeries },
  { method: 'POST', path: `${seriesList}/:id`, act, handle: changeEventSeries },
  { method: 'GET', path: `${one}/preview`, act, handle: showEventPreview },
  { method: 'GET', path: `${text}/edit`, act, handle: showTextEditor },
  { method: 'GET', path: `${text}/head`, act, handle: showTextHead },
  { method: 'POST', path: `${text}/revisions`, act, handle: saveText },
  { method: 'GET', path: `${text}/revisions`, act, handle: showTextRevisions },
  { method: 'GET', path: `${text}/comparison`, act, handle: showTextComparison },
  { method: 'POST', path: `${text}/restorations`, act, handle: restoreText },
  { method: 'POST', path: `${text}/presence`, act, handle: enterText },
  { method: 'POST', path: `${text}/publication`, act, handle: publishText },
]

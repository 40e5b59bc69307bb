import type { StaffRoute } from '../staff-route.ts'
import { setArrival, showArrival } from './arrival.ts'
import { showAttendance } from './attendance.ts'
import { exportAttendance } from './attendance-export.ts'
import { showEvents } from './list.ts'
import { addPerson, addTopic, takeOutPerson, takeOutTopic } from './parts.ts'
import { sendDoorList, sendWorker, showDoor, takeActs } from './door.ts'
import { addMessage, showMessages } from './messages.ts'
import { exportQuestions, markHere, showHostSheet, showQuestions } from './questions.ts'
import { addEvent, changeEvent, showEvent, showNewEvent } from './save.ts'
import { askToRemove, removeHere } from './seat.ts'
import { askToCancel, cancelHere, copyHere, publishHere } from './state.ts'

const act = 'event.edit'
const one = '/newsroom/events/:id'
const coming = `${one}/attendance`
const asked = `${one}/questions`
const door = `${one}/check-in`

export const eventRoutes: StaffRoute[] = [
  { method: 'GET', path: '/newsroom/events', act, handle: showEvents },
  { method: 'POST', path: '/newsroom/events', act, handle: addEvent },
  { method: 'GET', path: '/newsroom/events/new', act, handle: showNewEvent },
  { method: 'GET', path: one, act, handle: showEvent },
  { method: 'POST', path: one, act, handle: changeEvent },
  { method: 'POST', path: `${one}/people`, act, handle: addPerson },
  { method: 'POST', path: `${one}/people/:position/removal`, act, handle: takeOutPerson },
  { method: 'POST', path: `${one}/topics`, act, handle: addTopic },
  { method: 'POST', path: `${one}/topics/:topic/removal`, act, handle: takeOutTopic },
  { method: 'POST', path: `${one}/publication`, act, handle: publishHere },
  { method: 'POST', path: `${one}/copies`, act, handle: copyHere },
  { method: 'GET', path: `${one}/cancellation`, act, handle: askToCancel },
  { method: 'POST', path: `${one}/cancellation`, act, handle: cancelHere },
  { method: 'GET', path: coming, act: 'event.attendance', handle: showAttendance },
  { method: 'POST', path: `${coming}/export`, act: 'event.attendance', handle: exportAttendance },
  { method: 'GET', path: `${coming}/:seat/arrival`, act: 'event.attendance', handle: showArrival },
  { method: 'POST', path: `${coming}/:seat/arrival`, act: 'event.attendance', handle: setArrival },
  { method: 'GET', path: `${coming}/:seat/removal`, act: 'event.attendance', handle: askToRemove },
  { method: 'POST', path: `${coming}/:seat/removal`, act: 'event.attendance', handle: removeHere },
  { method: 'GET', path: door, act: 'event.attendance', handle: showDoor },
  { method: 'GET', path: `${door}/list`, act: 'event.attendance', handle: sendDoorList },
  { method: 'GET', path: `${door}/worker.js`, act: 'event.attendance', handle: sendWorker },
  { method: 'POST', path: `${door}/acts`, act: 'event.attendance', handle: takeActs },
  { method: 'GET', path: asked, act: 'event.attendance', handle: showQuestions },
  { method: 'POST', path: `${asked}/export`, act: 'event.attendance', handle: exportQuestions },
  { method: 'GET', path: `${asked}/sheet`, act: 'event.attendance', handle: showHostSheet },
  { method: 'POST', path: `${asked}/:question/mark`, act: 'event.attendance', handle: markHere },
  { method: 'GET', path: `${one}/messages`, act: 'event.attendance', handle: showMessages },
  { method: 'POST', path: `${one}/messages`, act: 'event.attendance', handle: addMessage },
]

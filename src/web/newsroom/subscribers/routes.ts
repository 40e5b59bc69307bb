import type { StaffRoute } from '../staff-route.ts'
import { exportSubscribers } from './export.ts'
import { begin, dropImport, exportRefused, showImport } from './import.ts'
import { addImport, showImports } from './imports.ts'
import { showSubscribers } from './list.ts'
import { askToEnd, askToRemoveSubscriber, end, removeSubscriber, showSubscriber } from './subscriber.ts'
import { addSuppression, lift, showSuppression, showSuppressions } from './suppressions.ts'

const act = 'subscriber.edit'
const list = '/newsroom/subscribers'
const imports = '/newsroom/subscribers/imports'
const suppressions = '/newsroom/suppressions'

/** All of them show, or change, what readers' addresses are. */
export const subscriberRoutes: StaffRoute[] = [
  { method: 'GET', path: list, act, handle: showSubscribers },
  { method: 'POST', path: `${list}.csv`, act, stepUp: true, handle: exportSubscribers },
  { method: 'GET', path: imports, act, handle: showImports },
  { method: 'POST', path: imports, act, handle: addImport },
  { method: 'GET', path: `${imports}/:id`, act, handle: showImport },
  { method: 'POST', path: `${imports}/:id`, act, handle: begin },
  { method: 'GET', path: `${imports}/:id/refused.csv`, act, handle: exportRefused },
  { method: 'POST', path: `${imports}/:id/removal`, act, handle: dropImport },
  { method: 'GET', path: `${list}/:id`, act, handle: showSubscriber },
  { method: 'GET', path: `${list}/:id/end`, act, handle: askToEnd },
  { method: 'POST', path: `${list}/:id/end`, act, handle: end },
  { method: 'GET', path: `${list}/:id/removal`, act, handle: askToRemoveSubscriber },
  { method: 'POST', path: `${list}/:id/removal`, act, handle: removeSubscriber },
  { method: 'GET', path: suppressions, act, handle: showSuppressions },
  { method: 'POST', path: suppressions, act, handle: addSuppression },
  { method: 'GET', path: `${suppressions}/:id`, act, handle: showSuppression },
  { method: 'POST', path: `${suppressions}/:id/lifting`, act, handle: lift },
]

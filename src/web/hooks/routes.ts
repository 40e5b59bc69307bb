import type { Route } from '../route.ts'
import { hearMailgun } from './mailgun.ts'

/** Where other programs tell us something. Who may is decided by a signature. */
export const hookRoutes: Route[] = [{ method: 'POST', path: '/hooks/mailgun', handle: hearMailgun }]

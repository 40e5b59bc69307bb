import { editorRoutes } from './editor/routes.ts'
import { deskRoutes } from './desk/routes.ts'
import { eventContentRoutes } from './events/content-routes.ts'
import { eventRoutes } from './events/routes.ts'
import { frontRoutes } from './front/routes.ts'
import { homeRoutes } from './home.ts'
import { letterRoutes } from './letters/routes.ts'
import { listRoutes } from './lists/routes.ts'
import { mediaRoutes } from './media/routes.ts'
import { pageRoutes } from './pages/routes.ts'
import { peopleRoutes } from './people/routes.ts'
import { publicationRoutes } from './publication/routes.ts'
import { subscriberRoutes } from './subscribers/routes.ts'
import type { StaffRoute } from './staff-route.ts'

/** Every address below /newsroom; who may do what there is in test/newsroom-routes.json. */
export const newsroomRoutes: readonly StaffRoute[] = [
  ...homeRoutes,
  ...editorRoutes,
  ...deskRoutes,
  ...listRoutes,
  ...peopleRoutes,
  ...mediaRoutes,
  ...publicationRoutes,
  ...pageRoutes,
  ...frontRoutes,
  ...eventRoutes,
  ...eventContentRoutes,
  ...subscriberRoutes,
  ...letterRoutes,
]

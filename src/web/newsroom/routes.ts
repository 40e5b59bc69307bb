import { editorRoutes } from './editor/routes.ts'
import { deskRoutes } from './desk/routes.ts'
import { homeRoutes } from './home.ts'
import { listRoutes } from './lists/routes.ts'
import { mediaRoutes } from './media/routes.ts'
import { peopleRoutes } from './people/routes.ts'
import { publicationRoutes } from './publication/routes.ts'
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
]

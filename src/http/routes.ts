// Every route of the station in one list: the server registers it and the API's description is written from it.

import { freely } from '#http/deed.ts'
import type { OpenSockets } from './open-sockets.ts'
import { openApi } from './openapi.ts'
import { pageRoutes } from './page.ts'
import type { Ports } from './ports.ts'
import { type Route, route } from './route.ts'
import { cameraRoutes } from './routes/cameras/camera-routes.ts'
import { problemRoutes } from './routes/problems/problem-routes.ts'
import { openSignIn } from './routes/session/open-sign-in.ts'
import { taskRoutes } from './routes/session/task-routes.ts'
import { statusRoutes } from './routes/status/status-routes.ts'
import { verifierPageRoutes } from './verifier-page.ts'

export const stationRoutes = (ports: Ports, sockets: OpenSockets): readonly Route[] => {
  const all: readonly Route[] = [
    ...openSignIn(ports, sockets),
    ...taskRoutes(ports),
    ...cameraRoutes(ports),
    ...ports.routes,
    ...statusRoutes(ports),
    route({
      method: 'GET',
      path: '/api/openapi.json',
      access: 'session',
      does: freely('The program’s own description, the same at every station.'),
      summary: 'This API, described as OpenAPI 3.1.',
      answers: { 200: { type: 'application/json', says: 'An OpenAPI 3.1 document.' } },
      handler: () => openApi(all, ports.station.version),
    }),
    ...problemRoutes(),
    ...verifierPageRoutes(ports.web),
    ...pageRoutes(ports.web),
  ]
  return all
}

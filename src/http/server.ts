// The station's front door. Closed by default: a request passes the host, the origin and the session before any handler,
// and a route that was not declared with its access does not answer. The same routes stand on the network and on the
// machine's own Unix socket, where the caller is the operator.

import cookie from '@fastify/cookie'
import fastifyStatic from '@fastify/static'
import websocket, { type WebSocket } from '@fastify/websocket'
import fastify, { type FastifyInstance, type FastifyRequest } from 'fastify'
import { Problem } from '#base/problems.ts'
import type { Caller } from '#community/access/accounts.ts'
import type { Who } from '#community/access/may.ts'
import { isActivity } from './activity.ts'
import { mustBeAllowed } from './deed.ts'
import { dutyWallRoutes } from './duty-wall-routes.ts'
import { noteAccesses } from './noting.ts'
import { createOpenAnswers } from './open-answers.ts'
import { createOpenSockets, type OpenSockets } from './open-sockets.ts'
import { hostCheck, refuseForeignOrigin } from './origin.ts'
import { isForeignPlain, onlyOverHttps } from './plain-line.ts'
import type { Ports } from './ports.ts'
import { sendProblem } from './problem-response.ts'
import { limitRates } from './rate-limits.ts'
import { registerRoutes } from './register.ts'
import type { Route } from './route.ts'
import { stationRoutes } from './routes.ts'
import { requireHttps, setSecurityHeaders } from './security-headers.ts'
import { callerOf, chooseSession, sessionToken } from './session-cookie.ts'
import { hasTelevisionCookie, televisionCaller } from './television-cookie.ts'

const fileTypes = [
  'application/octet-stream',
  'text/csv',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
]
const BODY_BYTES = 64 * 1024
const SOCKET_MESSAGE_BYTES = 64 * 1024
export const HEADER_BYTES = 16 * 1024
const REQUEST_MS = 30_000
const IDLE_MS = 65_000
const PARAM_LENGTH = 100
const CLOSE_WAIT_MS = 500
/** A page takes about seven; beyond this a flood would eat the process's files. */
const MOST_CONNECTIONS = 2_000

/** `routes` in place of the station’s own: what stands in front of them is the same. */
type Build = {
  readonly local: boolean
  readonly routes?: readonly Route[]
  /** How long a request may take to arrive. */
  readonly patience_ms?: number
}

/** Builds the server; `listen.ts` opens it to the network or, with `local`, on the station's Unix socket. */
export const buildServer = (
  ports: Ports,
  { local, routes: others, patience_ms = REQUEST_MS }: Build,
): FastifyInstance => {
  const app = fastify({
    logger: false,
    genReqId: requestIds(),
    bodyLimit: BODY_BYTES,
    requestTimeout: patience_ms,
    keepAliveTimeout: IDLE_MS,
    forceCloseConnections: true,
    routerOptions: { maxParamLength: PARAM_LENGTH },
    http: { maxHeaderSize: HEADER_BYTES, headersTimeout: patience_ms, connectionsCheckingInterval: patience_ms / 6 },
    // An address that cannot be read reaches no hook, so it gets its headers here.
    frameworkErrors: (error, request, reply) => {
      setSecurityHeaders(reply, request.url)
      sendProblem(error, request, reply, ports.log)
    },
  })
  app.server.maxConnections = MOST_CONNECTIONS
  const sockets = createOpenSockets(ports.sessions, ports.access)
  app.addHook('onClose', async () => sockets.stop())
  app.setErrorHandler((error, request, reply) => sendProblem(error, request, reply, ports.log))
  app.setNotFoundHandler((request, reply) => sendProblem(new Problem('no_such_page'), request, reply, ports.log))
  app.removeContentTypeParser('text/plain')
  // Whole in memory, within what the route that takes it allows.
  app.addContentTypeParser(fileTypes, { parseAs: 'buffer' }, (_, body, done) => done(null, body))
  takeForms(app)
  app.register(cookie)
  app.register(fastifyStatic, { serve: false, preCompressed: true })
  app.register(websocket, {
    options: { maxPayload: SOCKET_MESSAGE_BYTES },
    errorHandler: onSocketError(ports),
    preClose,
  })
  guard(app, ports, local)
  limitRates(app, ports.clock)
  const routes = others ?? routesOf(ports, sockets, local)
  decide(app, ports)
  noteAccesses(app, ports, routes)
  app.register(async inner => registerRoutes(inner, routes, sockets))
  return app
}

/** What a page without scripts sends; no other route takes it. */
const takeForms = (app: FastifyInstance): void => {
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (request, body, done) => {
    if (request.routeOptions.url !== '/api/notice/requests') done(new Problem('invalid_request', { reason: 'form' }))
    else done(null, Object.fromEntries(new URLSearchParams(String(body))))
  })
}

const routesOf = (ports: Ports, sockets: OpenSockets, local: boolean) =>
  stationRoutes(ports, sockets).filter(({ access }) => access !== (local ? 'television' : 'local'))

/** Short, and never the same again: the access log names each request. */
const requestIds = (): (() => string) => {
  const run = Date.now().toString(36)
  let count = 0
  return () => `${run}-${(++count).toString(36)}`
}

const guard = (app: FastifyInstance, ports: Ports, local: boolean): void => {
  const refuseUnknownHost = hostCheck(ports.hosts, ports.statedHost)
  app.decorateRequest('caller')
  app.decorateRequest('sight')
  app.decorateRequest('token')
  app.addHook('onRequest', async (request, reply) => {
    setSecurityHeaders(reply, request.url)
    if (request.protocol === 'https') requireHttps(reply, request.headers.host)
    if (local) {
      request.caller = { kind: 'operator' }
      request.sight = ports.access.sightOf(request.caller)
      return
    }
    request.caller = { kind: 'nobody' }
    refuseUnknownHost(request)
    if (onlyOverHttps(request, reply, ports.httpsPort?.())) return reply
    refuseForeignOrigin(request)
    const { access } = request.routeOptions.config
    // No session is looked for where somebody may listen in: not even whether there is one is told.
    if (!isForeignPlain(request, ports.httpsPort?.())) chooseSession(request, ports.sessions)
    request.caller =
      access === 'television' ? televisionCaller(request, ports.televisions) : callerOf(request, ports.sessions)
    request.sight = ports.access.sightOf(whoOf(request.caller))
    if (access === 'television' && request.caller.kind === 'television') return
    if (access === 'television')
      throw new Problem(hasTelevisionCookie(request) ? 'television_taken_out' : 'television_not_paired')
    if (request.is404 || access === 'public') return
    if (access !== 'session' || request.caller.kind === 'nobody') throw new Problem('signed_out')
    minding(request, ports)
  })
}

/** Before a body is read where that can be told, else as soon as it has been; and again as long as the answer is under way. */
const decide = (app: FastifyInstance, ports: Ports): void => {
  const answers = createOpenAnswers()
  app.decorateRequest('stillSo', undefined)
  app.addHook('onRequest', async request => {
    const { does } = request.routeOptions.config
    if (does !== undefined && does.to !== 'camera') mustBeAllowed(does, request)
  })
  app.addHook('preHandler', async (request, reply) => {
    const { does } = request.routeOptions.config
    if (does?.to === 'camera') mustBeAllowed(does, request)
    if (!request.ws && request.caller.kind === 'account') answers.add(request, reply)
  })
  const stop = ports.access.onReview(() => answers.review(request => stillAllowed(request, ports)))
  app.addHook('onClose', async () => stop())
}

const stillAllowed = (request: FastifyRequest, { sessions }: Ports): boolean => {
  const { does } = request.routeOptions.config
  if (callerOf(request, sessions).kind !== 'account') return false
  try {
    if (does !== undefined) mustBeAllowed(does, request)
    return request.stillSo?.() ?? true
  } catch (error) {
    if (error instanceof Problem) return false
    throw error
  }
}

/** A television’s cameras are told where it is served: here only that it is one. */
const whoOf = (caller: Caller): Who => {
  if (caller.kind === 'account') return { kind: 'person', person: caller.account.person }
  return caller.kind === 'television' ? { kind: 'device', role: 'television', cameras: new Set() } : caller
}

/** A session’s idle time begins anew with what a person does; the duty wall’s browser does nothing but look. */
const minding = (request: FastifyRequest, { sessions }: Ports): void => {
  const { method, caller, routeOptions } = request
  if (caller.kind !== 'account') return
  if (caller.duty_wall && !dutyWallRoutes.has(`${method} ${routeOptions.url}`)) throw new Problem('duty_wall_only_live')
  const token = sessionToken(request)
  if (token !== undefined && isActivity(method, routeOptions.url)) sessions.touch(token)
}

const onSocketError = (ports: Ports) => (error: Error, socket: WebSocket) => {
  ports.log.warn('a live socket failed', { error })
  socket.terminate()
}

// Says goodbye to open pages, and does not wait for those that do not answer.
function preClose(this: FastifyInstance, done: () => void): void {
  const { clients } = this.websocketServer
  for (const client of clients) client.close(1001, 'station_stopping')
  setTimeout(() => {
    for (const client of clients) client.terminate()
  }, CLOSE_WAIT_MS).unref()
  this.websocketServer.close()
  done()
}

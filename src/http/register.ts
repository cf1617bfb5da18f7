// Turns declared routes into running ones: every input is read by its shape before the handler sees it, every JSON answer
// is held to its shape before it leaves (a field that is not declared is not sent).

import type { FastifyInstance, FastifySchema } from 'fastify'
import { z } from 'zod'
import { Problem } from '#base/problems.ts'
import type { OpenSockets } from './open-sockets.ts'
import { problemOfInput } from './problem-response.ts'
import { publicRoutes } from './public-routes.ts'
import type { Answer, Route } from './route.ts'
import { sessionToken } from './session-cookie.ts'

/** Registers `routes`; throws at start when one is public, or declares no deed, without a written reason. */
export const registerRoutes = (app: FastifyInstance, routes: readonly Route[], sockets: OpenSockets): void => {
  app.setValidatorCompiler<z.ZodType>(({ schema, httpPart }) => input => {
    const read = schema.safeParse(input ?? {})
    return read.success ? { value: read.data } : { error: problemOfInput(httpPart ?? 'input', read.error) }
  })
  app.setSerializerCompiler<z.ZodType>(
    ({ schema }) =>
      answer =>
        JSON.stringify(schema.parse(answer)),
  )
  for (const declared of routes) register(app, declared, sockets)
}

/** `GET /api/cameras/:camera`: how a route is named in tables and tests. */
export const routeName = ({ method, path }: Pick<Route, 'method' | 'path'>): string => `${method} ${path}`

const register = (app: FastifyInstance, declared: Route, sockets: OpenSockets): void => {
  const { method, path: url, access } = declared
  if (access === 'public' && publicRoutes[routeName(declared)] === undefined)
    throw new Error(`${routeName(declared)} is public but public-routes.ts gives no reason`)
  if (access !== 'public' && declared.does === undefined)
    throw new Error(`${routeName(declared)} declares neither what it does nor why it needs no right`)
  const shared = { method, url, config: { access, does: declared.does }, schema: schemaOf(declared) }
  if (!declared.websocket) {
    const { handler, bodyLimit, tooLarge } = declared
    app.route({
      ...shared,
      config: { ...shared.config, tooLarge },
      handler,
      ...(bodyLimit === undefined ? {} : { bodyLimit }),
    })
    return
  }
  app.route({
    ...shared,
    method: 'GET',
    // Asked for without an upgrade, it is no page.
    handler: () => {
      throw new Problem('no_such_page')
    },
    wsHandler: (socket, request) => {
      const token = sessionToken(request)
      if (request.caller.kind === 'account' && token !== undefined && !sockets.add(token, socket)) return
      declared.handler(socket, request)
    },
  })
}

const schemaOf = (declared: Route): FastifySchema => {
  const { query, params, answers = {} } = declared
  const body = declared.websocket ? undefined : declared.body
  const response = Object.fromEntries(Object.entries(answers).filter(([, answer]) => isShape(answer)))
  return {
    ...(query && { querystring: query }),
    ...(params && { params }),
    ...(body && { body }),
    ...(Object.keys(response).length > 0 && { response }),
  }
}

export const isShape = (answer: Answer): answer is z.ZodType => answer instanceof z.ZodType

// The API's description, OpenAPI 3.1, written from the route table itself so that it cannot differ from what runs.

import { z } from 'zod'
import { problemShape } from '#contract/problem.ts'
import { isShape } from './register.ts'
import type { Answer, Route } from './route.ts'

type Json = Record<string, unknown>

export const openApi = (routes: readonly Route[], version: string): Json => {
  const paths: Record<string, Json> = {}
  for (const declared of routes) {
    if (declared.path === '/*') continue
    const path = declared.path.replace(/:([a-z_]+)/g, '{$1}')
    paths[path] = { ...paths[path], [declared.method.toLowerCase()]: operation(declared) }
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Mắt Thần', version, summary: 'An open camera network for a Vietnamese commune' },
    paths,
    components: {
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'mt_session' },
        television: { type: 'apiKey', in: 'cookie', name: 'mt_television' },
      },
      schemas: { Problem: jsonSchema(problemShape, 'output') },
    },
  }
}

const operation = (declared: Route): Json => {
  const body = declared.websocket ? undefined : declared.body
  return {
    summary: declared.summary,
    'x-access': declared.access,
    ...(declared.does && { 'x-does': declared.does }),
    ...(declared.websocket && { 'x-websocket': true }),
    security: declared.access === 'session' || declared.access === 'television' ? [{ [declared.access]: [] }] : [],
    parameters: [...parameters(declared.params, 'path'), ...parameters(declared.query, 'query')],
    ...(body && {
      requestBody: { required: true, content: { 'application/json': { schema: jsonSchema(body, 'input') } } },
    }),
    responses: {
      ...Object.fromEntries(
        Object.entries(declared.answers ?? {}).map(([status, answer]) => [status, response(answer)]),
      ),
      default: {
        description: 'A problem (RFC 9457)',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  }
}

const response = (answer: Answer): Json =>
  isShape(answer)
    ? { description: 'OK', content: { 'application/json': { schema: jsonSchema(answer, 'output') } } }
    : { description: answer.says, content: { [answer.type]: {} } }

const parameters = (shape: z.ZodType | undefined, place: 'path' | 'query'): Json[] => {
  if (shape === undefined) return []
  // As read, not as sent: on the wire all of these are text, and the reader wants to know which text is taken.
  const { properties = {}, required = [] } = jsonSchema(shape, 'output') as {
    properties?: Record<string, Json>
    required?: string[]
  }
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: place,
    required: place === 'path' || (required.includes(name) && schema.default === undefined),
    schema,
  }))
}

const jsonSchema = (shape: z.ZodType, io: 'input' | 'output'): Json => {
  const { $schema: _, ...schema } = z.toJSONSchema(shape, { io, unrepresentable: 'any' }) as Json
  return schema
}

// A route as data: what may be asked, by whom, and what is answered. The server registers these, checks every input
// against their shapes, and the OpenAPI document and reference/api.md are written from the same table.

import type { WebSocket } from '@fastify/websocket'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import type { ProblemCode } from '#base/problems.ts'
import type { Caller } from '#community/access/accounts.ts'
import type { Sight } from '#community/access/sight.ts'
import type { Deed } from './deed.ts'

/**
 * `public`: anybody, and only if `public-routes.ts` gives the reason. `session`: a signed-in person, or the operator on the
 * local socket. `local`: exists on the local socket only. `television`: a paired television and nobody else; it may ask nothing
 * that is not marked so.
 */
export type Access = 'public' | 'session' | 'local' | 'television'

declare module 'fastify' {
  interface FastifyRequest {
    caller: Caller
    /** What the caller may see and do, now and for as long as a socket stays open. */
    sight: Sight
  }
  interface FastifyContextConfig {
    access?: Access
    does?: Deed | undefined
    tooLarge?: ProblemCode | undefined
  }
}

/** An answer: a shape is sent as JSON and held to that shape; a media type stands for bytes that the handler sends itself. */
export type Answer = z.ZodType | { readonly type: string; readonly says: string }

type Shared = {
  readonly path: `/${string}`
  readonly access: Access
  /** What it does, to what; a public route has its reason in `public-routes.ts` instead. */
  readonly does?: Deed
  /** One English sentence for the API reference. */
  readonly summary: string
  readonly query?: z.ZodType
  readonly params?: z.ZodType
  readonly answers?: Readonly<Record<number, Answer>>
}

export type HttpRoute = Shared & {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  readonly websocket?: false
  readonly body?: z.ZodType
  /** Bytes of body accepted; 64 kB when not given. */
  readonly bodyLimit?: number
  /** What a larger body is called, where people send files; else `invalid_request`. */
  readonly tooLarge?: ProblemCode
  /** Returns what is sent: an object of the answer's shape, a Buffer, a stream, or the reply itself. */
  readonly handler: (request: FastifyRequest, reply: FastifyReply) => unknown
}

export type SocketRoute = Shared & {
  readonly method: 'GET'
  readonly websocket: true
  readonly handler: (socket: WebSocket, request: FastifyRequest) => void
}

export type Route = HttpRoute | SocketRoute

type Read<Shape extends z.ZodType | undefined> = Shape extends z.ZodType ? z.output<Shape> : unknown

type Asked<
  Q extends z.ZodType | undefined,
  P extends z.ZodType | undefined,
  B extends z.ZodType | undefined,
> = FastifyRequest & { readonly query: Read<Q>; readonly params: Read<P>; readonly body: Read<B> }

/** Declares a route so that its handler sees query, params and body as their shapes read them. */
export const route = <
  Q extends z.ZodType | undefined = undefined,
  P extends z.ZodType | undefined = undefined,
  B extends z.ZodType | undefined = undefined,
>(
  declared: Omit<HttpRoute, 'query' | 'params' | 'body' | 'handler'> & {
    readonly query?: Q
    readonly params?: P
    readonly body?: B
    readonly handler: (request: Asked<Q, P, B>, reply: FastifyReply) => unknown
  },
): HttpRoute => declared as unknown as HttpRoute

/** Declares a WebSocket route; session and origin are checked before the upgrade. */
export const socketRoute = <Q extends z.ZodType | undefined = undefined, P extends z.ZodType | undefined = undefined>(
  declared: Omit<SocketRoute, 'method' | 'websocket' | 'query' | 'params' | 'handler'> & {
    readonly query?: Q
    readonly params?: P
    readonly handler: (socket: WebSocket, request: Asked<Q, P, undefined>) => void
  },
): SocketRoute => ({ ...declared, method: 'GET', websocket: true }) as unknown as SocketRoute

// The plain line: what is still answered without encryption to another machine, each with its reason. Everything else is sent to https, and
// what would carry a password or a picture is refused: a browser that was only led on would have sent it already.

import type { FastifyReply, FastifyRequest } from 'fastify'
import { Problem } from '#base/problems.ts'

/** Where https answers; undefined while it does not. */
export type HttpsPort = () => number | undefined

export const plainRoutes: Readonly<Record<string, string>> = {
  'GET /ca.crt':
    'A device that does not trust the station yet fetches here what it is to trust; its fingerprint proves it.',
  'GET /api/tls/authority': 'The page that tells how to trust the station shows the fingerprint.',
  'GET /api/session':
    'The same page, as every page, asks whether somebody is signed in; no cookie is read on this line.',
  'GET /.well-known/acme-challenge/:token':
    'The authority of a public certificate looks here over http (RFC 8555 §8.3).',
  'GET /notice':
    'A telephone that scans a sign trusts nothing here yet, and a warning would keep people from what they must be told; its form stands on https.',
  'GET /notice.css': 'The look of that page.',
  'GET /problems/:code': 'The sentences of the program’s own table.',
  'GET /api/television':
    'A television’s own browser can be told to trust no authority; it holds a token for its own cameras.',
  'GET /api/television/live': 'The same.',
  'GET /api/television/line': 'The same.',
  'POST /api/television/pairing': 'The same. A waiting screen knows nothing.',
  'POST /api/television/pairing/answer': 'The same.',
}

/** Pages of the program that are shown on this line, and what they are built of. */
const plainPages = /^\/(?:certificate|tv|assets\/[^?]*|first-paint\.js|[\w-]+\.(?:svg|png|ico|webmanifest))(?:\?|$)/

/** Answers true when the request was sent on. Throws `needs_https`. */
export const onlyOverHttps = (request: FastifyRequest, reply: FastifyReply, port: number | undefined): boolean => {
  if (!isForeignPlain(request, port)) return false
  const { method, url, headers, routeOptions } = request
  const asked = routeOptions.url ?? ''
  if (plainRoutes[`${method} ${asked}`] !== undefined) return false
  const page = method === 'GET' || method === 'HEAD'
  if (asked === '/*' && page && plainPages.test(url)) return false
  if (!page || url.startsWith('/api/') || headers.upgrade !== undefined) throw new Problem('needs_https')
  const host = (headers.host ?? '').replace(/:\d+$/, '')
  reply.header('cache-control', 'no-store').redirect(`https://${host}${port === 443 ? '' : `:${port}`}${url}`, 307)
  return true
}

/** Asked by another machine without encryption, although there is some. */
export const isForeignPlain = (request: FastifyRequest, port: number | undefined): boolean =>
  port !== undefined && request.protocol !== 'https' && !isOwnMachine(request.socket.remoteAddress)

export const isOwnMachine = (address = ''): boolean => /^(?:::ffff:)?127\.|^::1$/.test(address)

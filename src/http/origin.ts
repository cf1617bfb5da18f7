// Whether a request may come from where it comes from. A page of another site must not act with a neighbour's session
// (CSRF), nor open the live socket, nor reach the station under a name of its own (DNS rebinding).

import { hostname } from 'node:os'
import type { FastifyRequest } from 'fastify'
import { Problem } from '#base/problems.ts'

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Throws `foreign_origin` when a request that changes something, or opens a WebSocket, comes from another site. Browsers
 * always send `Origin` with these; a request with neither header is a program, which has no neighbour's cookie to misuse.
 */
export const refuseForeignOrigin = ({ method, headers }: FastifyRequest): void => {
  if (safeMethods.has(method) && headers.upgrade === undefined) return
  const site = headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin') throw new Problem('foreign_origin')
  const origin = headers.origin
  if (origin !== undefined && hostOfOrigin(origin) !== headers.host?.toLowerCase()) throw new Problem('foreign_origin')
}

/** Makes the check of the Host header: IP addresses, localhost, this machine's name, the names that were declared, and the one that is stated. */
export const hostCheck = (
  declared: readonly string[] = [],
  stated: () => string | undefined = () => undefined,
): ((request: FastifyRequest) => void) => {
  const own = hostname().toLowerCase()
  const names = new Set(['localhost', own, `${own}.local`, ...declared.map(name => name.toLowerCase())])
  return ({ headers }) => {
    const name = hostPattern.exec(headers.host ?? '')?.[1]?.toLowerCase()
    if (name === undefined || !(ipPattern.test(name) || names.has(name) || name === stated()))
      throw new Problem('unknown_host')
  }
}

const hostPattern = /^(\[[0-9a-f:.]{2,45}\]|[a-z0-9.-]{1,253})(?::\d{1,5})?$/i
const ipPattern = /^(?:\[[0-9a-f:.]+\]|\d{1,3}(?:\.\d{1,3}){3})$/

// `null` (a sandboxed frame, a local file) parses to nothing and so matches no host.
const hostOfOrigin = (origin: string): string | undefined => {
  const url = URL.parse(origin)
  return url?.protocol === 'http:' || url?.protocol === 'https:' ? url.host : undefined
}

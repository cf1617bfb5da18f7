// Cookie names: over https they begin with `__Host-`, which browsers let nobody set over http, for another path or from a sister name
// (RFC 6265bis §4.1.3). Ports share cookies: without it the page at the plain port could not sign in once https had been used.

import type { FastifyRequest } from 'fastify'

type Asked = Pick<FastifyRequest, 'protocol'>

export const cookieName = ({ protocol }: Asked, name: string): string =>
  protocol === 'https' ? `__Host-${name}` : name

/** For a cookie that is sent to one path alone, which `__Host-` does not allow. */
export const pathCookieName = ({ protocol }: Asked, name: string): string =>
  protocol === 'https' ? `__Secure-${name}` : name

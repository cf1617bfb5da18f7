// Who asks, as the access log writes it down.

import { createHash } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import type { Looker } from '#community/access/access-log.ts'
import type { Caller } from '#community/access/accounts.ts'
import { sessionToken } from './session-cookie.ts'
import { networkOf } from './sign-in-tries.ts'

export const lookerOf = (request: FastifyRequest): Looker => {
  const { caller, ip } = request
  if (caller.kind === 'operator') return { kind: 'operator', name: 'local_operator' }
  const address = ip
  if (caller.kind === 'television') return { kind: 'television', name: caller.id, address }
  if (caller.kind === 'nobody') return { kind: 'nobody', name: '', address: networkOf(ip) }
  return { ...nameOfAccount(caller), address, ...sessionOf(request) }
}

const nameOfAccount = ({ account }: Extract<Caller, { kind: 'account' }>) => ({
  kind: 'account' as const,
  name: account.username,
  person: account.display_name,
})

/** Eight letters that tell one browser from another, and open nothing. */
const sessionOf = (request: FastifyRequest) => {
  const token = sessionToken(request)
  return token === undefined
    ? {}
    : { session: createHash('sha256').update(`session ${token}`).digest('hex').slice(0, 8) }
}

// The encrypted line, opened: certificates in hand, the secure door over the station's routes, and the addresses at which others reach it.

import { isIP } from 'node:net'
import type { FastifyInstance } from 'fastify'
import type { Clock } from '#base/clock.ts'
import type { Logger } from '#base/log.ts'
import { Problem } from '#base/problems.ts'
import { isOwnMachine } from '#http/plain-line.ts'
import type { TlsDesk } from '#http/routes/tls/tls-routes.ts'
import { secureDoor } from '#http/secure-door.ts'
import { HEADER_BYTES } from '#http/server.ts'
import type { Names } from '#programs/tls/own-names.ts'
import { TlsKeeper } from '#programs/tls/tls-keeper.ts'
import { listenNear } from './https-port.ts'

export type HttpsWish = {
  /** 0: any free port. */
  readonly port: number
  /** When another program has the port, one near it will do, and is kept. */
  readonly any_port?: boolean
}

type Need = {
  readonly data: string
  readonly station: string
  readonly host: string
  readonly names: readonly string[]
  readonly https: HttpsWish | undefined
  readonly clock: Clock
  readonly log: Logger
}

export type OpenTls = {
  readonly desk: TlsDesk
  /** Where https answers; undefined while it does not. */
  readonly port: () => number | undefined
  /** Addresses for other machines; none where the station listens to its own alone. */
  readonly urls: () => readonly string[]
  /** Call it before the app listens. */
  readonly guard: (app: FastifyInstance) => void
  readonly listen: () => Promise<void>
  readonly stop: () => void
}

/** Without `https` the station speaks plainly, as behind another's HTTPS server. */
export const openTls = async (need: Need): Promise<OpenTls> => {
  const { https, host, log } = need
  if (https === undefined) return plainOnly
  let port: number | undefined
  const urls = (names: Names): readonly string[] => (port === undefined ? [] : urlsAt(host, port, names))
  const keeper = await TlsKeeper.open({ ...need, declared: need.names, urls, port: () => port ?? 0 })
  let door: ReturnType<typeof secureDoor> | undefined
  return {
    desk: keeper,
    port: () => port,
    urls: () => keeper.urls(),
    guard: app => {
      door = secureDoor(app, keeper, { maxHeaderSize: HEADER_BYTES })
    },
    listen: async () => {
      const listen = (wanted: number) => door!.listen({ host, port: wanted })
      const free = https.port === 0 || https.any_port !== true
      port = await (free ? listen(https.port) : listenNear(need.data, https.port, listen))
      if (https.port !== 0 && port !== https.port)
        log.warn('https answers at another port than the usual one', { port })
      keeper.start()
    },
    stop: () => keeper.stop(),
  }
}

/** The names that were declared first, then this machine’s own, then its addresses. */
const urlsAt = (host: string, port: number, { names, addresses }: Names): readonly string[] => {
  if (isOwnMachine(host) || host === 'localhost') return []
  const outside = addresses.filter(address => !isOwnMachine(address) && (host === '::' || isIP(address) === 4))
  const reached =
    host === '0.0.0.0' || host === '::' ? [...outside, ...names.filter(name => name !== 'localhost')] : [host]
  return reached.map(name => `https://${isIP(name) === 6 ? `[${name}]` : name}${port === 443 ? '' : `:${port}`}`)
}

const refuse = (): never => {
  throw new Problem('no_https_here')
}

/** A station without an encrypted line. */
export const plainOnly: OpenTls = {
  desk: { state: refuse, authority: refuse, renew: refuse, choose: refuse, challenge: () => undefined },
  port: () => undefined,
  urls: () => [],
  guard: () => {},
  listen: async () => {},
  stop: () => {},
}

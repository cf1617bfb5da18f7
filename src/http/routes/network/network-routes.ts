// Network: which networks the station may call when it looks for cameras. A device answers with addresses of its own making; only
// those inside these ranges are ever dialled.

import { networkInterfaces } from 'node:os'
import type { Logger } from '#base/log.ts'
import { Problem } from '#base/problems.ts'
import { nameOf } from '#community/access/accounts.ts'
import type { AllowedRanges } from '#community/upkeep/allowed-ranges.ts'
import { type Network, networkShape, setNetworkShape } from '#contract/discovery.ts'
import { defaultRanges, readAddressRange } from '#engine/camera/address-guard.ts'
import { type Route, route } from '#http/route.ts'

export type NetworkPorts = { readonly ranges: AllowedRanges; readonly log: Logger }

export const networkRoutes = ({ ranges, log }: NetworkPorts): readonly Route[] => {
  const shown = (): Network => ({
    interfaces: Object.entries(networkInterfaces()).flatMap(([name, cards = []]) =>
      cards.filter(({ family }) => family === 'IPv4').map(({ address, netmask }) => ({ name, address, netmask })),
    ),
    always_allowed: [...defaultRanges],
    allowed: [...ranges.list()],
  })
  return [
    route({
      method: 'GET',
      path: '/api/network',
      access: 'session',
      summary: 'This machine’s network interfaces, and the ranges of addresses that the station may call.',
      answers: { 200: networkShape },
      handler: shown,
    }),
    route({
      method: 'PUT',
      path: '/api/network',
      access: 'session',
      summary: 'Sets which ranges may be called beside private networks.',
      body: setNetworkShape,
      answers: { 200: networkShape },
      handler: ({ body, caller }) => {
        const wrong = body.allowed.findIndex(range => !readAddressRange(range).ok)
        if (wrong >= 0) throw new Problem('bad_range', { field: `body.allowed.${wrong}` })
        ranges.set([...new Set(body.allowed)], nameOf(caller))
        log.info('the ranges that may be called were set', { by: nameOf(caller), ranges: body.allowed.length })
        return shown()
      },
    }),
  ]
}

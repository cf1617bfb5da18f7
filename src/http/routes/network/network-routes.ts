// Network: which networks the station may call when it looks for cameras. A device answers with addresses of its own making; only
// those inside these ranges are ever dialled. A network in which a camera is kept stays allowed: taking it away would end its recording.

import { networkInterfaces } from 'node:os'
import type { Logger } from '#base/log.ts'
import { Problem } from '#base/problems.ts'
import { nameOf } from '#community/access/accounts.ts'
import type { AllowedRanges } from '#community/upkeep/allowed-ranges.ts'
import type { CameraReader } from '#community/upkeep/camera-book.ts'
import { type Network, networkShape, setNetworkShape } from '#contract/discovery.ts'
import { readCameraAddress } from '#engine/camera/address.ts'
import { createAddressGuard, defaultRanges, readAddressRange } from '#engine/camera/address-guard.ts'
import { toStation } from '#http/deed.ts'
import { type Route, route } from '#http/route.ts'
import type { CallGuard } from '#http/routes/cameras/callable-address.ts'

export type NetworkPorts = {
  readonly ranges: AllowedRanges
  readonly cameras: CameraReader
  /** What may be called is another than before. */
  readonly changed: () => void
  readonly log: Logger
  /** Makes the guard over some ranges. */
  readonly guardOver?: (ranges: readonly string[]) => CallGuard
}

export const networkRoutes = ({
  ranges,
  cameras,
  changed,
  log,
  guardOver = createAddressGuard,
}: NetworkPorts): readonly Route[] => {
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
      does: toStation('configure_camera'),
      summary: 'This machine’s network interfaces, and the ranges of addresses that the station may call.',
      answers: { 200: networkShape },
      handler: shown,
    }),
    route({
      method: 'PUT',
      path: '/api/network',
      access: 'session',
      does: toStation('configure_station'),
      summary: 'Sets which ranges may be called beside private networks.',
      body: setNetworkShape,
      answers: { 200: networkShape },
      handler: async ({ body, caller }) => {
        const wrong = body.allowed.findIndex(range => !readAddressRange(range).ok)
        if (wrong >= 0) throw new Problem('bad_range', { field: `body.allowed.${wrong}` })
        const allowed = [...new Set(body.allowed)]
        const [before, after] = [ranges.list(), allowed].map(beside => guardOver([...defaultRanges, ...beside]))
        const lost = await camerasLost(cameras, before!, after!)
        if (lost !== undefined) throw new Problem('range_in_use', { camera: lost })
        ranges.set(allowed, nameOf(caller))
        changed()
        log.info('the ranges that may be called were set', { by: nameOf(caller), ranges: body.allowed.length })
        return shown()
      },
    }),
  ]
}

/** A camera that may be called now and could not be any more. */
const camerasLost = async (cameras: CameraReader, before: CallGuard, after: CallGuard): Promise<string | undefined> => {
  const forbids = async (guard: CallGuard, host: string): Promise<boolean> => {
    const pinned = await guard.pin(host)
    return !pinned.ok && pinned.problem === 'forbidden_address'
  }
  const lost = cameras.list().map(async ({ id, main_url, sub_url }) => {
    for (const url of [main_url, sub_url]) {
      const address = url === null ? undefined : readCameraAddress(url)
      if (address?.ok !== true) continue
      const { host } = address.value
      if ((await forbids(after, host)) && !(await forbids(before, host))) return id
    }
    return undefined
  })
  return (await Promise.all(lost)).find(id => id !== undefined)
}

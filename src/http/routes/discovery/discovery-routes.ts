// Discovery: "Tìm camera". One search at a time: a new one ends the one before.

import { z } from 'zod'
import { Problem } from '#base/problems.ts'
import type { CameraReader } from '#community/upkeep/camera-book.ts'
import type { DeviceReader } from '#community/upkeep/device-book.ts'
import { discoveryShape, startDiscoveryShape } from '#contract/discovery.ts'
import type { AddressGuard } from '#engine/camera/address-guard.ts'
import { readAddresses } from '#engine/camera/address-probe.ts'
import { localInterfaces } from '#engine/camera/discovery.ts'
import { toStation } from '#http/deed.ts'
import { type Route, route } from '#http/route.ts'
import { Search } from './search.ts'

export type DiscoveryPorts = {
  readonly guard: AddressGuard
  readonly cameras: CameraReader
  readonly devices: DeviceReader
  /** 3702 but in tests. */
  readonly port?: number | undefined
  /** The station stops: a search that goes on ends. */
  readonly stopped: AbortSignal
}

const searchParamsShape = z.strictObject({ search: z.string().max(40) })

export const discoveryRoutes = ({ guard, cameras, devices, port, stopped }: DiscoveryPorts): readonly Route[] => {
  let current: Search | undefined
  const mustGet = (id: string): Search => {
    if (current?.id !== id) throw new Problem('no_such_search', { search: id })
    return current
  }
  return [
    route({
      method: 'POST',
      path: '/api/discovery',
      access: 'session',
      does: toStation('configure_camera'),
      summary:
        'Begins to look for devices on the network, and behind every address of a range; ends the search before it.',
      body: startDiscoveryShape,
      answers: { 202: discoveryShape },
      handler: ({ body }, reply) => {
        const wish = { interfaces: chosen(body.interfaces), addresses: addressesOf(body.range), port }
        current?.stop()
        current = new Search(guard, wish, stopped)
        return reply.code(202).header('location', `/api/discovery/${current.id}`).send(current.shown(cameras, devices))
      },
    }),
    route({
      method: 'GET',
      path: '/api/discovery/:search',
      access: 'session',
      does: toStation('configure_camera'),
      summary: 'The devices that a search found so far, and whether it goes on.',
      params: searchParamsShape,
      answers: { 200: discoveryShape },
      handler: ({ params }) => mustGet(params.search).shown(cameras, devices),
    }),
    route({
      method: 'DELETE',
      path: '/api/discovery/:search',
      access: 'session',
      does: toStation('configure_camera'),
      summary: 'Stops a search; what it found stays readable.',
      params: searchParamsShape,
      answers: { 200: discoveryShape },
      handler: ({ params }) => {
        const search = mustGet(params.search)
        search.stop()
        return search.shown(cameras, devices)
      },
    }),
  ]
}

const chosen = (names: readonly string[]) => {
  const all = localInterfaces()
  const unknown = names.find(name => !all.some(one => one.name === name))
  if (unknown !== undefined) throw new Problem('no_such_interface', { interface: unknown })
  return names.length === 0 ? all.filter(({ loopback }) => !loopback) : all.filter(({ name }) => names.includes(name))
}

const addressesOf = (range: string | null): readonly string[] => {
  if (range === null || range === '') return []
  const read = readAddresses(range)
  if (read.ok) return read.value
  throw new Problem(read.problem === 'too_many' ? 'range_too_large' : 'bad_range', { field: 'body.range' })
}

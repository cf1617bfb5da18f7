// Measure discovery: which makers' cameras, as they come from the factory, a search of the station finds: by WS-Discovery, or behind the addresses of a
// range; and whether it knows their maker.

import type { Discovery, FoundDevice } from '#contract/discovery.ts'
import type { Device } from '#simulator/device/device.ts'
import type { Street } from '#simulator/street.ts'
import type { House } from '#test/neighbourhood.ts'
import { until } from '#test/patience.ts'
import { type Cell, no, yes } from './brand-row.ts'

export type Searched = {
  /** Answers WS-Discovery; its devices share one address. */
  readonly air: Street
  /** Its devices have an address each. */
  readonly street: Street
  readonly range: string
}

/** A cell for each camera of the street, in its order. */
export const measureDiscovery = async (house: House, { air, street, range }: Searched): Promise<readonly Cell[]> => {
  const told = await search(house, null)
  const asked = await search(house, range)
  return street.cameras.map(({ id }) => {
    const heard = told.find(device => isOf(device, air.device(id)))
    const found = heard ?? asked.find(device => device.address === street.device(id).host)
    if (found === undefined) return no('not_seen')
    const known = found.brand === street.device(id).personality.code
    return yes(
      heard === undefined ? (known ? 'by_range' : 'by_range_unnamed') : known ? 'by_discovery' : 'by_discovery_unnamed',
    )
  })
}

const isOf = ({ address, port }: FoundDevice, device: Device): boolean =>
  address === device.host && port === device.http_port

const search = async (house: House, range: string | null): Promise<readonly FoundDevice[]> => {
  const { id } = await house.ask<Discovery>('POST', '/api/discovery', { body: { interfaces: ['lo'], range } })
  const { devices } = await until(
    'the search is done',
    async () => {
      const found = await house.ask<Discovery>('GET', `/api/discovery/${id}`)
      return found.state === 'done' && found
    },
    60_000,
  )
  return devices
}

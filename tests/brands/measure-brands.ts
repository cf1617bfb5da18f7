// Measure brands: one station and a street with one camera of each maker; every cell of the guide's table is tried on it, as a person would over the
// station's own API. What a person must do in a maker's app is done here too, once the station has said that it is wanted.

import { type BrandCode, brandCodes } from '#contract/brand.ts'
import type { Probe } from '#contract/probe.ts'
import type { RecorderDialect } from '#simulator/nvr/dialects.ts'
import type { SimulatedCamera, Street } from '#simulator/street.ts'
import { House, openStreet } from '#test/neighbourhood.ts'
import { until } from '#test/patience.ts'
import { type BrandRow, type Cell, type Column, columns, type Note, no, yes } from './brand-row.ts'
import { measureDiscovery } from './measure-discovery.ts'
import { measureFixes } from './measure-fixes.ts'
import { measureNvr, openRecorders } from './measure-nvr.ts'
import { type Added, comes, measureBackfill, measureCodecs, measureEvents, measurePtz } from './measure-one.ts'

/**
 * How a maker's camera gives back what its card holds over the network. EZVIZ, TP-Link, Reolink and XMeye give it to their own
 * programs only.
 */
const cards: Partial<Readonly<Record<BrandCode, RecorderDialect>>> = {
  hikvision: 'hikvision',
  dahua: 'dahua',
  kbvision: 'dahua',
  imou: 'dahua',
  uniview: 'profile_g',
  tiandy: 'profile_g',
  generic_onvif: 'profile_g',
}

const RECORDERS_AT_ONCE = 4

/** A model with a head that turns, where the maker's ONVIF knows heads. */
const traits = { ptz: true }

/**
 * Each camera has an address of its own and its maker's usual ports, as on a network; throws where this machine does not let them be
 * opened (`usualPortsMissing`).
 */
export const measureBrands = async (
  stack: AsyncDisposableStack,
  tell: (line: string) => void = () => {},
): Promise<readonly BrandRow[]> => {
  const net = `127.${100 + (process.pid % 100)}.${Math.trunc(process.pid / 100) % 250}`
  const street = await openStreet(stack, {
    cameras: brandCodes.length,
    personalities: brandCodes.map((brand, at) => ({ brand, camera: String(at + 1), traits })),
    addresses: `${net}.1`,
    cards: brandCodes.flatMap((brand, at) => {
      const dialect = cards[brand]
      return dialect === undefined ? [] : [{ camera: String(at + 1), dialect }]
    }),
  })
  const unusual = street.cameras.map(({ id }) => street.device(id)).find(({ rtsp_port }) => rtsp_port !== 554)
  if (unusual !== undefined) throw new Error(`port 554 could not be opened, ${unusual.rtsp_port} was`)
  const air = await openStreet(stack, {
    cameras: brandCodes.length,
    personalities: brandCodes.map((brand, at) => ({ brand, camera: String(at + 1) })),
    discovery: { port: 0 },
  })
  const recorders = await openRecorders(stack, cards)
  const house = await House.open(stack, { segment_ms: 3000, discovery_port: air.discovery_port! })
  await house.ask('PUT', '/api/backfill/rules', { body: { tries: 1, at_once: brandCodes.length } })
  const searching = measureDiscovery(house, { air, street, range: `${net}.1-${brandCodes.length}` })
  const measuring = street.cameras.map(async camera => {
    const cells = await measureCamera(house, street, camera)
    tell(camera.brand ?? camera.id)
    return cells
  })
  const [found, measured] = await Promise.all([searching, Promise.all(measuring)])
  const held = new Map<BrandCode, Cell>()
  const waiting = [...brandCodes]
  const lane = async (): Promise<void> => {
    for (let brand = waiting.shift(); brand !== undefined; brand = waiting.shift()) {
      held.set(brand, await measureNvr(house, recorders, brand))
      tell(`${brand}, recorder`)
    }
  }
  // A few at a time: this machine carries two streets, a station and what it records meanwhile.
  await Promise.all(Array.from({ length: RECORDERS_AT_ONCE }, lane))
  return brandCodes.map((brand, at) => ({
    brand,
    cells: { ...measured[at]!, discover: found[at]!, recorder: held.get(brand)! },
  }))
}

type Measured = Readonly<Record<Exclude<Column, 'discover' | 'recorder'>, Cell>>

const measureCamera = async (house: House, street: Street, camera: SimulatedCamera): Promise<Measured> => {
  const { probe, note } = await probedUntilSeen(house, street, camera)
  if (probe.main === null || probe.trouble !== null)
    return allNo(probe.trouble === 'cloud_only' ? 'cloud_only' : 'not_seen')
  const { id, name } = camera
  const { main, sub } = probe
  const { device } = await house.ask<Awaited<ReturnType<House['add']>>>('POST', `/api/probes/${probe.id}/camera`, {
    body: { id, name, main, sub },
  })
  const added: Added = { house, id, service_url: device.service_url, pretended: street.device(id) }
  const live = { main: await comes(added, 'main'), sub: sub === null ? false : await comes(added, 'sub') }
  const answering = Promise.all([measurePtz(added), measureEvents(added)])
  // Before anything is set otherwise: a camera hangs up on everybody then.
  const backfill = await measureBackfill(added)
  const coded = await measureCodecs(added)
  const fixes = await measureFixes(added)
  const [ptz, events] = await answering
  const cell = (seen: boolean): Cell => (seen ? yes(note) : no('not_seen'))
  return { main: cell(live.main), sub: cell(live.sub), ...coded, ptz, events, backfill, fixes }
}

const allNo = (note: Note): Measured =>
  Object.fromEntries(columns.map(column => [column, no(note)])) as Record<Column, Cell>

/** As it comes from the factory; then, where the station says what is to be switched, once more after its owner did. */
const probedUntilSeen = async (
  house: House,
  street: Street,
  camera: SimulatedCamera,
): Promise<{ readonly probe: Probe; readonly note?: Note }> => {
  const first = await probed(house, street, camera)
  const device = street.device(camera.id)
  if (first.trouble === 'encrypted') {
    await device.change({ encrypted: false })
    return { probe: await probed(house, street, camera), note: 'encryption_off_in_app' }
  }
  if (first.trouble === 'rtsp_off') {
    await device.change({ rtsp_on: true, onvif_on: true })
    return { probe: await probed(house, street, camera), note: 'rtsp_on_in_app' }
  }
  return { probe: first }
}

const probed = async (house: House, street: Street, { id, brand, username, password }: SimulatedCamera) => {
  const body = { address: street.device(id).host, brand, username, password }
  // A few are probed at a time: the others wait for their turn.
  const { id: probe } = await until(
    `${id} has its turn`,
    () => house.ask<Probe>('POST', '/api/probes', { body }),
    120_000,
  )
  return until(
    `${id} is probed`,
    async () => {
      const told = await house.ask<Probe>('GET', `/api/probes/${probe}`)
      return told.state === 'done' && told
    },
    60_000,
  )
}

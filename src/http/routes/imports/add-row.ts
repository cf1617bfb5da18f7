// Add row: a good row of a spreadsheet becomes a camera; where it names a recorder, that is kept too, once, and the camera hangs on it.
// And what the station has already is told before anything is added.

import { Problem } from '#base/problems.ts'
import type { CameraReader } from '#community/upkeep/camera-book.ts'
import type { ImportedRow, ImportedTable } from '#community/upkeep/camera-import.ts'
import type { DeviceReader } from '#community/upkeep/device-book.ts'
import { importFaults } from '#community/upkeep/import-faults.ts'
import type { NvrBook } from '#community/upkeep/nvr-book.ts'
import type { RowProblem } from '#contract/camera-import.ts'
import { readCameraAddress } from '#engine/camera/address.ts'
import type { AddressGuard } from '#engine/camera/address-guard.ts'
import { readProbeAddress } from '#engine/camera/probe.ts'
import { readCameraUrl } from '#http/routes/cameras/camera-url.ts'
import type { CameraAdder } from '#http/routes/probes/camera-adder.ts'
import type { AddRow } from './import-desk.ts'
import { wishOf } from './row-wish.ts'

const LOOKED_UP_TOGETHER = 16

type Need = { readonly adder: CameraAdder; readonly nvrs: NvrBook }

export const rowAdder =
  ({ adder, nvrs }: Need): AddRow =>
  (row, finding, by) => {
    const { credentials, channel } = wishOf(row)
    const main = finding.main!
    const nvr = row.nvr === '' || row.address === '' ? null : recorderOf(nvrs, row, finding.brand)
    const sub_url = row.sub_url === '' ? (finding.sub?.url ?? null) : readCameraUrl(row.sub_url, 'row').url
    const manyChannels = nvr !== null || row.channel !== null
    return adder.add({
      name: row.name,
      place: row.place,
      main_url: main.url,
      sub_url,
      credentials,
      transport: main.look?.transport ?? 'tcp',
      device: {
        brand: finding.brand,
        service_url: finding.device?.service_url ?? null,
        nvr,
        channel: manyChannels ? channel : null,
      },
      by,
    }).id
  }

const recorderOf = (nvrs: NvrBook, row: ImportedRow, brand: ImportedRow['brand']): string => {
  const known = nvrs.list().find(({ name, address }) => name === row.nvr && address === row.address)
  if (known !== undefined) return known.id
  const { nvr: name, place, address, port, username, password } = row
  return nvrs.add({ name, place, address, rtsp_port: port ?? 554, brand, username, password }).id
}

/** Rows whose camera the station has already get a word that says which it is. */
export const againstStation =
  (cameras: CameraReader, devices: DeviceReader, guard: Pick<AddressGuard, 'pin'>) =>
  async (table: ImportedTable): Promise<ImportedTable> => {
    const forbidden = await forbiddenHosts(table.rows, guard)
    const known = cameras
      .list()
      .map(({ id, name, main_url }) => ({ name, main_url, at: placeOf(main_url), ...devices.get(id) }))
    const same = (row: ImportedRow) => {
      if (row.problems.length > 0) return undefined
      if (row.main_url !== '') {
        const { url } = readCameraUrl(row.main_url, 'row')
        return known.find(({ main_url }) => main_url === url)
      }
      const address = readProbeAddress(row.address)
      const place = address.ok ? `${address.value.host}:${row.port ?? 554}` : ''
      return known.find(({ at, channel }) => at === place && (channel ?? 1) === (row.channel ?? 1))
    }
    return {
      ...table,
      rows: table.rows.map(row => {
        const fault = urlFault(row)
        if (fault !== undefined) return { ...row, problems: [fault] }
        if (forbidden.has(hostOfRow(row) ?? ''))
          return { ...row, problems: [faultIn(row.main_url === '' ? 'address' : 'main_url', 'address_forbidden')] }
        const found = same(row)
        if (found === undefined) return row
        const { vi, en } = importFaults.already_added
        const says = { vi: vi.replace('{}', found.name), en: en.replace('{}', found.name) }
        return { ...row, problems: [{ column: null, heading: '', code: 'already_added', says }] }
      }),
    }
  }

const placeOf = (url: string): string => {
  const read = readCameraAddress(url)
  return read.ok ? `${read.value.host}:${read.value.port}` : ''
}

/** As strict as the camera book, so that what was called good is added. */
const urlFault = ({ main_url, sub_url, address, problems }: ImportedRow): RowProblem | undefined => {
  if (problems.length > 0) return undefined // it has its word already
  const [main, sub] = [read(main_url), read(sub_url)]
  if (main === 'wrong') return faultIn('main_url', 'url_wrong')
  if (sub === 'wrong') return faultIn('sub_url', 'url_wrong')
  // Only the first is dialled before it is added: the other one is at the same machine, or nobody looked at where it leads.
  const there = main === '' ? probedHost(address) : hostOf(main)
  return sub === '' || hostOf(sub) === there ? undefined : faultIn('sub_url', 'sub_elsewhere')
}

/** Looked up once each, a few together: a name that nobody knows may be known once its camera is on. */
const forbiddenHosts = async (
  rows: readonly ImportedRow[],
  guard: Pick<AddressGuard, 'pin'>,
): Promise<ReadonlySet<string>> => {
  const hosts = new Set(rows.flatMap(row => (row.problems.length > 0 ? [] : (hostOfRow(row) ?? []))))
  const waiting = hosts.values()
  const forbidden = new Set<string>()
  const work = async () => {
    for (const host of waiting) {
      const pinned = await guard.pin(host)
      if (!pinned.ok && pinned.problem === 'forbidden_address') forbidden.add(host)
    }
  }
  await Promise.all(Array.from({ length: LOOKED_UP_TOGETHER }, work))
  return forbidden
}

const hostOfRow = ({ main_url, address }: ImportedRow): string | undefined => {
  const url = main_url === '' ? '' : read(main_url)
  return url === '' ? probedHost(address) : url === 'wrong' ? undefined : hostOf(url)
}

const faultIn = (
  column: 'main_url' | 'sub_url' | 'address',
  code: 'url_wrong' | 'sub_elsewhere' | 'address_forbidden',
): RowProblem => ({
  column,
  heading: '',
  code,
  says: importFaults[code],
})

const read = (url: string): string => {
  if (url === '') return ''
  try {
    return readCameraUrl(url, 'row').url
  } catch (error) {
    if (error instanceof Problem) return 'wrong'
    throw error
  }
}

const hostOf = (url: string): string | undefined => {
  const read = readCameraAddress(url)
  return read.ok ? read.value.host : undefined
}

const probedHost = (address: string): string | undefined => {
  const read = readProbeAddress(address)
  return read.ok ? read.value.host : undefined
}

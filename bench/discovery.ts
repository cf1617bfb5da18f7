// Discovery: how quickly fifty devices are found, and how quickly the thirty-two channels of a recorder become cameras with a picture each,
// from the recorder itself and from a spreadsheet.

import { setTimeout as pause } from 'node:timers/promises'
import type { CameraImport } from '#contract/camera-import.ts'
import type { Discovery } from '#contract/discovery.ts'
import type { AddedChannels, Nvr, NvrChannels } from '#contract/nvr.ts'
import { House, openStreet } from '#test/neighbourhood.ts'
import { atLeast, atMost, type Bench } from './goal.ts'

const DEVICES = 50
const CHANNELS = 32
const PATIENCE_MS = 120_000

export const benchDiscovery: Bench = async options => {
  const devices = options.cameras ?? DEVICES
  options.tell(`tìm ${devices} thiết bị (finding ${devices} devices)`)
  const found = await findAll(devices)
  options.tell(
    `${CHANNELS} kênh từ đầu ghi, rồi từ bảng tính (${CHANNELS} channels from the recorder, then from a spreadsheet)`,
  )
  const channels = await addAll()
  return {
    goals: [
      atMost(`${devices} devices found`, 's', found.seconds, 5),
      atLeast('devices found', 'devices', found.devices, devices),
      atMost(`${CHANNELS} channels from the recorder, a picture each`, 's', channels.nvr_s, 60),
      atMost(`${CHANNELS} channels from a spreadsheet, a picture each`, 's', channels.sheet_s, 60),
      atLeast('channels with a picture, fewer of both ways', 'channels', channels.pictures, CHANNELS),
    ],
    facts: {},
  }
}

const findAll = async (devices: number) => {
  await using stack = new AsyncDisposableStack()
  const personalities = Array.from({ length: devices }, (_, at) => ({
    brand: brands[at % brands.length]!,
    camera: `${at + 1}`,
  }))
  const street = await openStreet(stack, { cameras: devices, personalities, discovery: { port: 0 } })
  const house = await House.open(stack, { discovery_port: street.discovery_port! })
  const began = performance.now()
  const body = { interfaces: ['lo'] }
  let search = await house.ask<Discovery>('POST', '/api/discovery', { body })
  while (search.devices.length < devices && search.state === 'searching') {
    await pause(50)
    search = await house.ask<Discovery>('GET', `/api/discovery/${search.id}`)
  }
  return { seconds: (performance.now() - began) / 1000, devices: search.devices.length }
}

/** Makers whose devices answer discovery as they come. */
const brands = ['hikvision', 'dahua', 'kbvision', 'uniview', 'tiandy'] as const

const addAll = async () => {
  await using stack = new AsyncDisposableStack()
  const cameras = Array.from({ length: CHANNELS }, (_, at) => `${at + 1}`)
  const street = await openStreet(stack, { cameras: CHANNELS, personalities: [{ brand: 'hikvision', cameras }] })
  const { username, password, device: id } = street.cameras[0]!
  const { http_port, rtsp_port } = street.device(id!)
  const address = `127.0.0.1:${http_port}`
  const house = await House.open(stack)
  const body = { name: 'Đầu ghi', address, rtsp_port, brand: 'hikvision', username, password }
  const began = performance.now()
  const nvr = await house.ask<Nvr>('POST', '/api/nvrs', { body })
  await house.ask('POST', `/api/nvrs/${nvr.id}/channels`)
  const seen = await done(() => house.ask<NvrChannels>('GET', `/api/nvrs/${nvr.id}/channels`))
  const wanted = seen.channels.map(({ channel, name }) => ({ channel, name: name || `Kênh ${channel}` }))
  await house.ask<AddedChannels>('POST', `/api/nvrs/${nvr.id}/cameras`, { body: { channels: wanted } })
  const nvr_s = (performance.now() - began) / 1000
  const pictures = seen.channels.filter(({ main }) => main?.mp4 != null).length
  await house.ask('DELETE', `/api/nvrs/${nvr.id}`, { query: { cameras: 'remove' } })
  const rows = cameras.map(
    channel => `Kênh ${channel};Hikvision;${address};${channel};${username};${password};${rtsp_port}`,
  )
  const bytes = Buffer.from(['Tên;Hãng;Địa chỉ;Kênh;Tài khoản;Mật khẩu;Cổng', ...rows].join('\r\n'))
  const again = performance.now()
  const sheet = await house.ask<CameraImport>('POST', '/api/camera-imports', { bytes })
  await house.ask('POST', `/api/camera-imports/${sheet.id}/start`)
  const added = await done(() => house.ask<CameraImport>('GET', `/api/camera-imports/${sheet.id}`))
  const sheet_s = (performance.now() - again) / 1000
  const shown = added.rows.filter(({ state, mp4 }) => state === 'added' && mp4 !== null).length
  return { nvr_s, sheet_s, pictures: Math.min(pictures, shown) }
}

const done = async <T extends { readonly state: string }>(look: () => Promise<T>): Promise<T> => {
  const deadline = performance.now() + PATIENCE_MS
  for (;;) {
    const seen = await look()
    if (seen.state === 'done' || performance.now() > deadline) return seen
    await pause(100)
  }
}

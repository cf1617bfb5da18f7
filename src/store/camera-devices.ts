// The device book in station.sqlite: brand, service address and recorder channel of each camera. It outlives a camera's removal with its id.

import type { DatabaseSync } from 'node:sqlite'
import { knownCameraId } from '#base/ids.ts'
import { type DeviceBook, unknownDevice } from '#community/upkeep/device-book.ts'
import { brandCodeShape } from '#contract/brand.ts'

export const createDeviceBook = (db: DatabaseSync): DeviceBook => {
  const one = db.prepare('SELECT brand, service_url, nvr, channel FROM camera_device WHERE camera = ?')
  const ofNvr = db.prepare(
    `SELECT camera, channel FROM camera_device JOIN camera ON camera.id = camera_device.camera
     WHERE nvr = ? AND removed_90k IS NULL ORDER BY channel, camera`,
  )
  const put = db.prepare(
    `INSERT INTO camera_device (camera, brand, service_url, nvr, channel) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (camera) DO UPDATE SET brand = excluded.brand, service_url = excluded.service_url,
       nvr = excluded.nvr, channel = excluded.channel`,
  )
  return {
    get: camera => {
      const row = one.get(camera)
      if (row === undefined) return unknownDevice
      return {
        brand: brandCodeShape.safeParse(row.brand).data ?? null,
        service_url: row.service_url === null ? null : String(row.service_url),
        nvr: row.nvr === null ? null : String(row.nvr),
        channel: row.channel === null ? null : Number(row.channel),
      }
    },
    ofNvr: nvr =>
      ofNvr.all(nvr).map(row => ({ camera: knownCameraId(String(row.camera)), channel: Number(row.channel ?? 1) })),
    set: (camera, { brand, service_url, nvr, channel }) => void put.run(camera, brand, service_url, nvr, channel),
  }
}

// The controller book in station.sqlite.

import type { DatabaseSync } from 'node:sqlite'
import type { Clock } from '#base/clock.ts'
import { knownCameraId } from '#base/ids.ts'
import { wallTime90k } from '#base/units.ts'
import { type CameraNotice, type ControllerBook, nothingStated } from '#community/rights/controller-book.ts'
import type { CameraPurpose, SetController } from '#contract/controller.ts'

export const createControllerBook = (db: DatabaseSync, clock: Clock): ControllerBook => {
  const read = db.prepare('SELECT settings, set_by, set_90k FROM controller_settings')
  const write = db.prepare(
    'INSERT OR REPLACE INTO controller_settings (id, settings, set_by, set_90k) VALUES (1, ?, ?, ?)',
  )
  const cameras = db.prepare('SELECT camera, controller, purposes FROM camera_notice ORDER BY camera')
  const putCamera = db.prepare(
    'INSERT OR REPLACE INTO camera_notice (camera, controller, purposes, set_by, set_90k) VALUES (?, ?, ?, ?, ?)',
  )
  return {
    stated: () => {
      const row = read.get()
      if (row === undefined) return nothingStated
      const settings = JSON.parse(String(row.settings)) as SetController
      return { ...nothingStated, ...settings, set: { by: String(row.set_by), at: wallTime90k(Number(row.set_90k)) } }
    },
    state: (settings, by) => void write.run(JSON.stringify(settings).normalize('NFC'), by, clock.wall()),
    ofCameras: () => cameras.all().map(noticeOf),
    stateCamera: ({ camera, controller, purposes }, by) =>
      void putCamera.run(camera, controller, purposes === null ? null : JSON.stringify(purposes), by, clock.wall()),
  }
}

const noticeOf = ({ camera, controller, purposes }: Readonly<Record<string, unknown>>): CameraNotice => ({
  camera: knownCameraId(String(camera)),
  controller: controller === null ? null : String(controller),
  purposes: purposes === null ? null : (JSON.parse(String(purposes)) as CameraPurpose[]),
})

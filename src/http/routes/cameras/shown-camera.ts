// Shown camera: a row of the camera book as it goes over the wire, with what it hangs on and the state of its streams.

import type { Clock } from '#base/clock.ts'
import type { WallTime90k } from '#base/units.ts'
import { hoursAt, parseWeekHours } from '#base/week-hours.ts'
import type { CameraRow } from '#community/upkeep/camera-book.ts'
import type { DeviceReader } from '#community/upkeep/device-book.ts'
import type { Camera } from '#contract/camera.ts'
import type { RecorderView } from '#http/ports.ts'

type Need = {
  readonly devices: DeviceReader
  readonly recorder: Pick<RecorderView, 'statusOf'>
  readonly clock: Clock
}

export const cameraShower =
  ({ devices, recorder, clock }: Need) =>
  (row: CameraRow): Camera => ({
    ...row,
    device: devices.get(row.id),
    hours: row.hours === null ? null : { ...row.hours, recording: recordsAt(row.hours.text, clock.wall()) },
    ...recorder.statusOf(row.id),
  })

const recordsAt = (hours: string, now: WallTime90k): boolean => {
  const read = parseWeekHours(hours)
  return !read.ok || hoursAt(read.value, now).on
}

// Known recorder: what all routes of recorders need, and how one is shown.

import { z } from 'zod'
import type { Logger } from '#base/log.ts'
import { Problem } from '#base/problems.ts'
import type { CameraBook } from '#community/upkeep/camera-book.ts'
import type { DeviceBook } from '#community/upkeep/device-book.ts'
import type { NvrBook, NvrRow } from '#community/upkeep/nvr-book.ts'
import { type Nvr, nvrIdShape } from '#contract/nvr.ts'
import type { RecorderView } from '#http/ports.ts'
import type { CallGuard } from '#http/routes/cameras/callable-address.ts'
import type { CameraAdder } from '#http/routes/probes/camera-adder.ts'
import type { WithCredentials } from './channel-adding.ts'
import type { NvrDesk } from './nvr-desk.ts'

export type NvrPorts = {
  readonly nvrs: NvrBook
  /** With its password: for whoever dials it. */
  readonly secretsOf: (id: string) => WithCredentials | undefined
  readonly desk: NvrDesk
  readonly adder: CameraAdder
  readonly cameras: CameraBook
  readonly devices: DeviceBook
  readonly recorder: Pick<RecorderView, 'camerasChanged'>
  readonly guard: CallGuard
  readonly log: Logger
}

export const nvrParamsShape = z.strictObject({ nvr: nvrIdShape })

export const mustGet = ({ nvrs }: NvrPorts, id: string): NvrRow => {
  const row = nvrs.get(id)
  if (row === undefined) throw new Problem('no_such_nvr', { nvr: id })
  return row
}

export const shownNvr = ({ devices, cameras }: NvrPorts, row: NvrRow): Nvr => ({
  ...row,
  cameras: devices
    .ofNvr(row.id)
    .map(({ camera, channel }) => ({ camera, channel, name: cameras.get(camera)?.name ?? camera })),
})

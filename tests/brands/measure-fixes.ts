// Measure fixes: the camera is set badly in one way after the other that the doctor knows how to put right, and the station is told to. It counts where
// the camera, asked again, says that it has it, and where it is so set.

import { type AppliedFix, type FixCode, fixCodes } from '#contract/doctor.ts'
import type { Traits } from '#simulator/brands/personality.ts'
import type { Device } from '#simulator/device/device.ts'
import type { StreamSettings } from '#simulator/device/stream-settings.ts'
import { type Cell, no } from './brand-row.ts'
import type { Added } from './measure-one.ts'

type Ailment = {
  readonly badly: Partial<Traits>
  readonly well: Partial<Traits>
  readonly isWell: (device: Device, main: StreamSettings, sub: StreamSettings) => boolean
}

const CLOCK_OFF_MS = 20_000
const LONGEST_GROUP_S = 4
const WALL_WIDTH = 1280

const ailments: Readonly<Record<FixCode, Ailment>> = {
  smart_codec_off: {
    badly: { smart_codec: true },
    well: { smart_codec: false },
    isWell: (_, main) => !main.smart_codec,
  },
  shorter_gop: {
    badly: { group_s: 8 },
    well: { group_s: 1 },
    isWell: (_, main) => main.group_pictures <= LONGEST_GROUP_S * main.fps,
  },
  sub_h264: {
    badly: { codec: { main: 'h264', sub: 'h265' } },
    well: { codec: { main: 'h264', sub: 'h264' } },
    isWell: (_device, _main, sub) => sub.codec === 'h264',
  },
  set_clock: {
    badly: { clock_offset_ms: CLOCK_OFF_MS },
    well: { clock_offset_ms: 0 },
    isWell: ({ traits }) => Math.abs(traits.clock_offset_ms) < CLOCK_OFF_MS / 4,
  },
  sub_smaller: {
    badly: { large_pictures: true },
    well: { large_pictures: false },
    isWell: (_device, _main, sub) => sub.width <= WALL_WIDTH,
  },
  cap_bit_rate: {
    badly: { overshoots: true },
    well: { overshoots: false },
    isWell: (_, main) => main.constant_bitrate,
  },
  rtsp_on: { badly: { rtsp_on: false }, well: { rtsp_on: true }, isWell: ({ traits }) => traits.rtsp_on },
}

export const measureFixes = async (added: Added): Promise<Cell> => {
  const { house, id, pretended } = added
  const fixes: FixCode[] = []
  for (const code of fixCodes) {
    const { badly, well, isWell } = ailments[code]
    await pretended.change(badly)
    const said = await house
      .ask<AppliedFix>('POST', `/api/cameras/${id}/doctor/fixes`, { body: { code } })
      .catch(refused)
    const { main, sub } = pretended.channels[0]!.streams
    if (said?.read_back === true && isWell(pretended, main, sub)) fixes.push(code)
    else await pretended.change(well)
  }
  return fixes.length > 0 ? { yes: true, fixes } : no('no_interface')
}

/** The answer that there is no way; any other problem is one of this run. */
const refused = (error: unknown): undefined => {
  if ((error as { code?: string }).code === 'fix_not_possible') return undefined
  throw error
}

// Setting an encoder over either media service: everything is checked first, then set, and the answer comes once the stream has changed.

import type { Device } from '#simulator/device/device.ts'
import { hasSize } from '#simulator/device/stream-settings.ts'
import { BITRATE_RANGE, codecOf, GROUP_RANGE, type Profile } from './profiles.ts'
import { type Reply, refuses } from './soap.ts'
import { type Element, textOf, within } from './xml.ts'

/** A refusal, or undefined once it is done. */
export const setEncoder = async (
  device: Device,
  { channel, stream, settings }: Profile,
  wanted: Element,
  group: string | undefined,
): Promise<Reply | undefined> => {
  const codec = codecOf(textOf(wanted, 'Encoding'))
  const whole = (least: number, most: number, usual: number, text: string | undefined): number => {
    const value = text === undefined ? usual : Number(text)
    return Number.isInteger(value) && value >= least && value <= most ? value : Number.NaN
  }
  const { width, height, fps, bitrate_kbps, group_pictures } = settings
  const asked = {
    width: whole(1, 16_384, width, textOf(wanted, 'Resolution', 'Width')),
    height: whole(1, 16_384, height, textOf(wanted, 'Resolution', 'Height')),
    fps: whole(fps, fps, fps, textOf(wanted, 'RateControl', 'FrameRateLimit')),
    bitrate_kbps: whole(
      BITRATE_RANGE.least,
      BITRATE_RANGE.most,
      bitrate_kbps,
      textOf(wanted, 'RateControl', 'BitrateLimit'),
    ),
    group_pictures: whole(GROUP_RANGE.least, GROUP_RANGE.most, group_pictures, group),
  }
  const profile = textOf(wanted, 'H264', 'H264Profile') ?? wanted.attributes.get('Profile') ?? settings.profile
  if (profile !== 'Baseline' && profile !== 'Main') return refuses('ter:ConfigModify', 'No such profile')
  if (codec === undefined || !hasSize(settings, asked) || Object.values(asked).some(Number.isNaN))
    return refuses('ter:ConfigModify', 'The configuration cannot be set')
  const constant = within(wanted, 'RateControl')?.attributes.get('ConstantBitRate')
  const constant_bitrate = constant === undefined ? settings.constant_bitrate : constant === 'true'
  await device.encode(channel, stream, { ...asked, constant_bitrate, codec, profile })
  return undefined
}

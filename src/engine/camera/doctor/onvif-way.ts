// ONVIF way: what a device says of itself and of its encoders over ONVIF, and changing one setting of one encoder. Which profile is which stream
// of the camera shows by the addresses that they have.

import { no, ok } from '#base/result.ts'
import type { FixCode } from '#contract/doctor.ts'
import type { OnvifDevice } from '#engine/camera/onvif-device.ts'
import type { EncoderChange, EncoderSettings, MediaProfile } from '#engine/camera/onvif-media.ts'
import type { OnvifTrouble } from '#engine/camera/onvif-trouble.ts'
import { bySource } from '#engine/camera/probe/ask-onvif.ts'
import {
  type CardFacts,
  type Changed,
  CLOCK_SET_MS,
  type DeclaredStream,
  type DeviceWay,
  GOOD_GROUP_S,
  LONGEST_GROUP_MS,
  type WayTrouble,
} from './device-way.ts'
import type { WayResult } from './maker-http.ts'
import type { Measured } from './outcome.ts'
import { wallSize } from './wall-size.ts'

const DAY_MS = 86_400_000

type Streams = { readonly main: EncoderSettings | undefined; readonly sub: EncoderSettings | undefined }

/** A device that was opened with the password. */
export const onvifWay = async (device: OnvifDevice, channel: number, now_ms: () => number): Promise<DeviceWay> => {
  const [identity, profiles, card] = await Promise.all([
    device.identity(),
    device.media.profiles(),
    cardOf(device, now_ms()),
  ])
  const streams = streamsOf(profiles.ok ? profiles.value : [], channel)
  const { clock } = device
  const facts = {
    firmware: identity.ok && identity.value.firmware !== '' ? identity.value.firmware.slice(0, 120) : undefined,
    clock: clock && { offset_ms: clock.offset_ms, local_as_utc: clock.local_labelled_utc },
    card,
    main: streams.main && declaredOf(streams.main),
    sub: streams.sub && declaredOf(streams.sub),
  }
  const fixes = new Set<FixCode>([
    ...(facts.main?.group_ms === undefined ? [] : (['shorter_gop'] as const)),
    ...(streams.sub === undefined ? [] : (['sub_h264'] as const)),
    ...(streams.sub?.width === undefined ? [] : (['sub_smaller'] as const)),
    ...(streams.main?.constant_bitrate === false ? (['cap_bit_rate'] as const) : []),
    ...(clock === undefined ? [] : (['set_clock'] as const)),
  ])
  return {
    kind: 'onvif',
    facts,
    fixes,
    apply: async code => {
      if (code === 'set_clock') return setClock(device)
      if (code === 'sub_h264')
        return streams.sub === undefined
          ? no({ reason: 'not_supported' })
          : change(device, 'sub', streams.sub, { codec: 'h264' })
      if (code === 'sub_smaller') return makeSmaller(device, streams.sub)
      if (code === 'cap_bit_rate') return makeConstant(device, streams.main)
      if (code !== 'shorter_gop') return no({ reason: 'not_supported' })
      return shorten(device, streams)
    },
  }
}

/** Profiles of the channel's video source, the largest picture first: the second is the sub stream. */
const streamsOf = (profiles: readonly MediaProfile[], channel: number): Streams => {
  const sources = bySource(profiles)
  const own = sources[channel - 1] ?? (sources.length === 1 ? sources[0] : undefined)
  return { main: own?.[0]?.video, sub: own?.[1]?.video }
}

const declaredOf = ({ codec, fps, bitrate_kbit, gop_frames }: EncoderSettings): DeclaredStream => ({
  codec: codec === 'other' ? undefined : codec,
  fps: fps !== undefined && fps > 0 ? fps : undefined,
  bits_per_second: bitrate_kbit === undefined || bitrate_kbit <= 0 ? undefined : bitrate_kbit * 1000,
  group_ms:
    gop_frames !== undefined && gop_frames > 0 && fps !== undefined && fps > 0
      ? Math.round((gop_frames * 1000) / fps)
      : undefined,
  smart_codec: undefined,
})

const cardOf = async (device: OnvifDevice, now_ms: number): Promise<CardFacts | undefined> => {
  if (!device.services.has('search') && !device.services.has('recording')) return undefined
  const summary = await device.recordings.summary()
  if (!summary.ok || summary.value.from_ms === undefined) return undefined
  const days = Math.round(((now_ms - summary.value.from_ms) / DAY_MS) * 10) / 10
  return { state: 'works', said: undefined, capacity_mb: undefined, days: days >= 0 && days < 4000 ? days : undefined }
}

const shorten = async (device: OnvifDevice, streams: Streams): Promise<WayResult<Changed>> => {
  const long = (['main', 'sub'] as const).filter(stream => {
    const encoder = streams[stream]
    return encoder !== undefined && (declaredOf(encoder).group_ms ?? 0) > LONGEST_GROUP_MS
  })
  let all: Changed = { before: {}, after: {}, read_back: true }
  for (const stream of long.length === 0 ? (['main'] as const) : long) {
    const encoder = streams[stream]
    if (encoder === undefined) return no({ reason: 'not_supported' })
    const options = await device.media.encoderOptions(encoder.token)
    const span = options.ok ? options.value.find(({ codec }) => codec === encoder.codec)?.gop_frames : undefined
    const wanted = Math.round(GOOD_GROUP_S * (encoder.fps ?? 25))
    const gop_frames = Math.max(span?.least ?? 1, Math.min(span?.most ?? 400, wanted))
    const one = await change(device, stream, encoder, { gop_frames })
    if (!one.ok) return one
    const { before, after, read_back } = one.value
    all = {
      before: { ...all.before, ...before },
      after: { ...all.after, ...after },
      read_back: all.read_back && read_back,
    }
  }
  return ok(all)
}

const makeSmaller = async (device: OnvifDevice, sub: EncoderSettings | undefined): Promise<WayResult<Changed>> => {
  if (sub === undefined) return no({ reason: 'not_supported' })
  const options = await device.media.encoderOptions(sub.token)
  const size = wallSize((options.ok && options.value.find(({ codec }) => codec === sub.codec)?.sizes) || [])
  return size === undefined ? no({ reason: 'not_supported' }) : change(device, 'sub', sub, size)
}

/** As high as the cap that was set. */
const makeConstant = async (device: OnvifDevice, main: EncoderSettings | undefined): Promise<WayResult<Changed>> => {
  const bitrate_kbit = main?.bitrate_kbit
  if (main === undefined || bitrate_kbit === undefined) return no({ reason: 'not_supported' })
  return change(device, 'main', main, { constant_bitrate: true, bitrate_kbit })
}

/** As it stands just now is what is kept as before. */
const change = async (
  device: OnvifDevice,
  stream: 'main' | 'sub',
  { token }: EncoderSettings,
  wanted: EncoderChange,
): Promise<WayResult<Changed>> => {
  const before = await device.media.encoder(token)
  if (!before.ok) return no(wayTrouble(before.problem))
  const set = await device.media.setEncoder(token, wanted)
  if (!set.ok) return no(wayTrouble(set.problem))
  const keys = Object.keys(wanted) as (keyof EncoderChange)[]
  const tell = (settings: EncoderSettings): Measured =>
    Object.fromEntries(keys.map(key => [`${stream}_${key}`, settings[key] ?? '']))
  const read_back = keys.every(key => set.value[key] === wanted[key])
  return ok({ before: tell(before.value), after: tell(set.value), read_back })
}

const setClock = async (device: OnvifDevice): Promise<WayResult<Changed>> => {
  const before = await device.time()
  if (!before.ok) return no(wayTrouble(before.problem))
  const after = await device.setTime({ by: 'hand' })
  if (!after.ok) return no(wayTrouble(after.problem))
  return ok({
    before: { offset_ms: before.value.offset_ms, set_by: before.value.set_by ?? '' },
    after: { offset_ms: after.value.offset_ms, set_by: after.value.set_by ?? '' },
    read_back: Math.abs(after.value.offset_ms) <= CLOCK_SET_MS + after.value.within_ms,
  })
}

const reasons: Partial<Readonly<Record<OnvifTrouble['reason'], WayTrouble>>> = {
  timeout: 'unreachable',
  not_onvif: 'no_interface',
  too_large: 'rubbish',
}

export const wayTrouble = ({
  reason,
  said,
}: OnvifTrouble): { readonly reason: WayTrouble; readonly said?: string } => ({
  reason: reasons[reason] ?? (reason as WayTrouble),
  ...(said === undefined ? {} : { said }),
})

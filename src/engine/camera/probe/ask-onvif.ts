// Ask ONVIF: what a device says of itself and of the streams of one of its channels. Where it has no ONVIF, or refuses it, there is less
// to show and nothing is lost.

import type { DeviceIdentity, OnvifConditions, OnvifDevice, OpenOnvifDevice } from '#engine/camera/onvif-device.ts'
import type { MediaProfile } from '#engine/camera/onvif-media.ts'
import type { OnvifReason } from '#engine/camera/onvif-trouble.ts'
import type { Credentials } from '#engine/camera/rtsp/auth.ts'

/** Beyond two streams of one channel nothing is worth the dialling. */
const MOST_STREAMS = 3

export type OnvifFinding = {
  readonly device: OnvifDevice
  readonly identity: DeviceIdentity | undefined
  readonly scopes: readonly string[]
  /** Video sources: a camera has one, a recorder one for each channel. */
  readonly channels: number
  readonly streams: readonly { readonly url: string; readonly audio: string | null }[]
}

/** The first of the ports that has an ONVIF device, asked without signing in; the others are not waited for. */
export const findOnvif = (
  open: OpenOnvifDevice,
  conditions: OnvifConditions,
  host: string,
  ports: readonly number[],
  signal: AbortSignal,
): Promise<OnvifDevice | undefined> =>
  Promise.any(
    ports.map(async port => {
      const opened = await open(conditions, { host, port }, undefined, signal)
      if (!opened.ok) throw new Error(opened.problem.reason)
      return opened.value
    }),
  ).catch(() => undefined)

/** Signs in and asks; answers the reason where it is refused. */
export const askOnvif = async (
  open: OpenOnvifDevice,
  conditions: OnvifConditions,
  found: OnvifDevice,
  channel: number,
  credentials: Credentials | undefined,
  signal: AbortSignal,
): Promise<OnvifFinding | OnvifReason> => {
  const address = { host: found.host, port: found.port }
  const opened = await open(conditions, address, credentials, signal)
  if (!opened.ok) return opened.problem.reason
  const device = opened.value
  const [identity, scopes, profiles] = await Promise.all([device.identity(), device.scopes(), device.media.profiles()])
  const sources = bySource(profiles.ok ? profiles.value : [])
  const chosen = (sources[channel - 1] ?? []).slice(0, MOST_STREAMS)
  const streams = await Promise.all(
    chosen.map(async ({ token, audio }) => {
      const uri = await device.media.streamUri(token)
      return uri.ok ? [{ url: uri.value, audio: audio ?? null }] : []
    }),
  )
  return {
    device,
    identity: identity.ok ? identity.value : undefined,
    scopes: scopes.ok ? scopes.value : [],
    channels: sources.length,
    streams: streams.flat(),
  }
}

/** Profiles of one video source are streams of one camera; the largest picture first. */
export const bySource = (profiles: readonly MediaProfile[]): readonly (readonly MediaProfile[])[] => {
  const sources = new Map<string, MediaProfile[]>()
  for (const profile of profiles) {
    if (profile.video === undefined) continue
    const source = profile.source ?? ''
    sources.set(source, [...(sources.get(source) ?? []), profile])
  }
  const area = ({ video }: MediaProfile) => (video?.width ?? 0) * (video?.height ?? 0)
  return [...sources.values()].map(streams => streams.toSorted((a, b) => area(b) - area(a)))
}

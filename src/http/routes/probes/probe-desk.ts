// Probe desk: probes that are under way and those that ended lately, each with the credentials that it was given, so that a camera can be
// added from it without typing them again. They live in memory, for a quarter of an hour, and leave it for the vault only.

import { randomBytes } from 'node:crypto'
import type { Clock } from '#base/clock.ts'
import type { Logger } from '#base/log.ts'
import { Problem } from '#base/problems.ts'
import type { Probe, StartProbeRead } from '#contract/probe.ts'
import type { ProbeFinding, ProbeWish, StreamFinding } from '#engine/camera/probe.ts'
import { readCameraUrl } from '#http/routes/cameras/camera-url.ts'
import { type ShownPictures, shownStream } from './shown-stream.ts'

const MOST_RUNNING = 6
const MOST_KEPT = 40
const KEPT_MS = 15 * 60_000

export type RunProbe = (
  wish: ProbeWish,
  signal: AbortSignal,
  tell: (finding: ProbeFinding) => void,
) => Promise<ProbeFinding>

export type KeptProbe = {
  readonly id: string
  readonly wish: ProbeWish
  /** What was found so far. */
  readonly finding: ProbeFinding | undefined
  readonly state: 'probing' | 'done'
}

type Kept = { -readonly [Part in keyof KeptProbe]: KeptProbe[Part] } & { readonly began_ms: number }

export type ProbeDesk = {
  /** Throws `probes_busy`, `bad_camera_url`. */
  readonly start: (asked: StartProbeRead) => KeptProbe
  /** Throws `no_such_probe`. */
  readonly get: (id: string) => KeptProbe
  readonly shown: (kept: KeptProbe) => Probe
  readonly stop: () => void
}

type Need = { readonly run: RunProbe; readonly pictures: ShownPictures; readonly clock: Clock; readonly log: Logger }

export const createProbeDesk = ({ run, pictures, clock, log }: Need): ProbeDesk => {
  const probes = new Map<string, Kept>()
  const stopped = new AbortController()
  const forgetOld = () => {
    const now = clock.monotonic()
    for (const [id, { began_ms, state }] of probes)
      if (now - began_ms > KEPT_MS || (probes.size > MOST_KEPT && state === 'done')) probes.delete(id)
  }
  return {
    start: asked => {
      forgetOld()
      if ([...probes.values()].filter(({ state }) => state === 'probing').length >= MOST_RUNNING)
        throw new Problem('probes_busy', { retry_after_s: 5 })
      const id = randomBytes(9).toString('base64url')
      const wish = wishOf(asked)
      const kept: Kept = { id, wish, finding: undefined, state: 'probing', began_ms: clock.monotonic() }
      probes.set(id, kept)
      const heard = (finding: ProbeFinding) => {
        kept.finding = finding
        for (const { look } of finding.streams) pictures.of(look)
      }
      void run(wish, stopped.signal, heard)
        .then(async finding => {
          heard(finding)
          await pictures.settled(finding.streams.map(({ look }) => look))
        })
        .catch(error => log.error('a probe ended by an error', { error }))
        .finally(() => {
          kept.state = 'done'
        })
      return kept
    },
    get: id => {
      forgetOld()
      const kept = probes.get(id)
      if (kept === undefined) throw new Problem('no_such_probe', { probe: id })
      return kept
    },
    shown: kept => shownProbe(kept, pictures),
    stop: () => stopped.abort(),
  }
}

/** How a stream is called in its probe: by its address, which stays while others are looked at and left out. */
export const keyOf = (finding: ProbeFinding, stream: StreamFinding): string =>
  `s${finding.streams.findIndex(({ url }) => url === stream.url) + 1}`

const shownProbe = ({ id, wish, finding, state }: KeptProbe, pictures: ShownPictures): Probe => {
  const streams = (finding?.streams ?? []).map((stream, at) => shownStream(stream, `s${at + 1}`, pictures))
  const scrambled = streams.length > 0 && streams.every(({ decodes, trouble }) => decodes === false || trouble !== null)
  const encrypted = state === 'done' && scrambled && streams.some(({ decodes }) => decodes === false)
  const key = (stream: StreamFinding | undefined) =>
    finding === undefined || stream === undefined ? null : keyOf(finding, stream)
  const device = finding?.device ?? null
  return {
    id,
    state,
    address: wish.address,
    brand: finding?.brand ?? wish.brand,
    device: device && {
      maker: device.maker,
      model: device.model,
      firmware: device.firmware,
      serial: device.serial,
      onvif: device.service_url !== null,
      channels: device.channels,
    },
    streams,
    main: key(finding?.main),
    sub: key(finding?.sub),
    trouble: encrypted ? 'encrypted' : (finding?.trouble ?? null),
    detail: finding?.detail ?? null,
    tried: finding?.tried ?? 0,
  }
}

/** User and password in a whole address are taken out of it; those typed in their own fields count more. */
const wishOf = ({ address, brand, username, password, channel, rtsp_port }: StartProbeRead): ProbeWish => {
  const url = /^rtsps?:\/\/[^/]*@/i.test(address) ? readCameraUrl(address, 'body.address') : undefined
  const account = { username: username || (url?.username ?? ''), password: password || (url?.password ?? '') }
  const none = account.username === '' && account.password === ''
  return {
    address: url?.url ?? address,
    brand,
    credentials: none ? undefined : account,
    channel,
    rtsp_port: rtsp_port ?? undefined,
  }
}

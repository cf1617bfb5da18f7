// Run: what one probe is about, what it needs, and what it may find. Shared by its steps.

import type { Clock } from '#base/clock.ts'
import type { BrandCode } from '#contract/brand.ts'
import type { ProbeTrouble } from '#contract/probe.ts'
import type { AddressGuard, GuardedHost } from '#engine/camera/address-guard.ts'
import type { Brand } from '#engine/camera/brands.ts'
import type { Look, LookAtStream } from '#engine/camera/look.ts'
import type { OpenOnvifDevice } from '#engine/camera/onvif-device.ts'
import type { RefusedPasswords } from '#engine/camera/refused-passwords.ts'
import type { Credentials } from '#engine/camera/rtsp/auth.ts'
import type { ProbeAddress } from './probe-address.ts'
import type { SignInTurns } from './sign-in-turns.ts'

export type ProbeConditions = {
  readonly guard: AddressGuard
  readonly refused: RefusedPasswords
  readonly turns: SignInTurns
  readonly clock: Clock
  readonly look: LookAtStream
  readonly openDevice: OpenOnvifDevice
}

export type ProbeWish = {
  /** Without user and password in it. */
  readonly address: string
  readonly brand: BrandCode | null
  readonly credentials: Credentials | undefined
  readonly channel: number
  /** Where it is known; undefined: the usual ones. */
  readonly rtsp_port?: number | undefined
  /** Its maker's addresses first, and ONVIF only where they lead nowhere: for many channels of one recorder. */
  readonly quick?: boolean
}

export type StreamFinding = {
  /** To dial and to keep. It may carry a password in its path: only what `withoutSecrets` leaves of it is shown. */
  readonly url: string
  readonly found_by: 'onvif' | 'pattern' | 'given'
  readonly audio: string | null
  /** Undefined until it was looked at. */
  readonly look: Look | undefined
}

export type DeviceFinding = {
  readonly maker: string
  readonly model: string
  readonly firmware: string
  readonly serial: string
  readonly channels: number
  /** Where its ONVIF service answers; null: not over ONVIF. */
  readonly service_url: string | null
}

export type ProbeFinding = {
  readonly brand: BrandCode | null
  readonly device: DeviceFinding | null
  readonly streams: readonly StreamFinding[]
  readonly main: StreamFinding | undefined
  readonly sub: StreamFinding | undefined
  readonly trouble: ProbeTrouble | null
  readonly detail: string | null
  readonly tried: number
}

export type Run = {
  readonly conditions: ProbeConditions
  readonly wish: ProbeWish
  readonly address: ProbeAddress
  readonly pinned: GuardedHost
  readonly named: Brand | undefined
  readonly signal: AbortSignal
}

export const nothing: ProbeFinding = {
  brand: null,
  device: null,
  streams: [],
  main: undefined,
  sub: undefined,
  trouble: null,
  detail: null,
  tried: 0,
}

export const bracketed = (host: string): string => (host.includes(':') ? `[${host}]` : host)

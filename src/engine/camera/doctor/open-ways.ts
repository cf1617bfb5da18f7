// Open ways: finds by which interfaces a camera can be asked and set. One try of the password: whichever interface refuses it first, the others
// are not asked, unless the stream has shown that the password is right.

import type { BrandCode } from '#contract/brand.ts'
import { brandNamed } from '#engine/camera/brands.ts'
import type { OnvifAddress, OnvifDevice } from '#engine/camera/onvif-device.ts'
import { findOnvif } from '#engine/camera/probe/ask-onvif.ts'
import { openDahua } from './dahua-way.ts'
import type { DeviceWay, WayTrouble } from './device-way.ts'
import { openIsapi } from './isapi-way.ts'
import { makerHttp } from './maker-http.ts'
import { onvifWay, wayTrouble } from './onvif-way.ts'
import { channelOf, type DoctorConditions, type Patient } from './patient.ts'

const ONVIF_MS = 4000
const USUAL_PORTS = [80, 8000, 8080, 8899, 2020]

export type Ways = {
  /** The maker's own first: it knows more. */
  readonly ways: readonly DeviceWay[]
  /** Why there are none, or fewer than there could be. */
  readonly trouble: WayTrouble | undefined
  /** What a device tells without a password. */
  readonly clock: OnvifDevice['clock']
}

type Asking = {
  readonly conditions: DoctorConditions
  readonly patient: Patient
  readonly host: string
  readonly brand: BrandCode | null
  /** The stream has shown that the password is right. */
  readonly proven: boolean
  readonly signal: AbortSignal
}

export const openWays = async (asking: Asking): Promise<Ways> => {
  const { proven } = asking
  const maker = await openMaker(asking)
  if (maker.trouble === 'auth_failed' && !proven) return { ways: [], trouble: 'auth_failed', clock: undefined }
  const onvif = await openOnvif(asking)
  const ways = [...(maker.way === undefined ? [] : [maker.way]), ...(onvif.way === undefined ? [] : [onvif.way])]
  return { ways, trouble: onvif.trouble ?? maker.trouble, clock: onvif.clock }
}

type Opened = { readonly way: DeviceWay | undefined; readonly trouble: WayTrouble | undefined }

/** Which of the makers' interfaces a brand has, its own or that of the family that builds for it. */
const makerKind = (brand: BrandCode | null): 'isapi' | 'dahua_cgi' | undefined => {
  if (brand === null) return undefined
  const known = brandNamed(brand)
  const family = known.family ?? known.code
  return family === 'hikvision' ? 'isapi' : family === 'dahua' ? 'dahua_cgi' : undefined
}

const openMaker = async ({ conditions, patient, host, brand, signal }: Asking): Promise<Opened> => {
  const kind = makerKind(brand)
  const { credentials } = patient
  if (kind === undefined || brand === null || credentials === undefined)
    return { way: undefined, trouble: 'no_interface' }
  const web = brandNamed(brand).ports.web[0] ?? 80
  const base = originOf(patient.service_url) ?? `http://${bracketed(host)}:${web}`
  const http = makerHttp(conditions.http, base, credentials, signal)
  const now_ms = () => unixNow(conditions)
  const open = kind === 'isapi' ? openIsapi : openDahua
  const opened = await open(http, channelOf(patient), now_ms)
  return opened.ok ? { way: opened.value, trouble: undefined } : { way: undefined, trouble: opened.problem.reason }
}

const openOnvif = async (asking: Asking): Promise<Opened & { readonly clock: OnvifDevice['clock'] }> => {
  const { conditions, patient, signal } = asking
  const soon = AbortSignal.any([signal, AbortSignal.timeout(ONVIF_MS * 2)])
  const quick = { ...conditions, timeout_ms: ONVIF_MS }
  const address = addressOf(patient.service_url)
  const openly =
    address === undefined
      ? await findAnywhere(asking, soon)
      : await conditions
          .openDevice(quick, address, undefined, soon)
          .then(answer => (answer.ok ? answer.value : undefined))
  if (openly === undefined) return { way: undefined, trouble: 'no_interface', clock: undefined }
  const { clock } = openly
  if (patient.credentials === undefined) return { way: undefined, trouble: 'auth_failed', clock }
  const at = address ?? { host: openly.host, port: openly.port }
  const opened = await conditions.openDevice(quick, at, patient.credentials, soon)
  if (!opened.ok) return { way: undefined, trouble: wayTrouble(opened.problem).reason, clock }
  const way = await onvifWay(opened.value, channelOf(patient), () => unixNow(conditions))
  return { way, trouble: undefined, clock }
}

const findAnywhere = ({ conditions, host, brand }: Asking, signal: AbortSignal): Promise<OnvifDevice | undefined> => {
  const own = brand === null ? [] : brandNamed(brand).ports.web
  const ports = [...new Set([...own, ...USUAL_PORTS])]
  return findOnvif(conditions.openDevice, { ...conditions, timeout_ms: ONVIF_MS / 2 }, host, ports, signal)
}

const unixNow = ({ clock }: DoctorConditions): number => clock.wall() / 90

export const originOf = (service_url: string | null): string | undefined => {
  if (service_url === null || !URL.canParse(service_url)) return undefined
  const { protocol, origin } = new URL(service_url)
  return /^https?:$/.test(protocol) ? origin : undefined
}

/** Where an ONVIF service is, as the device book has it. */
export const addressOf = (service_url: string | null): OnvifAddress | undefined => {
  if (service_url === null || !URL.canParse(service_url)) return undefined
  const { protocol, hostname, port, pathname } = new URL(service_url)
  if (!/^https?:$/.test(protocol)) return undefined
  const tls = protocol === 'https:'
  const path = pathname === '/' ? {} : { path: pathname }
  return { host: hostname.replace(/^\[|\]$/g, ''), port: Number(port) || (tls ? 443 : 80), tls, ...path }
}

const bracketed = (host: string): string => (host.includes(':') ? `[${host}]` : host)

// ONVIF open: the way to a device. Asks its clock without signing in, finds its services, and proves the password with one question. From then on the
// device is asked through what is answered here; nothing is kept open between questions.

import { ok } from '#base/result.ts'
import { Caller, type TokenTime } from './onvif/caller.ts'
import { clockOf, otherOffsets, readDateAndTime, type ToldTime } from './onvif/date-and-time.ts'
import { deviceQuestions, setClock } from './onvif/device-service.ts'
import { eventQuestions } from './onvif/events-service.ts'
import type { ServicePlace } from './onvif/foreign-address.ts'
import type { Answered } from './onvif/hear.ts'
import { imagingQuestions } from './onvif/imaging-service.ts'
import { mediaQuestions } from './onvif/media-service.ts'
import { serviceSpaces } from './onvif/namespaces.ts'
import { ptzQuestions } from './onvif/ptz-service.ts'
import { recordingsQuestions } from './onvif/recordings-service.ts'
import { type Ask, createAsk, operationBody, responseOf, type Services, tag } from './onvif/service.ts'
import { readCapabilities, readServices } from './onvif/services.ts'
import type { DeviceClock, OnvifDevice, OpenOnvifDevice } from './onvif-device.ts'
import { type OnvifReason, type OnvifResult, trouble } from './onvif-trouble.ts'
import { find } from './xml.ts'

export const ONVIF_PATH = '/onvif/device_service'

export const openOnvifDevice: OpenOnvifDevice = async (conditions, address, credentials, signal) => {
  const pinned = await conditions.guard.pin(address.host)
  if (!pinned.ok) {
    const reason = pinned.problem === 'forbidden_address' ? 'forbidden_address' : 'unreachable'
    return trouble(reason, { said: pinned.problem })
  }
  const reached = { port: address.port, path: address.path ?? ONVIF_PATH, tls: address.tls ?? false }
  const where = { ...pinned.value, port: address.port }
  const caller: Caller = new Caller(conditions, where, credentials, () => tokenTime(), signal)
  const tokenTime = tokenTimeOf(caller, reached)

  const first = await askTime(caller, reached)
  if (!first.ok && !spokeOnvif(first.problem.reason)) return first
  // A bare 401 is any web server's; only the password would tell whether there is ONVIF behind it.
  if (!first.ok && first.problem.reason === 'auth_failed' && first.problem.said === undefined && !caller.signsIn)
    return first
  const services = await findServices(caller, reached, first.ok)
  if (!services.ok) return services
  const ask = createAsk(caller, services.value, reached)
  if (credentials !== undefined) {
    const proven = await ask('device', 'GetDeviceInformation')
    if (!proven.ok && !['refused', 'not_supported', 'rubbish'].includes(proven.problem.reason)) return proven
  }
  return ok(deviceOf(caller, ask, services.value, reached, first.ok ? first.value.clock : undefined))
}

const deviceOf = (
  caller: Caller,
  ask: Ask,
  services: Services,
  reached: ServicePlace,
  clock: DeviceClock | undefined,
): OnvifDevice => {
  const time = async (): Promise<OnvifResult<DeviceClock>> => {
    const open = await askTime(caller, reached)
    const asked = open.ok || open.problem.reason !== 'auth_failed' ? open : await askTime(caller, reached, false)
    if (!asked.ok) return asked
    return asked.value.clock === undefined ? trouble('rubbish', { said: 'it told no time' }) : ok(asked.value.clock)
  }
  return {
    host: caller.host,
    ip: caller.ip,
    port: reached.port,
    services: new Set(services.keys()),
    clock,
    time,
    setTime: async setting => {
      const set = await setClock(ask, setting, () => caller.now_ms())
      return set.ok ? time() : set
    },
    ...deviceQuestions(ask),
    media: mediaQuestions(ask, version => services.has(version), caller.host),
    events: eventQuestions(ask, caller, services),
    ptz: ptzQuestions(ask),
    imaging: imagingQuestions(ask),
    recordings: recordingsQuestions(ask, caller.host),
  }
}

/** What a device says in ONVIF, even if it is no. */
const spokeOnvif = (reason: OnvifReason): boolean =>
  ['auth_failed', 'not_supported', 'refused', 'password_waits'].includes(reason)

type AskedTime = { readonly told: ToldTime; readonly clock: DeviceClock | undefined; readonly ours_ms: number }

const askTime = async (caller: Caller, reached: ServicePlace, open = true): Promise<OnvifResult<AskedTime>> => {
  const asked = await askDevice(caller, reached, 'GetSystemDateAndTime', '', open)
  const response = responseOf(asked, 'GetSystemDateAndTime')
  if (!asked.ok || !response.ok) return response.ok ? trouble('rubbish') : response
  const { waited_ms } = asked.value
  const ours_ms = caller.now_ms() - waited_ms / 2
  const told = readDateAndTime(find(response.value, 'SystemDateAndTime'))
  return ok({ told, clock: clockOf(told, ours_ms, waited_ms), ours_ms })
}

const tokenTimeOf =
  (caller: Caller, reached: ServicePlace): (() => Promise<TokenTime>) =>
  async () => {
    const asked = await askTime(caller, reached)
    if (!asked.ok) return { offset_ms: 0, known: false, others: [] }
    const { told, clock, ours_ms } = asked.value
    return { offset_ms: clock?.offset_ms ?? 0, known: clock !== undefined, others: otherOffsets(told, ours_ms) }
  }

/** The services, wherever the device says it itself is: that it was reached here is all that counts for the device service. */
const findServices = async (
  caller: Caller,
  reached: ServicePlace,
  isOnvif: boolean,
): Promise<OnvifResult<Services>> => {
  const newer = await openlyFirst(caller, reached, 'GetServices', tag('IncludeCapability', false))
  if (!newer.ok && (hopeless(newer.problem.reason) || (caller.signsIn && refusedUs(newer.problem.reason)))) return newer
  let services: Services = newer.ok ? readServices(newer.value) : new Map()
  if (services.size <= 1) {
    const older = await openlyFirst(caller, reached, 'GetCapabilities', tag('Category', 'All'))
    if (older.ok) services = new Map([...readCapabilities(older.value), ...services])
    else if (caller.signsIn && refusedUs(older.problem.reason)) return older
    else if (!isOnvif && !newer.ok && newer.problem.reason === 'not_onvif') return newer
  }
  services.set('device', reached)
  return ok(services)
}

const hopeless = (reason: OnvifReason): boolean =>
  ['unreachable', 'timeout', 'forbidden_address', 'too_large'].includes(reason)
const refusedUs = (reason: OnvifReason): boolean => ['auth_failed', 'clock_differs', 'password_waits'].includes(reason)

/** Every device should answer these without signing in; those that do not are asked again with the password. */
const openlyFirst = async (caller: Caller, at: ServicePlace, operation: string, inside: string) => {
  const openly = responseOf(await askDevice(caller, at, operation, inside, true), operation)
  if (openly.ok || openly.problem.reason !== 'auth_failed' || !caller.signsIn) return openly
  return responseOf(await askDevice(caller, at, operation, inside, false), operation)
}

const askDevice = (
  caller: Caller,
  at: ServicePlace,
  operation: string,
  inside: string,
  open: boolean,
): Promise<OnvifResult<Answered>> =>
  caller.ask({ at, body: operationBody(serviceSpaces.device, operation, inside), open })

// Events service: a PullPoint subscription (Core §9.2), asked again and again for what is new, renewed in time and given back at the end. Devices keep
// few subscriptions; one that is not given back is one the next viewer cannot have.

import { randomUUID } from 'node:crypto'
import { ok } from '#base/result.ts'
import { pause } from '#engine/camera/dial-budget.ts'
import type { DeviceEvent, OnvifEvents } from '#engine/camera/onvif-events.ts'
import { type OnvifResult, type OnvifTrouble, trouble } from '#engine/camera/onvif-trouble.ts'
import { find, textOf, type XmlElement } from '#engine/camera/xml.ts'
import { escapeXml, writeXml } from '#engine/camera/xml-writing.ts'
import type { Caller } from './caller.ts'
import { readEvents, readTopics } from './event-reading.ts'
import { readServiceAddress, type ServicePlace } from './foreign-address.ts'
import type { Question } from './hear.ts'
import { ADDRESSING, NOTIFICATION, serviceSpaces } from './namespaces.ts'
import { type Ask, operationBody, responseOf, type Services, tag } from './service.ts'

const LASTS_S = 120
const RENEW_AFTER_MS = 45_000
const PULL_S = 10
const LEAST_ROUND_MS = 200
const EMPTY_ROUND_MS = 1000
const UNSUBSCRIBE_MS = 2000

export const eventQuestions = (ask: Ask, caller: Caller, services: Services): OnvifEvents => ({
  topics: async () => {
    const response = await ask('events', 'GetEventProperties')
    return response.ok ? ok(readTopics(response.value)) : response
  },
  follow: async (onEvent, signal, onAnswer = () => {}) => {
    const lasting = tag('InitialTerminationTime', `PT${LASTS_S}S`)
    const created = await ask('events', 'CreatePullPointSubscription', lasting, { signal })
    if (!created.ok) return signal.aborted ? undefined : created.problem
    const point = readPullPoint(created.value, services.get('events'))
    if (point === undefined) return { reason: 'rubbish', said: 'a subscription without an address' }
    onAnswer()
    const failed = await pullUntilStopped(caller, point, { onEvent, onAnswer }, signal)
    await say(caller, point, 'Unsubscribe', '', { timeout_ms: UNSUBSCRIBE_MS, parting: true })
    return failed
  },
})

type PullPoint = { readonly at: ServicePlace; readonly address: string; readonly reference: string }

/** The subscription's own address, and what must stand in the header of every question to it (WS-Addressing §2.1). */
const readPullPoint = (response: XmlElement, service: ServicePlace | undefined): PullPoint | undefined => {
  const reference = find(response, 'SubscriptionReference')
  const address = textOf(reference, 'Address') ?? ''
  const place = readServiceAddress(address)
  if (place === undefined) return undefined
  const echoed = [find(reference, 'ReferenceParameters'), find(reference, 'ReferenceProperties')]
  const header = echoed.flatMap(given => given?.children.slice(0, 8) ?? []).map(element => writeXml(element))
  // Where the events service was found to be on another port than it said, its subscriptions are too.
  const at = service === undefined ? place : { ...place, port: service.port, tls: service.tls }
  return { at, address: address.slice(0, 1000), reference: header.join('') }
}

const pullUntilStopped = async (
  caller: Caller,
  point: PullPoint,
  { onEvent, onAnswer }: { readonly onEvent: (event: DeviceEvent) => void; readonly onAnswer: () => void },
  signal: AbortSignal,
): Promise<OnvifTrouble | undefined> => {
  let renewed = performance.now()
  const inside = tag('Timeout', `PT${PULL_S}S`) + tag('MessageLimit', 100)
  while (!signal.aborted) {
    const began = performance.now()
    const pulled = await say(caller, point, 'PullMessages', inside, { timeout_ms: PULL_S * 1000 + 8000, signal })
    if (signal.aborted) return undefined
    if (!pulled.ok) return pulled.problem
    onAnswer()
    const events = readEvents(pulled.value)
    for (const event of events) onEvent(event)
    if (performance.now() - renewed > RENEW_AFTER_MS) {
      // A device without Renew keeps a subscription alive by the pulls themselves; if not, the next pull says so.
      await say(caller, point, 'Renew', tag('TerminationTime', `PT${LASTS_S}S`), { signal })
      renewed = performance.now()
    }
    const least_ms = events.length === 0 ? EMPTY_ROUND_MS : LEAST_ROUND_MS
    const left_ms = least_ms - (performance.now() - began)
    if (left_ms > 0) await pause(left_ms, signal)
  }
  return undefined
}

type Deed = 'PullMessages' | 'Renew' | 'Unsubscribe'

const actions: Record<Deed, string> = {
  PullMessages: `${serviceSpaces.events}/PullPointSubscription/PullMessagesRequest`,
  Renew: `${NOTIFICATION.replace('wsn/b-2', 'wsn/bw-2')}/SubscriptionManager/RenewRequest`,
  Unsubscribe: `${NOTIFICATION.replace('wsn/b-2', 'wsn/bw-2')}/SubscriptionManager/UnsubscribeRequest`,
}

const say = async (
  caller: Caller,
  point: PullPoint,
  deed: Deed,
  inside: string,
  more: Pick<Question, 'timeout_ms' | 'signal' | 'parting'>,
): Promise<OnvifResult<XmlElement>> => {
  const addressing = (name: string, text: string) => `<${name} xmlns="${ADDRESSING}">${escapeXml(text)}</${name}>`
  const header = [
    addressing('Action', actions[deed]),
    addressing('MessageID', `urn:uuid:${randomUUID()}`),
    addressing('To', point.address),
    point.reference,
  ].join('')
  const space = deed === 'PullMessages' ? serviceSpaces.events : NOTIFICATION
  const answered = await caller.ask({ at: point.at, body: operationBody(space, deed, inside), header, ...more })
  return answered.ok ? responseOf(answered, deed) : trouble(answered.problem.reason, answered.problem)
}

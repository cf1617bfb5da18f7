// Events by pull point (ONVIF Core §9): motion, tamper and the digital input, told as property events; a pull waits for them until its timeout.

import type { Subscription, Told } from '#simulator/device/happenings.ts'
import { addressOf } from './device-service.ts'
import { readDuration } from './iso-time.ts'
import { answers, type Call, type Operation, type Reply, refuses, type Service, spaces } from './soap.ts'
import { escapeXml, textOf } from './xml.ts'

const USUAL_MS = 60_000
const MOST_MS = 600_000
const MOST_WAIT_MS = 60_000
const MOST_AT_ONCE = 100

const pullMessages: Operation = async call => {
  const one = subscriptionOf(call)
  if (one === undefined) return unknownSubscription
  const limit = Math.min(MOST_AT_ONCE, Math.max(1, Number(textOf(call.body, 'MessageLimit') ?? 10) || 1))
  const wait_ms = Math.min(MOST_WAIT_MS, readDuration(textOf(call.body, 'Timeout')) ?? 1_000)
  if (one.waiting.length === 0) await somethingHappens(one, wait_ms, call.gone)
  const told = one.waiting.splice(0, limit)
  return answers(
    `<tev:PullMessagesResponse><tev:CurrentTime>${iso(call.device.clock_ms())}</tev:CurrentTime><tev:TerminationTime>${iso(endOf(call, one))}</tev:TerminationTime>` +
      `${told.map(message).join('')}</tev:PullMessagesResponse>`,
  )
}

const renew: Operation = call => {
  const one = subscriptionOf(call)
  if (one === undefined) return unknownSubscription
  one.until_ms = performance.now() + spanOf(call, textOf(call.body, 'TerminationTime'))
  return answers(
    `<wsnt:RenewResponse><wsnt:TerminationTime>${iso(endOf(call, one))}</wsnt:TerminationTime><wsnt:CurrentTime>${iso(call.device.clock_ms())}</wsnt:CurrentTime></wsnt:RenewResponse>`,
  )
}

const unsubscribe: Operation = call => {
  const one = subscriptionOf(call)
  if (one === undefined) return unknownSubscription
  call.device.happenings.unsubscribe(one.id)
  return answers('<wsnt:UnsubscribeResponse/>')
}

export const eventsService: Service = {
  space: spaces.tev,
  operations: {
    GetServiceCapabilities: () =>
      answers(
        '<tev:GetServiceCapabilitiesResponse><tev:Capabilities WSSubscriptionPolicySupport="true" WSPausableSubscriptionManagerInterfaceSupport="false" MaxPullPoints="8"/></tev:GetServiceCapabilitiesResponse>',
      ),
    GetEventProperties: () => answers(properties),
    CreatePullPointSubscription: call => create(call),
    PullMessages: pullMessages,
    SetSynchronizationPoint: call => {
      const one = subscriptionOf(call)
      if (one === undefined) return unknownSubscription
      call.device.happenings.synchronise(one)
      return answers('<tev:SetSynchronizationPointResponse/>')
    },
  },
}

/** Renew and Unsubscribe are of WS-BaseNotification, and answered at the subscription's own address. */
export const subscriptionService: Service = {
  space: spaces.wsnt,
  operations: { Renew: renew, Unsubscribe: unsubscribe },
}

const create = (call: Call): Reply => {
  const one = call.device.happenings.subscribe(spanOf(call, textOf(call.body, 'InitialTerminationTime')))
  if (one === undefined) return refuses('ter:MaxNotificationConsumers', 'Too many subscriptions', 'Receiver')
  const address = `${addressOf(call, 'subscription')}?id=${one.id}`
  return answers(
    `<tev:CreatePullPointSubscriptionResponse><tev:SubscriptionReference><wsa5:Address>${escapeXml(address)}</wsa5:Address></tev:SubscriptionReference>` +
      `<wsnt:CurrentTime>${iso(call.device.clock_ms())}</wsnt:CurrentTime><wsnt:TerminationTime>${iso(endOf(call, one))}</wsnt:TerminationTime></tev:CreatePullPointSubscriptionResponse>`,
  )
}

const unknownSubscription = refuses('ter:InvalidArgVal', 'No such subscription')

const subscriptionOf = ({ device, query }: Call): Subscription | undefined =>
  device.happenings.find(new URLSearchParams(query).get('id') ?? '')

/** A duration, or an instant by the camera's clock. */
const spanOf = ({ device }: Call, text: string | undefined): number => {
  const asked = readDuration(text) ?? Date.parse(text ?? '') - device.clock_ms()
  return asked > 0 ? Math.min(MOST_MS, asked) : USUAL_MS
}

const endOf = ({ device }: Call, one: Subscription): number => device.clock_ms() + one.until_ms - performance.now()

const somethingHappens = (one: Subscription, wait_ms: number, gone: AbortSignal): Promise<void> =>
  new Promise(resolve => {
    const done = (): void => {
      clearTimeout(timer)
      gone.removeEventListener('abort', done)
      one.wake = () => {}
      resolve()
    }
    const timer = setTimeout(done, wait_ms)
    one.wake = done
    gone.addEventListener('abort', done)
  })

const topics = {
  motion: {
    topic: 'tns1:RuleEngine/CellMotionDetector/Motion',
    source: ['VideoSourceConfigurationToken', 'VideoSourceToken_1'],
    data: 'IsMotion',
  },
  tamper: {
    topic: 'tns1:VideoSource/GlobalSceneChange/ImagingService',
    source: ['Source', 'VideoSource_1'],
    data: 'State',
  },
  digital_input: {
    topic: 'tns1:Device/Trigger/DigitalInput',
    source: ['InputToken', 'DigitalInput_1'],
    data: 'LogicalState',
  },
} as const

const message = ({ kind, state, at_ms, operation }: Told): string => {
  const { topic, source, data } = topics[kind]
  return (
    `<wsnt:NotificationMessage><wsnt:Topic Dialect="http://www.onvif.org/ver10/tev/topicExpression/ConcreteSet">${topic}</wsnt:Topic><wsnt:Message>` +
    `<tt:Message UtcTime="${iso(at_ms)}" PropertyOperation="${operation}"><tt:Source><tt:SimpleItem Name="${source[0]}" Value="${source[1]}"/></tt:Source>` +
    `<tt:Data><tt:SimpleItem Name="${data}" Value="${state}"/></tt:Data></tt:Message></wsnt:Message></wsnt:NotificationMessage>`
  )
}

const properties =
  '<tev:GetEventPropertiesResponse><tev:TopicNamespaceLocation>http://www.onvif.org/onvif/ver10/topics/topicns.xml</tev:TopicNamespaceLocation>' +
  '<wsnt:FixedTopicSet>true</wsnt:FixedTopicSet><wstop:TopicSet xmlns:wstop="http://docs.oasis-open.org/wsn/t-1"><tns1:RuleEngine><CellMotionDetector><Motion wstop:topic="true"/></CellMotionDetector></tns1:RuleEngine>' +
  '<tns1:VideoSource><GlobalSceneChange><ImagingService wstop:topic="true"/></GlobalSceneChange></tns1:VideoSource><tns1:Device><Trigger><DigitalInput wstop:topic="true"/></Trigger></tns1:Device></wstop:TopicSet>' +
  '<wsnt:TopicExpressionDialect>http://www.onvif.org/ver10/tev/topicExpression/ConcreteSet</wsnt:TopicExpressionDialect></tev:GetEventPropertiesResponse>'

const iso = (ms: number): string => new Date(ms).toISOString()

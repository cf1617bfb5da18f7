// Event reading: notification messages (WS-BaseNotification with ONVIF's message inside, Core §9.4) as events. Which topics mean motion, tampering or
// an input is gathered here; a topic that we do not know, or one whose state cannot be read, stays text.

import type { DeviceEvent } from '#engine/camera/onvif-events.ts'
import { all, find, textOf, type XmlElement } from '#engine/camera/xml.ts'
import { readMoment } from './moment.ts'

const MOST_MESSAGES = 200
const MOST_ITEMS = 32
const MOST_TOPICS = 500
const LONGEST = 200

type Items = readonly (readonly [name: string, value: string])[]

/** Reads a PullMessagesResponse. */
export const readEvents = (response: XmlElement): DeviceEvent[] =>
  all(response, 'NotificationMessage').slice(0, MOST_MESSAGES).flatMap(readEvent)

/** Topics of a GetEventPropertiesResponse, by their path of local names. */
export const readTopics = (response: XmlElement): string[] => {
  const found: string[] = []
  const walk = (element: XmlElement, path: string) => {
    for (const child of element.children) {
      if (found.length >= MOST_TOPICS || path.length > LONGEST) return
      if (child.name === 'MessageDescription') continue
      const here = path === '' ? child.name : `${path}/${child.name}`
      const marked = child.attributes.get('topic')?.toLowerCase()
      if (marked === 'true' || marked === '1') found.push(here)
      walk(child, here)
    }
  }
  const set = find(response, 'TopicSet')
  if (set !== undefined) walk(set, '')
  return found
}

const readEvent = (notification: XmlElement): DeviceEvent[] => {
  const topic = textOf(notification, 'Topic')?.slice(0, LONGEST)
  const message = find(notification, 'Message/Message') ?? find(notification, 'Message')
  if (topic === undefined || message === undefined) return []
  const source = itemsIn(find(message, 'Source'))
  const data = itemsIn(find(message, 'Data'))
  const noticed = {
    device_ms: readMoment(message.attributes.get('UtcTime')),
    changed: message.attributes.get('PropertyOperation') !== 'Initialized',
    topic,
    source: sourceOf(source),
  }
  const kind = kindOf(topic)
  const active = kind === 'other' ? undefined : stateIn(data)
  if (kind === 'other' || active === undefined)
    return [{ ...noticed, kind: 'other', values: Object.fromEntries([...source, ...data]) }]
  return [{ ...noticed, kind, active }]
}

const kindOf = (topic: string): DeviceEvent['kind'] => {
  const path = topic.replace(/[\w.-]{1,40}:/g, '')
  if (/Tamper|GlobalSceneChange|ImageTooDark|ImageTooBlurry|ImageTooBright/i.test(path)) return 'tamper'
  if (/^Device\/(Trigger|IO)\/(DigitalInput|AlarmIn|.{0,40}Input)/i.test(path)) return 'digital_input'
  return /MotionDetector\/Motion|MotionRegionDetector|MotionAlarm|\/Motion$/i.test(path) ? 'motion' : 'other'
}

const itemsIn = (said: XmlElement | undefined): Items =>
  all(said, 'SimpleItem')
    .slice(0, MOST_ITEMS)
    .map(item => [
      (item.attributes.get('Name') ?? '').slice(0, LONGEST),
      (item.attributes.get('Value') ?? item.text).slice(0, LONGEST),
    ])

const sourceOf = (items: Items): string | undefined => {
  const named = items.find(([name]) => /^(VideoSource|InputToken|Source|Channel)/i.test(name)) ?? items[0]
  return named?.[1] || undefined
}

const stateIn = (items: Items): boolean | undefined => {
  const states = items.filter(([name]) =>
    /^(IsMotion|IsTamper|State|LogicalState|Active|Value|Alarm|Motion|Tamper)$/i.test(name),
  )
  for (const [, value] of states) {
    if (/^(true|1|active|on|high)$/i.test(value)) return true
    if (/^(false|0|inactive|off|low)$/i.test(value)) return false
  }
  return undefined
}

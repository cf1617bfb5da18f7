// ONVIF events: what a device noticed, by PullPoint. Motion, tampering and digital inputs are told apart whatever topic a maker uses for
// them; every other topic is kept as text.

import type { OnvifResult, OnvifTrouble } from './onvif-trouble.ts'

type Noticed = {
  /** When it happened by the device's own clock; undefined where it said no readable time. */
  readonly device_ms: number | undefined
  /** False for `Initialized`: the state as it stood when we asked, not something that happened now. */
  readonly changed: boolean
  readonly topic: string
  /** The video source, channel or input that it names, as it names it. */
  readonly source: string | undefined
}

export type DeviceEvent = Noticed &
  (
    | { readonly kind: 'motion'; readonly active: boolean }
    | { readonly kind: 'tamper'; readonly active: boolean }
    | { readonly kind: 'digital_input'; readonly active: boolean }
    | { readonly kind: 'other'; readonly values: Readonly<Record<string, string>> }
  )

export type OnvifEvents = {
  /**
   * Subscribes and hands over what comes, and says each time that the device answered, until `signal` aborts or the device fails; renews in time, unsubscribes at the end.
   * Answers undefined when it was stopped, else what went wrong. It does not come back by itself.
   */
  readonly follow: (
    onEvent: (event: DeviceEvent) => void,
    signal: AbortSignal,
    onAnswer?: () => void,
  ) => Promise<OnvifTrouble | undefined>
  /** The topics that the device offers, without prefixes: `RuleEngine/CellMotionDetector/Motion`. */
  readonly topics: () => Promise<OnvifResult<readonly string[]>>
}

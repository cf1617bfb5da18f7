// Happenings: what a pretend camera notices, for whoever subscribed to it. Each subscription holds its own queue, bounded, and begins with the
// state of every property that has one (ONVIF Core §9.4: property events are told anew to each subscriber).

import { randomUUID } from 'node:crypto'

export type Happening = {
  readonly kind: 'motion' | 'tamper' | 'digital_input'
  readonly state: boolean
}

export type Told = Happening & { readonly at_ms: number; readonly operation: 'Initialized' | 'Changed' }

export type Subscription = {
  readonly id: string
  until_ms: number
  readonly waiting: Told[]
  wake: () => void
}

const MOST_SUBSCRIPTIONS = 8
const MOST_WAITING = 200

export class Happenings {
  readonly #now: () => number
  readonly #states = new Map<Happening['kind'], boolean>([
    ['motion', false],
    ['tamper', false],
    ['digital_input', false],
  ])
  readonly #subscriptions = new Map<string, Subscription>()

  constructor(now: () => number) {
    this.#now = now
  }

  raise(happening: Happening): void {
    this.#states.set(happening.kind, happening.state)
    for (const one of this.#subscriptions.values()) this.#tell(one, happening, 'Changed')
  }

  get subscriptions(): number {
    this.#sweep()
    return this.#subscriptions.size
  }

  /** Undefined when it has as many as it can. */
  subscribe(for_ms: number): Subscription | undefined {
    this.#sweep()
    if (this.#subscriptions.size >= MOST_SUBSCRIPTIONS) return undefined
    const one: Subscription = { id: randomUUID(), until_ms: performance.now() + for_ms, waiting: [], wake: () => {} }
    this.#subscriptions.set(one.id, one)
    this.synchronise(one)
    return one
  }

  synchronise(one: Subscription): void {
    for (const [kind, state] of this.#states) this.#tell(one, { kind, state }, 'Initialized')
  }

  find(id: string): Subscription | undefined {
    this.#sweep()
    return this.#subscriptions.get(id)
  }

  unsubscribe(id: string): void {
    this.#subscriptions.get(id)?.wake()
    this.#subscriptions.delete(id)
  }

  /** The power went: nobody is subscribed any more. */
  forgetAll(): void {
    for (const id of [...this.#subscriptions.keys()]) this.unsubscribe(id)
  }

  #tell(one: Subscription, happening: Happening, operation: Told['operation']): void {
    if (one.waiting.length >= MOST_WAITING) one.waiting.shift()
    one.waiting.push({ ...happening, at_ms: this.#now(), operation })
    one.wake()
  }

  #sweep(): void {
    const now = performance.now()
    for (const [id, { until_ms }] of this.#subscriptions) if (until_ms < now) this.unsubscribe(id)
  }
}

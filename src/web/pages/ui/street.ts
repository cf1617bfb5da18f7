// A few cameras of nowhere, so that lists and fields have something in them.

import type { MarkedState } from '#web/ui/state-mark.tsx'

type ShownCamera = {
  readonly id: string
  readonly name: string
  readonly place: string
  readonly state: MarkedState
  readonly gigabytes: number
}

const states: readonly MarkedState[] = ['live', 'loading', 'stale', 'lost', 'resting', 'forbidden']

export const street: readonly ShownCamera[] = states.map((state, at) => ({
  id: `camera-${at + 1}`,
  name: `Cổng chính ${at + 1}`,
  place: 'Thôn 3, ngã ba chợ',
  state,
  gigabytes: ((at * 37) % 11) * 12.5,
}))

// A few cameras of nowhere, so that lists and fields have something in them.

import type { MarkedState } from '#web/ui/state-mark.tsx'
import { sentence } from '#web/words/language.ts'

type ShownCamera = {
  readonly id: string
  readonly name: string
  readonly place: string
  readonly state: MarkedState
  readonly gigabytes: number
}

const states: readonly MarkedState[] = ['live', 'loading', 'stale', 'lost', 'resting', 'forbidden']

/** Named when it is asked for: its words come with the page. */
export const street = (): readonly ShownCamera[] =>
  states.map((state, at) => ({
    id: `camera-${at + 1}`,
    name: `${sentence('vi', 'camera_name_example')} ${at + 1}`,
    place: sentence('vi', 'camera_place_example'),
    state,
    gigabytes: ((at * 37) % 11) * 12.5,
  }))

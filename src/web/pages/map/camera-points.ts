// Camera points: what the map and its list know of each camera: where it stands, in which state it is, and whether it is asked for.

import type { Camera } from '#contract/camera.ts'
import type { Overview } from '#contract/coverage-overview.ts'
import type { Site } from '#contract/site.ts'
import { matches } from '#web/ui/matching.ts'
import type { MarkedState } from '#web/ui/state-mark.tsx'
import type { WordKey } from '#web/words/language.ts'

/** From the worst on: the first that a cluster has is the cluster's. */
export const pointStates = ['lost', 'no_footage', 'stalled', 'resting', 'coming', 'works'] as const
export type PointState = (typeof pointStates)[number]

export type CameraPoint = {
  readonly camera: Camera
  /** Undefined: it stands nowhere yet. */
  readonly site: Site | undefined
  readonly state: PointState
}
export type PlacedPoint = CameraPoint & { readonly site: Site }

/** How each is drawn: every one has a shape of its own. */
export const markOf: Readonly<Record<PointState, MarkedState>> = {
  lost: 'lost',
  no_footage: 'forbidden',
  stalled: 'stale',
  resting: 'resting',
  coming: 'loading',
  works: 'live',
}

export const pointStateWords: Readonly<Record<PointState, WordKey>> = {
  lost: 'map_state_lost',
  no_footage: 'map_state_no_footage',
  stalled: 'map_state_stalled',
  resting: 'map_state_resting',
  coming: 'map_state_coming',
  works: 'map_state_works',
}

export const cameraPoints = (
  cameras: readonly Camera[],
  sites: readonly Site[],
  today: Overview | undefined,
): readonly CameraPoint[] => {
  const site = new Map(sites.map(one => [one.camera, one]))
  const percent = new Map(today?.cameras.map(({ camera, days }) => [camera, days.at(-1)?.percent]))
  return cameras.map(camera => ({
    camera,
    site: site.get(camera.id),
    state: pointState(camera, percent.get(camera.id) ?? undefined),
  }))
}

export const isPlaced = (point: CameraPoint): point is PlacedPoint => point.site !== undefined

/** `recorded_today` in percent of what was to be recorded so far; undefined where nobody knows or nothing was to be. */
export const pointState = (
  { main, suspended, hours }: Pick<Camera, 'main' | 'suspended' | 'hours'>,
  recorded_today: number | undefined,
): PointState => {
  if (suspended !== null || hours?.recording === false || main?.reason === 'suspended') return 'resting'
  if (main === null || main.state === 'connecting') return 'coming'
  if (main.state === 'stalled') return 'stalled'
  if (main.state !== 'streaming') return 'lost'
  return recorded_today === 0 ? 'no_footage' : 'works'
}

export const worstOf = (points: readonly Pick<CameraPoint, 'state'>[]): PointState =>
  pointStates.find(state => points.some(point => point.state === state)) ?? 'works'

export type Filter = {
  readonly text: string
  /** Empty: all. */
  readonly hamlet: string
  readonly road: string
  readonly state: PointState | ''
}
export const NO_FILTER: Filter = { text: '', hamlet: '', road: '', state: '' }

export const isAskedFor = ({ camera, site, state }: CameraPoint, filter: Filter): boolean =>
  (filter.state === '' || filter.state === state) &&
  (filter.hamlet === '' || filter.hamlet === site?.hamlet) &&
  (filter.road === '' || filter.road === site?.road) &&
  (filter.text === '' || matches(filter.text, camera.name, camera.place, site?.hamlet ?? '', site?.road ?? ''))

/** The hamlets, or the roads, on which cameras stand; in the alphabet's order. */
export const namesOf = (points: readonly CameraPoint[], what: 'hamlet' | 'road'): readonly string[] =>
  [...new Set(points.map(({ site }) => site?.[what] ?? ''))]
    .filter(name => name !== '')
    .toSorted((a, b) => a.localeCompare(b, 'vi', { numeric: true }))

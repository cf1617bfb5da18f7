// Keeping rows: who footage is kept for and how long, in the order of the page: all cameras, places with a rule, then every camera, each
// with the rule that counts for it.

import type { Camera } from '#contract/camera.ts'
import type { Retention } from '#contract/retention.ts'

type Rule = Retention['rules'][number]

export type KeepingRow = {
  /** Null for all cameras. */
  readonly camera: Camera | null
  readonly place: string | null
  readonly days: number | null
  readonly quota_bytes: number | null
  /** It has a rule of its own; otherwise that of its place or of all counts. */
  readonly own: boolean
  readonly oldest_90k: number | null
  readonly bytes: number | null
}

const NO_RULE: Rule = { camera: null, place: null, days: null, quota_bytes: null }

export const keepingRows = ({ rules, oldest }: Retention, cameras: readonly Camera[]): readonly KeepingRow[] => {
  const all = rules.find(({ camera, place }) => camera === null && place === null) ?? NO_RULE
  const places = rules.filter(({ camera, place }) => camera === null && place !== null)
  const footage = new Map(oldest.map(one => [one.camera as string, one]))
  const blank = { oldest_90k: null, bytes: null }
  return [
    { ...all, camera: null, place: null, own: true, ...blank },
    ...places.map(rule => ({ ...rule, camera: null, own: true, ...blank })),
    ...cameras.map((camera): KeepingRow => {
      const own = rules.find(rule => rule.camera === camera.id)
      const { days } = own ?? places.find(({ place }) => place === camera.place) ?? all
      const { oldest_90k = null, bytes = null } = footage.get(camera.id) ?? {}
      return {
        camera,
        place: null,
        days,
        quota_bytes: own?.quota_bytes ?? null,
        own: own !== undefined,
        oldest_90k,
        bytes,
      }
    }),
  ]
}

// Site edits: cameras that were placed, turned or taken away and not saved yet, over what the station knows.

import type { Site } from '#contract/site.ts'
import type { CameraPoint } from './camera-points.ts'
import type { Place } from './mercator.ts'

export type SiteDraft = Omit<Site, 'camera' | 'placed_by' | 'placed_90k'>
/** By camera; null: it is to stand nowhere. */
export type SiteEdits = ReadonlyMap<string, SiteDraft | null>

export const NO_EDITS: SiteEdits = new Map()

/** A centimetre is near enough. */
const PRECISION = 1e7

export const draftOf = ({ camera: _, placed_by: __, placed_90k: ___, ...draft }: Site): SiteDraft => draft

export const newSite = (place: Place): SiteDraft => ({
  ...exactly(place),
  direction_deg: null,
  field_of_view_deg: null,
  range_m: null,
  height_m: null,
  hamlet: '',
  road: '',
  kind: null,
})

export const exactly = ({ longitude, latitude }: Place): Place => ({
  longitude: Math.round(longitude * PRECISION) / PRECISION,
  latitude: Math.round(latitude * PRECISION) / PRECISION,
})

export const edited = (edits: SiteEdits, camera: string, site: SiteDraft | null): SiteEdits =>
  new Map([...edits, [camera, site]])

/** Each camera as it would stand once saved. */
export const withEdits = (points: readonly CameraPoint[], edits: SiteEdits): readonly CameraPoint[] => {
  if (edits.size === 0) return points
  return points.map(point => {
    const edit = edits.get(point.camera.id)
    if (edit === undefined) return point
    const site = edit === null ? undefined : { ...edit, camera: point.camera.id, placed_by: '', placed_90k: 0 }
    return { ...point, site }
  })
}

/** What is to be told to the station: only cameras that would stand otherwise than they do. */
export const changesIn = (
  points: readonly CameraPoint[],
  edits: SiteEdits,
): readonly { readonly camera: string; readonly site: SiteDraft | null }[] =>
  points.flatMap(({ camera: { id }, site }) => {
    const edit = edits.get(id)
    if (edit === undefined) return []
    return same(site === undefined ? null : draftOf(site), edit) ? [] : [{ camera: id, site: edit }]
  })

const same = (a: SiteDraft | null, b: SiteDraft | null): boolean => {
  if (a === null || b === null) return a === b
  return (Object.keys(a) as (keyof SiteDraft)[]).every(key => a[key] === b[key])
}

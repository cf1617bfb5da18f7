// Mercator: degrees on the ground to pixels on the screen and back, the way web maps agree on it (EPSG:3857, a world of 512 px at zoom 0).
// Both surfaces and everything drawn over them count with this, so that a camera stands where its road is.

import type { MapBounds } from '#contract/map.ts'

export type Place = { readonly longitude: number; readonly latitude: number }
export type Point = { readonly x: number; readonly y: number }
export type View = { readonly center: Place; readonly zoom: number; readonly width: number; readonly height: number }

export const LEAST_ZOOM = 3
export const MOST_ZOOM = 21
const WORLD_PX = 512
const EQUATOR_M = 40_075_016.686
/** Where a map without anything on it begins: Vietnam. */
export const VIETNAM: MapBounds = [102.1, 8.3, 110.2, 23.4]

/** In pixels of the whole world at a zoom. */
export const worldPoint = ({ longitude, latitude }: Place, zoom: number): Point => {
  const size = WORLD_PX * 2 ** zoom
  const angle = (latitude * Math.PI) / 180
  return {
    x: ((longitude + 180) / 360) * size,
    y: ((1 - Math.log(Math.tan(angle) + 1 / Math.cos(angle)) / Math.PI) / 2) * size,
  }
}

const placeOf = ({ x, y }: Point, zoom: number): Place => {
  const size = WORLD_PX * 2 ** zoom
  const latitude = (Math.atan(Math.sinh(Math.PI * (1 - (2 * y) / size))) * 180) / Math.PI
  return { longitude: (x / size) * 360 - 180, latitude: Math.min(85, Math.max(-85, latitude)) }
}

/** Where a place lies on the screen. */
export const project = (view: View, place: Place): Point => {
  const [at, center] = [worldPoint(place, view.zoom), worldPoint(view.center, view.zoom)]
  return { x: at.x - center.x + view.width / 2, y: at.y - center.y + view.height / 2 }
}

export const unproject = (view: View, { x, y }: Point): Place => {
  const center = worldPoint(view.center, view.zoom)
  return placeOf({ x: center.x + x - view.width / 2, y: center.y + y - view.height / 2 }, view.zoom)
}

export const pixelsPerMetre = (zoom: number, latitude: number): number =>
  (WORLD_PX * 2 ** zoom) / (EQUATOR_M * Math.cos((latitude * Math.PI) / 180))

/** The ground under a finger that moves by so much stays under it. */
export const panned = (view: View, by: Point): View => ({
  ...view,
  center: unproject(view, { x: view.width / 2 - by.x, y: view.height / 2 - by.y }),
})

/** Zooms so that what lies at `around` stays there. */
export const zoomed = (view: View, zoom: number, around: Point): View => {
  const held = unproject(view, around)
  const wanted = { ...view, zoom: Math.min(MOST_ZOOM, Math.max(LEAST_ZOOM, zoom)) }
  const slid = project(wanted, held)
  return panned(wanted, { x: around.x - slid.x, y: around.y - slid.y })
}

/** Center and zoom at which all of `bounds` is in sight, not nearer than `nearest`. */
export const fitted = (
  [west, south, east, north]: MapBounds,
  { width, height }: Pick<View, 'width' | 'height'>,
  { padding = 56, nearest = 17 } = {},
): Pick<View, 'center' | 'zoom'> => {
  const [low, high] = [
    worldPoint({ longitude: west, latitude: south }, 0),
    worldPoint({ longitude: east, latitude: north }, 0),
  ]
  const part = (room: number, span: number): number => Math.max(40, room - 2 * padding) / Math.max(span, 1e-9)
  const zoom = Math.log2(Math.min(part(width, high.x - low.x), part(height, low.y - high.y)))
  const center = placeOf({ x: (low.x + high.x) / 2, y: (low.y + high.y) / 2 }, 0)
  return { center, zoom: Math.min(nearest, Math.max(LEAST_ZOOM, zoom)) }
}

/** The smallest bounds around places; undefined around none. */
export const boundsOf = (places: readonly Place[]): MapBounds | undefined => {
  if (places.length === 0) return undefined
  const [longitudes, latitudes] = [places.map(one => one.longitude), places.map(one => one.latitude)]
  return [Math.min(...longitudes), Math.min(...latitudes), Math.max(...longitudes), Math.max(...latitudes)]
}

// Drawing: a layer as it is drawn by hand: features, the one in hand, and the one that is being begun with the pen. Pure; hands and keys call it.

import type { GeoFeature, GeoFeatures, GeoShape, Spot } from './geo-features.ts'
import type { Place } from './mercator.ts'
import { exactly } from './site-edits.ts'

export type Tool = 'line' | 'area' | 'point'

export type Drawing = {
  readonly features: readonly GeoFeature[]
  /** Whose corners can be moved; undefined: none. */
  readonly chosen: number | undefined
  readonly tool: Tool | undefined
  /** What the pen has drawn so far. */
  readonly pen: readonly Spot[]
}

/** More than a hand draws; such layers come from files and are changed there. */
export const MOST_BY_HAND = 400
const least: Readonly<Record<Tool, number>> = { point: 1, line: 2, area: 3 }

export const drawingOf = ({ features }: GeoFeatures): Drawing => ({
  features,
  chosen: undefined,
  tool: undefined,
  pen: [],
})

export const geojsonOf = ({ features }: Drawing): GeoFeatures => ({ type: 'FeatureCollection', features })

export const begin = (drawing: Drawing, tool: Tool): Drawing => ({ ...drawing, tool, pen: [], chosen: undefined })

/** One more corner; a point is whole with its first. */
export const penned = (drawing: Drawing, place: Place): Drawing => {
  if (drawing.tool === undefined) return drawing
  const next = { ...drawing, pen: [...drawing.pen, spotAt(place)] }
  return drawing.tool === 'point' ? finished(next) : next
}

export const unpenned = (drawing: Drawing): Drawing => ({ ...drawing, pen: drawing.pen.slice(0, -1) })

export const canFinish = ({ tool, pen }: Drawing): boolean => tool !== undefined && pen.length >= least[tool]

/** What the pen has drawn becomes a feature, in hand; the pen is put away. */
export const finished = (drawing: Drawing): Drawing => {
  const { tool, pen, features } = drawing
  if (tool === undefined || !canFinish(drawing)) return drawing
  const feature: GeoFeature = { type: 'Feature', properties: {}, geometry: shapeOf(tool, pen) }
  return { features: [...features, feature], chosen: features.length, tool: undefined, pen: [] }
}

export const chooseFeature = (drawing: Drawing, at: number | undefined): Drawing => ({
  ...drawing,
  chosen: at,
  tool: undefined,
  pen: [],
})

export const named = (drawing: Drawing, at: number, properties: GeoFeature['properties']): Drawing =>
  withFeature(drawing, at, feature => ({ ...feature, properties: { ...feature.properties, ...properties } }))

export const withoutFeature = (drawing: Drawing, at: number): Drawing => ({
  ...drawing,
  features: drawing.features.filter((_, other) => other !== at),
  chosen: undefined,
})

/** Corners that a hand can move: none of what consists of several parts. An area's last corner is its first and is not told. */
export const cornersOf = (shape: GeoShape): readonly Spot[] => {
  if (shape.type === 'Point') return [shape.coordinates]
  if (shape.type === 'LineString') return shape.coordinates
  return shape.type === 'Polygon' && shape.coordinates.length === 1 ? (shape.coordinates[0] ?? []).slice(0, -1) : []
}

export const cornerMoved = (drawing: Drawing, feature: number, corner: number, to: Place): Drawing =>
  withCorners(drawing, feature, corners => corners.with(corner, spotAt(to)))

/** A new corner after `corner`. */
export const cornerAdded = (drawing: Drawing, feature: number, corner: number, at: Place): Drawing =>
  withCorners(drawing, feature, corners => corners.toSpliced(corner + 1, 0, spotAt(at)))

/** A line keeps two corners, an area three. */
export const cornerRemoved = (drawing: Drawing, feature: number, corner: number): Drawing =>
  withCorners(drawing, feature, corners => corners.toSpliced(corner, 1))

const withCorners = (drawing: Drawing, at: number, change: (corners: Spot[]) => readonly Spot[]): Drawing =>
  withFeature(drawing, at, feature => {
    const before = cornersOf(feature.geometry)
    const tool = toolOf(feature.geometry)
    if (before.length === 0 || tool === undefined) return feature
    const after = change([...before])
    return after.length < least[tool] ? feature : { ...feature, geometry: shapeOf(tool, after) }
  })

export const toolOf = ({ type }: GeoShape): Tool | undefined =>
  (({ Point: 'point', LineString: 'line', Polygon: 'area' }) as const)[type as 'Point' | 'LineString' | 'Polygon']

const shapeOf = (tool: Tool, corners: readonly Spot[]): GeoShape => {
  if (tool === 'point') return { type: 'Point', coordinates: corners[0]! }
  if (tool === 'line') return { type: 'LineString', coordinates: corners }
  return { type: 'Polygon', coordinates: [[...corners, corners[0]!]] }
}

const withFeature = (drawing: Drawing, at: number, change: (feature: GeoFeature) => GeoFeature): Drawing => {
  const feature = drawing.features[at]
  return feature === undefined ? drawing : { ...drawing, features: [...drawing.features].with(at, change(feature)) }
}

const spotAt = (place: Place): Spot => {
  const { longitude, latitude } = exactly(place)
  return [longitude, latitude]
}

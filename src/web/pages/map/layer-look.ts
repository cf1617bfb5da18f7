// Layer look: how each kind of layer is drawn, in roles of the theme. Both surfaces read this; calm enough that cameras stand out.

import type { MapLayerKind } from '#contract/map.ts'

/** A colour of the theme by its role. */
export type ColourOf = (role: string) => string
export const TYPEFACE = ['Be Vietnam Pro', 'sans-serif']

export type LayerLook = {
  readonly fill?: { readonly role: string; readonly opacity: number }
  readonly line?: {
    readonly role: string
    /** In pixels at zoom 13 and 17. */
    readonly width: readonly [number, number]
    readonly opacity: number
    readonly dashes?: readonly [number, number]
    /** Around it, so that crossing roads are seen as such. */
    readonly casing?: string
  }
  readonly dot?: { readonly role: string; readonly radius: number }
  /** Names of areas are written over the map, where they give way to cameras (area-names.tsx). */
  readonly text: {
    readonly role: string
    readonly size: number
    readonly from_zoom: number
    readonly where: 'along' | 'beside' | 'over'
  }
}

/** From the lowest to the topmost. */
export const layerOrder: readonly MapLayerKind[] = ['water', 'hamlets', 'boundaries', 'roads', 'other', 'places']

export const layerLooks: Readonly<Record<MapLayerKind, LayerLook>> = {
  water: {
    fill: { role: 'later', opacity: 0.22 },
    line: { role: 'later', width: [1.5, 5], opacity: 0.35 },
    text: { role: 'later', size: 12, from_zoom: 14, where: 'along' },
  },
  hamlets: {
    fill: { role: 'slate', opacity: 0.85 },
    line: { role: 'edge', width: [1, 1.5], opacity: 0.6, dashes: [2, 3] },
    text: { role: 'quiet', size: 15, from_zoom: 12, where: 'over' },
  },
  boundaries: {
    line: { role: 'quiet', width: [2, 3], opacity: 0.8, dashes: [5, 3] },
    text: { role: 'quiet', size: 16, from_zoom: 8, where: 'over' },
  },
  roads: {
    line: { role: 'raised', width: [3, 12], opacity: 1, casing: 'edge' },
    text: { role: 'quiet', size: 12, from_zoom: 14.5, where: 'along' },
  },
  other: {
    fill: { role: 'edge', opacity: 0.12 },
    line: { role: 'edge', width: [1.5, 3], opacity: 0.9 },
    dot: { role: 'edge', radius: 4 },
    text: { role: 'quiet', size: 12, from_zoom: 14, where: 'beside' },
  },
  places: {
    dot: { role: 'quiet', radius: 3.5 },
    text: { role: 'quiet', size: 12, from_zoom: 14.5, where: 'beside' },
  },
}

/** Narrower roads where the feature says what kind it is: 1 for a main road, less for an alley. */
export const roadShare = (kind: unknown): number => (typeof kind === 'string' ? (roadShares[kind] ?? 0.7) : 0.7)

export const roadShares: Readonly<Record<string, number>> = {
  national_road: 1.4,
  provincial_road: 1.2,
  inter_commune_road: 1,
  main_axis: 1,
  inter_village_road: 0.75,
  alley: 0.4,
}

/** At a zoom, from the widths at 13 and 17. */
export const widthAt = ([far, near]: readonly [number, number], zoom: number): number => {
  const part = Math.min(1.5, Math.max(0, (zoom - 13) / 4))
  return Math.max(0.6, far + (near - far) * part)
}

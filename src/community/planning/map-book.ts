// The map book: layers that were drawn or imported, and whether pictures of OpenStreetMap may be fetched. `store` implements it.

import type { WallTime90k } from '#base/units.ts'
import type { MapBounds, MapLayerKind } from '#contract/map.ts'
import type { DrawnLayer } from './geojson.ts'

export type LayerDraft = { readonly name: string; readonly kind: MapLayerKind; readonly source: string }

export type LayerRow = LayerDraft & {
  readonly id: string
  readonly features: number
  /** Of its GeoJSON as text. */
  readonly bytes: number
  readonly bounds: MapBounds | undefined
  /** Drawn for the demo street. */
  readonly made_up: boolean
  /** Counts its changes; begins at 1. */
  readonly revision: number
  readonly changed: { readonly by: string; readonly at: WallTime90k }
}

export type MapReader = {
  /** In the order in which they were made. */
  readonly layers: () => readonly LayerRow[]
  readonly layer: (id: string) => LayerRow | undefined
  /** The GeoJSON of a layer, compressed with gzip. */
  readonly drawn: (id: string) => Buffer | undefined
  readonly openstreetmap: () => boolean
}

export type MapBook = MapReader & {
  /** Throws `too_many_map_layers`. */
  readonly add: (layer: LayerDraft & { readonly made_up: boolean }, drawn: DrawnLayer, by: string) => LayerRow
  /** Without `drawn` what is on it stays. Throws `no_such_map_layer`, and `map_layer_changed` when it is not at `revision` any more. */
  readonly change: (
    id: string,
    layer: Partial<LayerDraft>,
    drawn: DrawnLayer | undefined,
    revision: number,
    by: string,
  ) => LayerRow
  /** Answers until when it can be brought back. Throws `no_such_map_layer`. */
  readonly remove: (id: string, by: string) => { readonly layer: LayerRow; readonly until: WallTime90k }
  /** Throws `no_such_map_layer`. */
  readonly restore: (id: string) => LayerRow
  readonly allowOpenStreetMap: (allowed: boolean, by: string) => void
}

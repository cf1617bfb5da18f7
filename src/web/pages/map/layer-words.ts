// Layer words: what each kind of layer is called.

import type { MapLayerKind } from '#contract/map.ts'
import type { WordKey } from '#web/words/language.ts'

export const layerKindWords: Readonly<Record<MapLayerKind, WordKey>> = {
  roads: 'layer_roads',
  boundaries: 'layer_boundaries',
  hamlets: 'layer_hamlets',
  water: 'layer_water',
  places: 'layer_places',
  other: 'layer_other',
}

export const layerKinds = Object.keys(layerKindWords) as readonly MapLayerKind[]

/** What a form says, or `other`. */
export const layerKindOf = (value: unknown): MapLayerKind => layerKinds.find(kind => kind === value) ?? 'other'

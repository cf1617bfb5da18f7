// Ground choice: which layers are switched on and which base map lies under them, on this device. What is no longer there is not chosen.

import type { MapShown } from '#contract/map.ts'
import { useTheme } from '#web/ui/theme.ts'
import type { Base, Ground } from './ground.ts'
import { useRemembered } from './use-remembered.ts'

export type GroundChoice = {
  readonly ground: Ground
  readonly off: readonly string[]
  /** `none`, `osm` or the name of a PMTiles file. */
  readonly base: string
  readonly onSwitch: (layer: string, on: boolean) => void
  readonly onBase: (base: string) => void
}

export const NO_BASE = 'none'
export const OSM_BASE = 'osm'

/** `without` is drawn elsewhere now: somebody changes it. */
export const useGround = (map: MapShown, without: string | undefined): GroundChoice => {
  const theme = useTheme()
  const [off, setOff] = useRemembered('layers_off', kept =>
    Array.isArray(kept) ? kept.filter(one => typeof one === 'string') : [],
  )
  const [wanted, setWanted] = useRemembered('base', kept => (typeof kept === 'string' ? kept : ''))
  const base = baseOf(map, wanted)
  const layers = map.layers.filter(({ id }) => !off.includes(id) && id !== without)
  return {
    ground: { layers, base, theme },
    off,
    base: base.kind === 'pmtiles' ? base.file : base.kind === 'osm' ? OSM_BASE : NO_BASE,
    onSwitch: (layer, on) => setOff(on ? off.filter(one => one !== layer) : [...off, layer]),
    onBase: setWanted,
  }
}

/** What was chosen while it is there, else the first of what is. */
const baseOf = ({ bases, openstreetmap }: MapShown, wanted: string): Base => {
  if (wanted === NO_BASE) return { kind: 'none' }
  if (wanted === OSM_BASE && openstreetmap) return { kind: 'osm' }
  const file = bases.find(base => base.file === wanted) ?? bases[0]
  if (file !== undefined) return { kind: 'pmtiles', file: file.file }
  return openstreetmap ? { kind: 'osm' } : { kind: 'none' }
}

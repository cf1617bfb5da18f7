// Closer: which cell somebody is at, which camera fills the wall, and whether the hand steers it.

import { useState } from 'react'
import type { WallCell } from '#contract/wall.ts'
import { useLarge } from './use-wall-places.ts'

export type Closer = {
  readonly here: number
  readonly select: (cell: number) => void
  readonly enlarged: number | undefined
  /** Undefined: back to the wall. */
  readonly enlarge: (cell: number | undefined) => void
  readonly steering: boolean
  readonly setSteering: (on: boolean) => void
}

/** The camera stays large where the cells around it change; one that leaves the wall leaves the screen. */
export const useCloser = (shown: readonly WallCell[]): Closer => {
  const [selected, select] = useState(0)
  const [chosen, setChosen] = useLarge()
  const [steering, setSteering] = useState(false)
  const found = shown.findIndex(({ camera }) => camera !== null && camera === chosen)
  return {
    here: Math.min(selected, Math.max(0, shown.length - 1)),
    enlarged: found === -1 ? undefined : found,
    enlarge: cell => {
      setSteering(false)
      setChosen(cell === undefined ? undefined : (shown[cell]?.camera ?? undefined))
    },
    ...{ select, steering, setSteering },
  }
}

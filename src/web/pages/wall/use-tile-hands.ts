// Hands on tiles: a press selects or drags, a second one, or a finger's only one, enlarges.

import type { MouseEvent } from 'react'
import { type CellHands, useHands } from './cell-hands.ts'
import type { Arranging } from './use-arranging.ts'
import type { Closer } from './use-closer.ts'

type Asked = {
  readonly arrange: Arranging
  readonly arranging: boolean
  readonly closer: Closer
  readonly act: CellHands['onDeed']
}

export const useTileHands = ({ arrange, arranging, closer, act }: Asked): CellHands => {
  const { enlarged, enlarge } = closer
  const turn = (cell: number): void => enlarge(enlarged === cell ? undefined : cell)
  return useHands({
    onSelect: closer.select,
    onPress: arrange.onPress,
    onClick: (event, cell) => {
      if (arrange.justDragged() || arranging) return
      if (isByKey(event) || (isByFinger(event) && enlarged === undefined)) turn(cell)
    },
    onEnlarge: cell => {
      if (!arranging && !matchMedia('(pointer: coarse)').matches) turn(cell)
    },
    onShrink: () => enlarge(undefined),
    onDeed: act,
    onResize: arrange.onResize,
    onTakeOut: arrange.takeOutAt,
  })
}

const isByKey = ({ detail }: MouseEvent): boolean => detail === 0

/** A finger has no second click. */
const isByFinger = ({ nativeEvent }: MouseEvent): boolean => (nativeEvent as PointerEvent).pointerType === 'touch'

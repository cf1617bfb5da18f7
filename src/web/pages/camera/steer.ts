// Steer: while somebody holds a direction the camera is told again and again to go on, so that it stops by itself when this page is gone.
// One message is under way at a time, so that a stop never overtakes a move.

import type { PtzMove } from '#contract/ptz.ts'

export type Direction = Pick<PtzMove, 'pan' | 'tilt' | 'zoom'>

export type Steer = { readonly hold: (direction: Direction) => void; readonly release: () => void }

/** How fast a key or a button turns. */
export const SPEED = 0.5

/** What each key turns while it is held. */
export const keyed: Readonly<Record<string, Direction>> = {
  ArrowUp: { tilt: SPEED },
  ArrowDown: { tilt: -SPEED },
  ArrowLeft: { pan: -SPEED },
  ArrowRight: { pan: SPEED },
  '+': { zoom: SPEED },
  '-': { zoom: -SPEED },
}

/** Where a pull from the middle turns: further is faster, in tenths, so that a trembling hand says nothing new. */
export const pulled = (dx: number, dy: number, reach: number): Direction | undefined => {
  const tenth = (pull: number) => Math.max(-1, Math.min(1, Math.round((pull / Math.max(1, reach)) * 10) / 10)) || 0
  const direction = { pan: tenth(dx), tilt: tenth(-dy) }
  return direction.pan === 0 && direction.tilt === 0 ? undefined : direction
}

const AGAIN_MS = 400
const FOR_MS = 1000

export const createSteer = (
  send: (move: PtzMove | 'stop') => Promise<unknown>,
  onTrouble: (error: unknown) => void,
): Steer => {
  let wanted: Direction | undefined
  let busy = false
  let stop_owed = false
  let timer: ReturnType<typeof setTimeout> | undefined
  const tell = async (): Promise<void> => {
    if (busy) return
    clearTimeout(timer)
    busy = true
    try {
      if (wanted !== undefined) await send({ ...wanted, for_ms: FOR_MS })
      else if (stop_owed) {
        stop_owed = false
        await send('stop')
      }
    } catch (error) {
      wanted = undefined
      stop_owed = false
      onTrouble(error)
    }
    busy = false
    if (wanted !== undefined) timer = setTimeout(() => void tell(), AGAIN_MS)
    else if (stop_owed) void tell()
  }
  return {
    hold: direction => {
      wanted = direction
      stop_owed = true
      void tell()
    },
    release: () => {
      if (wanted === undefined) return
      wanted = undefined
      void tell()
    },
  }
}

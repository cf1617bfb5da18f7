// Heard: recorded sound of one camera of a review at a time. Silent until somebody asks for it, and only where the camera's sound is recorded.

import { useEffect, useRef, useState } from 'react'
import type { Camera } from '#contract/camera.ts'
import { SoundPlayer } from './sound-player.ts'
import type { Synchronised } from './synchronised.ts'

/** `none`: nothing to hear here; `cannot`: this browser does not read it. */
export type SoundState = 'none' | 'off' | 'on' | 'cannot'

export type Heard = {
  readonly of: (camera: string) => SoundState
  /** Lets it be heard instead of any other, or no more. */
  readonly toggle: (camera: string) => void
}

/** `cameras` are those whose past is on the screen; `onCannot` is told when a sound was asked for that this browser does not read. */
export const useHeard = (
  review: Synchronised,
  cameras: readonly Pick<Camera, 'id' | 'record_audio'>[],
  onCannot: () => void,
): Heard => {
  const [chosen, setChosen] = useState<string>()
  const complain = useRef(onCannot)
  complain.current = onCannot
  const [unread, setUnread] = useState<readonly string[]>([])
  const of = (camera: string): SoundState => {
    if (!cameras.some(({ id, record_audio }) => id === camera && record_audio)) return 'none'
    if (unread.includes(camera)) return 'cannot'
    return chosen === camera ? 'on' : 'off'
  }
  const heard = chosen !== undefined && of(chosen) === 'on' ? chosen : undefined
  useEffect(() => {
    if (heard === undefined) return
    const { clock } = review
    const player = new SoundPlayer({
      camera: heard,
      stream: 'main',
      position: () => clock.at,
      rolls: () => clock.running && clock.state.speed === 1,
      onCannot: () => {
        setUnread(known => [...known, heard])
        complain.current()
      },
    })
    return () => player.dispose()
  }, [heard, review])
  const toggle = (camera: string): void => {
    const state = of(camera)
    if (state === 'on' || state === 'off') setChosen(state === 'on' ? undefined : camera)
  }
  return { of, toggle }
}

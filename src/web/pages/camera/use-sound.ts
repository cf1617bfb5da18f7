// Sound of the camera page: off until somebody asks for it, and only where the camera's sound is recorded.

import { useEffect, useRef, useState } from 'react'
import type { Camera } from '#contract/camera.ts'
import { SoundPlayer } from '#web/player/sound-player.ts'
import type { Watching } from './use-watching.ts'

export type Sound = {
  /** `none`: nothing to hear here; `cannot`: this browser does not read it. */
  readonly state: 'none' | 'off' | 'on' | 'cannot'
  readonly toggle: () => void
}

export const useSound = (camera: Camera, watching: Watching): Sound => {
  const [on, setOn] = useState(false)
  const [cannot, setCannot] = useState(false)
  const followed = useRef(watching)
  followed.current = watching
  const stream = watching.sub_instead ? 'sub' : 'main'
  const heard = on && !cannot && watching.mode === 'playback'
  useEffect(() => {
    if (!heard) return
    const rolls = () => {
      const video = followed.current.video.current
      return video !== null && !video.paused && !video.seeking && video.playbackRate === 1 && video.readyState >= 3
    }
    const position = () => followed.current.exactly()
    const player = new SoundPlayer({ camera: camera.id, stream, position, rolls, onCannot: () => setCannot(true) })
    return () => player.dispose()
  }, [heard, camera.id, stream])
  const none = !camera.record_audio || watching.mode === 'live'
  const state = none ? 'none' : cannot ? 'cannot' : on ? 'on' : 'off'
  return { state, toggle: () => state !== 'none' && setOn(!on) }
}

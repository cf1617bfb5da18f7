// Live picture: a video element that shows one stream for as long as it is watched.

import { type Ref, useEffect, useRef } from 'react'
import type { StreamName } from '#base/ids.ts'
import type { WallTime90k } from '#base/units.ts'
import { LivePlayer } from './live-player.ts'
import type { LiveState } from './live-state.ts'
import { pageLine } from './page-line.ts'
import { watermark } from './watermark.ts'

type LivePictureProps = {
  readonly camera: string
  readonly stream: StreamName
  /** Transcoded by the station, where this browser cannot decode the camera's own pictures. */
  readonly as?: 'h264' | undefined
  readonly watching: boolean
  readonly label: string
  readonly className?: string
  readonly element?: Ref<HTMLVideoElement>
  readonly onState: (state: LiveState) => void
  readonly onPicture: (at: WallTime90k) => void
}

export const LivePicture = ({
  camera,
  stream,
  as,
  watching,
  label,
  className = '',
  element,
  ...told
}: LivePictureProps) => {
  const video = useRef<HTMLVideoElement>(null)
  const report = useRef(told)
  report.current = told
  useEffect(() => {
    if (!watching || video.current === null) return
    const player = new LivePlayer(
      video.current,
      pageLine(),
      { camera, stream, as },
      {
        onState: state => report.current.onState(state),
        onPicture: at => report.current.onPicture(at),
      },
    )
    const box = video.current.parentElement
    const bare = box === null ? undefined : watermark(box)
    return () => {
      bare?.()
      player.dispose()
    }
  }, [camera, stream, as, watching])
  return (
    <video
      ref={node => {
        video.current = node
        if (typeof element === 'function') element(node)
        else if (element !== undefined && element !== null) element.current = node
      }}
      muted
      playsInline
      aria-label={label}
      className={`size-full bg-black object-contain ${className}`}
    />
  )
}

// Stage: the picture of one camera, as it was at a moment or as it plays, and over it the hands that draw where to search.

import { type RefObject, useEffect, useRef, useState } from 'react'
import type { Camera } from '#contract/camera.ts'
import type { SearchHit } from '#contract/search.ts'
import type { Screen } from '#web/pages/camera/still.ts'
import { useRoom } from '#web/pages/wall/room.ts'
import { useSaves } from '#web/player/data-saver.ts'
import { ReviewPicture } from '#web/player/review-picture.tsx'
import type { Synchronised } from '#web/player/synchronised.ts'
import { useWords, type WordKey } from '#web/words/language.ts'
import type { Tool } from './drafted.tsx'
import { DrawSurface } from './draw-surface.tsx'
import { Drawn } from './drawn.tsx'
import { HeatLayer } from './heat-layer.tsx'
import type { Area, Line } from './shapes.ts'
import type { Wish } from './wish.ts'

type StageProps = {
  readonly camera: Camera
  readonly wish: Wish
  readonly review: Synchronised
  readonly screen: RefObject<Screen | null>
  readonly tool: Tool
  readonly hit: SearchHit | undefined
  readonly heat: boolean
  readonly playing: boolean
  /** On a phone it stays above what was found. */
  readonly stays: boolean
  readonly onArea: (area: Area | undefined) => void
  readonly onLine: (line: Line | undefined) => void
}

const beginWords: Readonly<Record<Tool, WordKey>> = {
  box: 'region_begin_box',
  polygon: 'region_begin_polygon',
  line: 'region_begin_line',
}

export const Stage = (props: StageProps) => {
  const { camera, wish, review, screen, tool, hit, heat, playing, stays, onArea, onLine } = props
  const say = useWords()
  const saves = useSaves()
  const frame = useRef<HTMLDivElement>(null)
  const room = useRoom(frame)
  const [shape, onScreen] = useShape(screen, camera)
  const wide = shape.width / shape.height
  const drawn = wish.areas.get(camera.id)
  const area = drawn === 'all' ? undefined : drawn
  const invites = drawn === undefined && wish.line === undefined && !heat
  return (
    <div
      ref={frame}
      data-theme="dark"
      className={`top-0 z-10 grid aspect-video min-h-0 w-full shrink-0 place-content-center overflow-hidden bg-black desk:static desk:aspect-auto desk:flex-1 desk:shrink ${stays ? 'sticky' : ''}`}
    >
      <div className="relative" style={fitted(room, wide)}>
        <ReviewPicture
          key={camera.id}
          review={review}
          camera={camera}
          stream={saves ? 'sub' : 'main'}
          lead
          className="absolute inset-0"
          element={onScreen}
        />
        {heat && <HeatLayer camera={camera.id} span={wish.span} />}
        <Drawn {...{ area, hit, wide }} line={wish.line} way={wish.way} dims={!playing && hit === undefined && !heat} />
        <DrawSurface key={`${camera.id} ${tool}`} {...{ tool, area, onArea, onLine }} name={camera.name} />
        {invites && (
          <p className="pointer-events-none absolute inset-x-3 bottom-3 mx-auto w-fit rounded-lg bg-night/85 px-4 py-2 text-center text-balance text-ink max-sm:text-sm">
            {say(beginWords[tool])}
          </p>
        )}
      </div>
    </div>
  )
}

/** As large as it fits; the region lies on the picture, not on the black beside it. */
const fitted = (room: { readonly width: number; readonly height: number } | undefined, wide: number) => {
  const { width = 0, height = 0 } = room ?? {}
  const by_width = Math.min(width, height * wide)
  return { width: Math.floor(by_width), height: Math.floor(by_width / wide) }
}

type Shape = { readonly width: number; readonly height: number }

/** The picture's own shape once it is known, before that the camera's. */
const useShape = (
  screen: RefObject<Screen | null>,
  camera: Camera,
): readonly [Shape, (element: Screen | null) => void] => {
  const known = camera.main ?? camera.sub
  const [width, height] = [known?.width ?? 16, known?.height ?? 9]
  const [own, setOwn] = useState<Shape>()
  const [element, setElement] = useState<Screen | null>(null)
  useEffect(() => {
    if (!(element instanceof HTMLVideoElement)) return
    const look = (): void => {
      if (element.videoWidth > 0) setOwn({ width: element.videoWidth, height: element.videoHeight })
    }
    look()
    element.addEventListener('resize', look)
    element.addEventListener('loadedmetadata', look)
    return () => {
      element.removeEventListener('resize', look)
      element.removeEventListener('loadedmetadata', look)
    }
  }, [element])
  const take = (next: Screen | null): void => {
    screen.current = next
    if (next !== element) setElement(next)
  }
  return [own ?? { width, height }, take]
}

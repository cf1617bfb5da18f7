// Stage: the big picture of the camera page, live or recorded, and what is said over it when there is none.

import { type RefObject, useEffect, useRef, useState } from 'react'
import type { Camera } from '#contract/camera.ts'
import { MessageOver } from '#web/pages/wall/tile.tsx'
import { useSaves } from '#web/player/data-saver.ts'
import { LivePicture } from '#web/player/live-picture.tsx'
import type { LiveState } from '#web/player/live-state.ts'
import { ReviewPicture } from '#web/player/review-picture.tsx'
import { waysOf } from '#web/player/ways.ts'
import { stationNow } from '#web/station-clock.ts'
import { useWords } from '#web/words/language.ts'
import { RetrySignIn } from './retry-sign-in.tsx'
import { Steering } from './steering.tsx'
import { useDoubleTap } from './use-double-tap.ts'
import type { Watching } from './use-watching.ts'

export const Stage = ({
  camera,
  watching,
  frame,
}: {
  readonly camera: Camera
  readonly watching: Watching
  readonly frame: RefObject<HTMLDivElement | null>
}) => {
  const jumped = useDoubleTap(frame, watching.skip)
  return (
    <div
      ref={frame}
      data-theme="dark"
      className="relative aspect-video max-h-[60dvh] min-h-0 w-full shrink-0 touch-manipulation overflow-hidden bg-black desk:aspect-auto desk:max-h-none desk:flex-1"
    >
      {watching.mode === 'live' ? (
        <>
          <LiveStage camera={camera} watching={watching} />
          <Steering camera={camera} />
        </>
      ) : (
        <PlaybackStage camera={camera} watching={watching} />
      )}
      {jumped !== undefined && (
        <p
          role="status"
          className={`pointer-events-none absolute inset-y-0 my-auto h-fit rounded-full bg-night/80 px-4 py-2 text-lg font-semibold tabular-nums ${jumped.seconds < 0 ? 'left-6' : 'right-6'}`}
        >
          {jumped.seconds < 0 ? '−10 s' : '+10 s'}
        </p>
      )}
    </div>
  )
}

const LiveStage = ({ camera, watching }: { readonly camera: Camera; readonly watching: Watching }) => {
  const say = useWords()
  const saves = useSaves()
  const ways = waysOf(saves ? 'sub' : 'main', camera.sub_url !== null)
  const [tried, setTried] = useState(0)
  const { stream, as } = ways[tried] ?? ways.at(-1)!
  // What was told of one way says nothing of the next: else a way that was never tried would count as failed.
  const [told, setTold] = useState<{ readonly way: number; readonly state: LiveState }>()
  const [since] = useState(stationNow)
  const state: LiveState = told?.way === tried ? told.state : { kind: 'connecting', since }
  const falls_back = state.kind === 'unsupported' && tried < ways.length - 1
  useEffect(() => {
    if (falls_back) setTried(tried + 1)
  }, [falls_back, tried])
  return (
    <>
      <LivePicture
        camera={camera.id}
        stream={stream}
        as={as}
        watching
        label={say('live_of', { name: camera.name })}
        className="absolute inset-0"
        element={node => {
          watching.screen.current = node
        }}
        onState={state => setTold({ way: tried, state })}
        onPicture={watching.onPicture}
      />
      <div aria-live="polite">
        {state.kind !== 'playing' && !falls_back && <MessageOver state={state} camera={camera} />}
      </div>
      {state.kind === 'waiting' && state.reason === 'auth_failed' && <RetrySignIn camera={camera} />}
      {stream === 'sub' && !saves && <Notice>{say('no_h265_uses_sub')}</Notice>}
      {as === 'h264' && state.kind !== 'refused' && <Notice>{say('transcoding_now')}</Notice>}
    </>
  )
}

const PlaybackStage = ({ camera, watching }: { readonly camera: Camera; readonly watching: Watching }) => {
  const say = useWords()
  const saves = useSaves()
  const { review, screen, poster } = watching
  return (
    <ReviewPicture
      review={review}
      camera={camera}
      stream={saves ? 'sub' : 'main'}
      lead
      className="absolute inset-0"
      element={screen}
      {...(poster === undefined
        ? {}
        : {
            meanwhile: (
              <>
                <Poster canvas={poster} />
                <Notice>{say('not_recorded_yet')}</Notice>
              </>
            ),
          })}
    />
  )
}

const Poster = ({ canvas }: { readonly canvas: HTMLCanvasElement }) => {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    canvas.className = 'size-full object-contain'
    box.current?.replaceChildren(canvas)
  }, [canvas])
  return <div ref={box} aria-hidden="true" className="absolute inset-0" />
}

const Notice = ({ children }: { readonly children: string }) => (
  <p className="absolute inset-x-4 top-4 mx-auto w-fit rounded-lg border border-line bg-slate/95 px-4 py-2 text-center text-warn">
    {children}
  </p>
)

// Review picture: one camera of a review: its picture at the clock's time, and why there is none.

import { useQuery } from '@tanstack/react-query'
import { type ReactNode, type Ref, useEffect, useRef, useState } from 'react'
import type { WallTime90k } from '#base/units.ts'
import type { Camera } from '#contract/camera.ts'
import { lacksPurpose } from '#web/ask.ts'
import { stationNow } from '#web/station-clock.ts'
import { coverageQuery } from '#web/timeline/timeline-queries.ts'
import { causeWord } from '#web/ui/cause-words.ts'
import { complaintText } from '#web/ui/complaint.tsx'
import { codecName } from '#web/ui/live-words.ts'
import { type Say, useWords } from '#web/words/language.ts'
import { dateTimeText, sinceText } from '#web/words/time.ts'
import type { Manner } from './manners.ts'
import { openReviewMetrics } from './metrics.ts'
import type { PictureState } from './picture-state.ts'
import type { Span90k } from './playback-plan.ts'
import { ReviewPlayer } from './review-player.ts'
import type { Synchronised } from './synchronised.ts'
import { useClockState } from './use-review.ts'
import { watermark } from './watermark.ts'
import { waysOf } from './ways.ts'

type ReviewPictureProps = {
  readonly review: Synchronised
  readonly camera: Pick<Camera, 'id' | 'name' | 'sub_url'>
  /** The stream that is wanted where this browser plays it: the main one for one or two pictures, the sub stream for more. */
  readonly stream: 'main' | 'sub'
  /** Steps go by this camera's pictures. */
  readonly lead?: boolean
  readonly className?: string
  /** The element whose picture is on the screen, for stills. */
  readonly element?: Ref<HTMLVideoElement | HTMLCanvasElement>
  /** Stands there instead of a word while the first picture is still coming. */
  readonly meanwhile?: ReactNode
}

export const ReviewPicture = (props: ReviewPictureProps) => {
  const { review, camera, lead = false, className = '', meanwhile } = props
  const say = useWords()
  const screens = { video: useRef<HTMLVideoElement>(null), canvas: useRef<HTMLCanvasElement>(null) }
  const [state, setState] = useState<PictureState>({ kind: 'loading', since: stationNow() })
  const [manner, setManner] = useState<Manner>('follow')
  const [shows, setShows] = useState<'video' | 'canvas'>('video')
  const [shown, setShown] = useState<WallTime90k>()
  const told = { setState, setManner, setShows, setShown }
  const way = usePlayer(props, screens, told, state.kind === 'unsupported')
  const { scrubbing, playing } = useClockState(review.clock)
  const { element } = props
  useEffect(() => giveElement(element, shows === 'video' ? screens.video.current : screens.canvas.current))
  const own_time = shows === 'canvas' && (scrubbing || playing) && shown !== undefined
  const label = say('playback_of', { name: camera.name })
  const look = 'absolute inset-0 size-full object-contain'
  const awaits = meanwhile !== undefined && shown === undefined && state.kind === 'loading'
  return (
    <div
      data-theme="dark"
      data-lead={lead || undefined}
      className={`relative size-full overflow-hidden bg-black ${className}`}
    >
      <video
        ref={screens.video}
        muted
        playsInline
        aria-label={shows === 'video' ? label : undefined}
        className={`${look} ${shows === 'video' ? '' : 'invisible'}`}
      />
      <canvas
        ref={screens.canvas}
        role="img"
        aria-label={shows === 'canvas' ? label : undefined}
        className={`${look} ${shows === 'canvas' ? '' : 'invisible'}`}
      />
      <div aria-live="polite">{awaits ? meanwhile : <WhyNot camera={camera.id} state={state} />}</div>
      <div className="pointer-events-none absolute inset-x-2 bottom-2 grid justify-items-start gap-1 text-sm">
        {own_time && <Note>{say('picture_taken_at', { time: dateTimeText(shown) })}</Note>}
        {playing && (manner === 'keyframes' || manner === 'seeks') && !scrubbing && (
          <Note>{say('pictures_apart')}</Note>
        )}
        {way.as === 'h264' && <Note>{say('transcoding_now')}</Note>}
        {props.stream === 'main' && way.stream === 'sub' && <Note>{say('no_h265_uses_sub')}</Note>}
      </div>
    </div>
  )
}

type Told = {
  readonly setState: (state: PictureState) => void
  readonly setManner: (manner: Manner) => void
  readonly setShows: (shows: 'video' | 'canvas') => void
  readonly setShown: (at: WallTime90k) => void
}

type Screens = {
  readonly video: React.RefObject<HTMLVideoElement | null>
  readonly canvas: React.RefObject<HTMLCanvasElement | null>
}

/** The player behind the elements; the next way is tried where the browser plays this one not. */
const usePlayer = (props: ReviewPictureProps, screens: Screens, told: Told, unsupported: boolean) => {
  const { review, camera, stream: wanted, lead = false } = props
  const { id } = camera
  const has_sub = camera.sub_url !== null
  const ways = waysOf(wanted, has_sub)
  const [tried, setTried] = useState(0)
  const way = ways[tried] ?? ways[0]!
  const falls_back = unsupported && tried < ways.length - 1
  const { video, canvas } = screens
  const report = useRef(told)
  report.current = told
  useEffect(() => {
    if (!falls_back) return
    report.current.setState({ kind: 'loading', since: stationNow() })
    setTried(tried + 1)
  }, [falls_back, tried])
  const [player, setPlayer] = useState<ReviewPlayer>()
  const { stream, as } = way
  useEffect(() => {
    if (video.current === null || canvas.current === null) return
    const elements = { video: video.current, canvas: canvas.current }
    const opened = new ReviewPlayer(
      elements,
      { camera: id, stream, as, stills: has_sub ? 'sub' : 'main' },
      review.clock,
      {
        onState: state => report.current.setState(state),
        onManner: manner => report.current.setManner(manner),
        onShows: shows => report.current.setShows(shows),
        onPicture: at => report.current.setShown(at),
        onReady: () => review.look(),
      },
    )
    const leave = review.join(opened)
    const bare = watermark(video.current.parentElement!)
    const close = openReviewMetrics(() => ({ camera: id, clock: review.clock.at, ...reading(opened) }))
    setPlayer(opened)
    return () => {
      bare()
      close()
      leave()
      opened.dispose()
    }
  }, [review, id, stream, as, has_sub, video, canvas])
  useEffect(() => {
    if (lead) review.setLead(player)
  }, [lead, player, review])
  return way
}

const reading = ({ position, shown, manner, state }: ReviewPlayer) => ({ position, shown, manner, state: state.kind })

const giveElement = <E,>(to: Ref<E> | undefined, element: E | null): void => {
  if (typeof to === 'function') to(element)
  else if (to !== undefined && to !== null) to.current = element
}

const WhyNot = ({ camera, state }: { readonly camera: string; readonly state: PictureState }) => {
  const say = useWords()
  if (state.kind === 'showing') return null
  if (state.kind === 'gap') return <GapTold camera={camera} gap={state.gap} />
  return <Over>{whyText(state, say)}</Over>
}

const whyText = (state: Exclude<PictureState, { kind: 'showing' | 'gap' }>, say: Say): string => {
  switch (state.kind) {
    case 'loading':
      return say('loading_since', { since: sinceText(state.since, stationNow()) })
    case 'nothing_earlier':
      return say('nothing_earlier', { until: dateTimeText(state.until) })
    case 'nothing_later':
      return say('nothing_later')
    case 'unsupported':
      return say('cannot_play_back', { codec: codecName(state.codec) })
    case 'trouble':
      return lacksPurpose(state.error)
        ? say('purpose_lacking')
        : `${complaintText(state.error, say)} ${say('trying_again')}`
  }
}

const GapTold = ({ camera, gap }: { readonly camera: string; readonly gap: Span90k }) => {
  const say = useWords()
  const found = useQuery(coverageQuery(camera, { from_90k: gap.from, to_90k: gap.to }, false))
  const why = found.data?.spans.find(({ state }) => state === 'missing')
  const cause = say(causeWord(why ?? { cause: null }))
  return <Over>{say('gap_because', { from: dateTimeText(gap.from), to: sinceText(gap.to, gap.from), cause })}</Over>
}

const Over = ({ children }: { readonly children: string }) => (
  <p className="absolute inset-0 grid place-content-center bg-night/75 px-4 text-center text-balance text-ink">
    {children}
  </p>
)

const Note = ({ children }: { readonly children: string }) => (
  <p className="rounded bg-slate/90 px-2 py-0.5 text-ink tabular-nums">{children}</p>
)

// Timeline: one day of a camera as a strip: what is recorded, recovered or missing, where the picture stands, what is marked.
// Click or drag to go there; wheel or pinch to come nearer; arrow keys, Home and End for those without a pointer.

import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from 'react'
import { mediaSpan90k, type WallTime90k, wallTime90k } from '#base/units.ts'
import type { Coverage, CoverageSpan } from '#contract/recording.ts'
import { useRoom } from '#web/pages/wall/room.ts'
import { causeWord } from '#web/ui/cause-words.ts'
import { recoveredText } from '#web/ui/source-words.ts'
import { useWords } from '#web/words/language.ts'
import { clockText, dateTimeText, minuteText } from '#web/words/time.ts'
import type { Marks } from './marks.ts'
import { keyStep, lookOf, pan, spansIn, ticksIn, timeAt, type View, wholeDay, xOf, zoom } from './timeline-geometry.ts'

type TimelineProps = {
  readonly day: WallTime90k
  readonly view: View
  readonly coverage: Coverage | undefined
  readonly position: WallTime90k
  readonly now: WallTime90k
  readonly marks: Marks
  readonly onView: (view: View) => void
  readonly onScrub: (at: WallTime90k) => void
  /** Somebody pressed on a missing span and asks why. */
  readonly onMissing: (span: CoverageSpan) => void
}

const HEIGHT = 84
const BAR = { y: 30, height: 34 }

export const Timeline = ({ day, view, coverage, position, now, marks, onView, onScrub, onMissing }: TimelineProps) => {
  const say = useWords()
  const box = useRef<HTMLDivElement>(null)
  const width = useRoom(box)?.width ?? 0
  const [hover, setHover] = useState<number>()
  useWheel(box, { view, day, width, onView })
  const pointer = useScrub({ view, day, width, onView, onScrub, onHover: setHover })
  const x = xOf(position, view, width)
  return (
    <div
      ref={box}
      role="slider"
      tabIndex={0}
      aria-label={say('timeline')}
      aria-valuemin={0}
      aria-valuemax={86400}
      aria-valuenow={Math.round((position - day) / 90_000)}
      aria-valuetext={dateTimeText(position)}
      onKeyDown={event => onKey(event, { day, view, position, onScrub })}
      className="relative h-21 w-full cursor-crosshair overflow-hidden touch-none select-none focus-visible:-outline-offset-2"
      {...pointer}
      onClick={event => {
        const at = timeAt(event.clientX - event.currentTarget.getBoundingClientRect().left, view, width)
        const span = coverage?.spans.find(({ from_90k, to_90k }) => from_90k <= at && at < to_90k)
        if (span?.state === 'missing') onMissing(span)
      }}
    >
      <svg aria-hidden="true" width={width} height={HEIGHT} className="block">
        <Patterns />
        <rect x={0} y={BAR.y} width={width} height={BAR.height} className="fill-raised" />
        <Spans coverage={coverage} view={view} width={width} />
        <Future now={now} view={view} width={width} />
        <Ticks day={day} view={view} width={width} />
        <Marked marks={marks} view={view} width={width} />
        {x >= 0 && x <= width && (
          <g className="fill-ink stroke-ink">
            <line x1={x} x2={x} y1={BAR.y - 6} y2={BAR.y + BAR.height + 6} strokeWidth={2} />
            <path d={`M${x - 6} ${BAR.y - 12}h12l-6 8z`} strokeWidth={0} />
          </g>
        )}
        {hover !== undefined && (
          <line x1={hover} x2={hover} y1={BAR.y} y2={BAR.y + BAR.height} className="stroke-ink/60" strokeWidth={1} />
        )}
      </svg>
      {hover !== undefined && (
        <HoverLabel x={hover} at={timeAt(hover, view, width)} coverage={coverage} width={width} />
      )}
    </div>
  )
}

type Drawn = { readonly view: View; readonly width: number }

const Spans = ({ coverage, view, width }: Drawn & { readonly coverage: Coverage | undefined }) =>
  spansIn(coverage?.spans ?? [], view, width).map(span => (
    <rect
      key={`${span.state}${span.x}`}
      x={span.x}
      y={BAR.y}
      width={span.width}
      height={BAR.height}
      className={span.state === 'recorded' ? 'fill-accent/70' : ''}
      {...(span.state === 'recorded' ? {} : { fill: `url(#${span.state})` })}
    />
  ))

/** Hatched one way or the other and dotted, so that they are told apart without colour. */
const Patterns = () => (
  <defs>
    <pattern id="recovered" width={6} height={6} patternUnits="userSpaceOnUse">
      <rect width={6} height={6} className="fill-later" />
      <circle cx={3} cy={3} r={1.2} className="fill-night/60" />
    </pattern>
    <pattern id="missing" width={7} height={7} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <rect width={7} height={7} className="fill-night" />
      <rect width={3} height={7} className="fill-bad/70" />
    </pattern>
    <pattern id="rest" width={7} height={7} patternUnits="userSpaceOnUse" patternTransform="rotate(-45)">
      <rect width={7} height={7} className="fill-night" />
      <rect width={2} height={7} className="fill-quiet/50" />
    </pattern>
  </defs>
)

const Future = ({ now, view, width }: Drawn & { readonly now: WallTime90k }) => {
  const x = Math.max(0, xOf(now, view, width))
  return x < width ? <rect x={x} y={BAR.y} width={width - x} height={BAR.height} className="fill-night" /> : null
}

const Ticks = ({ day, view, width }: Drawn & { readonly day: WallTime90k }) => {
  const fine = view.to - view.from < 20 * 60 * 90_000
  return ticksIn(view, width, day, fine ? 84 : 64).map(({ at, x, labelled }) => (
    <g key={at}>
      <line
        x1={x}
        x2={x}
        y1={BAR.y + BAR.height}
        y2={BAR.y + BAR.height + (labelled ? 7 : 4)}
        className={labelled ? 'stroke-quiet' : 'stroke-line'}
      />
      {labelled && x > 16 && x < width - 16 && (
        <text x={x} y={HEIGHT - 2} textAnchor="middle" className="fill-quiet text-xs tabular-nums">
          {fine ? clockText(at) : minuteText(at)}
        </text>
      )}
    </g>
  ))
}

const Marked = ({ marks, view, width }: Drawn & { readonly marks: Marks }) => {
  const from = marks.from === undefined ? undefined : xOf(marks.from, view, width)
  const to = marks.to === undefined ? undefined : xOf(marks.to, view, width)
  return (
    <g className="fill-warn/25 stroke-warn" strokeWidth={2}>
      {from !== undefined && to !== undefined && to > from && (
        <rect x={from} y={BAR.y} width={to - from} height={BAR.height} strokeWidth={0} />
      )}
      {[from, to].map(
        x => x !== undefined && <line key={x} x1={x} x2={x} y1={BAR.y - 4} y2={BAR.y + BAR.height + 4} />,
      )}
    </g>
  )
}

type Hovered = {
  readonly x: number
  readonly at: WallTime90k
  readonly width: number
  readonly coverage: Coverage | undefined
}

const HoverLabel = ({ x, at, coverage, width }: Hovered) => {
  const say = useWords()
  const span = coverage?.spans.find(({ from_90k, to_90k }) => from_90k <= at && at < to_90k)
  const look = span === undefined ? undefined : lookOf(span)
  const missing = look === 'missing' && span !== undefined ? ` · ${say('missing')}: ${say(causeWord(span))}` : ''
  const rest = look === 'rest' && span !== undefined ? ` · ${say(causeWord(span))}` : ''
  const origin = span?.recovered ?? null
  const recovered = origin === null ? '' : ` · ${recoveredText(origin, say)}`
  const left = Math.min(Math.max(x, 110), Math.max(110, width - 110))
  return (
    <span
      className="pointer-events-none absolute top-0 -translate-x-1/2 rounded bg-night px-2 text-sm whitespace-nowrap tabular-nums"
      style={{ left }}
    >
      {clockText(at)}
      <span className="text-bad">{missing}</span>
      <span className="text-quiet">{rest}</span>
      <span className="text-later">{recovered}</span>
    </span>
  )
}

type Wheeled = Drawn & { readonly day: WallTime90k; readonly onView: (view: View) => void }

/** The page must not scroll under the strip, so the listener is not passive and not React's. */
const useWheel = (box: React.RefObject<HTMLElement | null>, wheeled: Wheeled): void => {
  const now = useRef(wheeled)
  now.current = wheeled
  useEffect(() => {
    const onWheel = (event: WheelEvent): void => {
      event.preventDefault()
      const { view, day, width, onView } = now.current
      const sideways = event.shiftKey ? event.deltaY : event.deltaX
      const length = view.to - view.from
      if (Math.abs(sideways) > Math.abs(event.shiftKey ? 0 : event.deltaY))
        onView(pan(view, mediaSpan90k((sideways / Math.max(1, width)) * length), day))
      else
        onView(
          zoom(
            view,
            timeAt(event.offsetX, view, width),
            Math.exp(Math.sign(event.deltaY) * Math.min(0.3, Math.abs(event.deltaY) / 300)),
            day,
          ),
        )
    }
    const element = box.current
    element?.addEventListener('wheel', onWheel, { passive: false })
    return () => element?.removeEventListener('wheel', onWheel)
  }, [box])
}

type Scrubbed = Wheeled & {
  readonly onScrub: (at: WallTime90k) => void
  readonly onHover: (x: number | undefined) => void
}

/** One finger or the mouse scrubs; two fingers come nearer and move along. */
const useScrub = ({ view, day, width, onView, onScrub, onHover }: Scrubbed) => {
  const fingers = useRef(new Map<number, number>())
  const xIn = (event: PointerEvent<HTMLElement>) => event.clientX - event.currentTarget.getBoundingClientRect().left
  const pinch = (id: number, x: number): void => {
    const other = [...fingers.current].find(([key]) => key !== id)?.[1] ?? x
    const before = Math.max(8, Math.abs((fingers.current.get(id) ?? x) - other))
    const after = Math.max(8, Math.abs(x - other))
    onView(zoom(view, timeAt((x + other) / 2, view, width), before / after, day))
  }
  return {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      if (event.button !== 0) return
      event.currentTarget.setPointerCapture(event.pointerId)
      fingers.current.set(event.pointerId, xIn(event))
      if (fingers.current.size === 1) onScrub(timeAt(xIn(event), view, width))
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      const x = Math.min(Math.max(xIn(event), 0), width)
      onHover(x)
      if (!fingers.current.has(event.pointerId)) return
      if (fingers.current.size === 2) pinch(event.pointerId, x)
      else if (fingers.current.size === 1) onScrub(timeAt(x, view, width))
      fingers.current.set(event.pointerId, x)
    },
    onPointerUp: (event: PointerEvent<HTMLElement>) => void fingers.current.delete(event.pointerId),
    onPointerCancel: (event: PointerEvent<HTMLElement>) => void fingers.current.delete(event.pointerId),
    onPointerLeave: () => onHover(undefined),
  }
}

type Keyed = {
  readonly day: WallTime90k
  readonly view: View
  readonly position: WallTime90k
  readonly onScrub: (at: WallTime90k) => void
}

const onKey = (event: KeyboardEvent, { day, view, position, onScrub }: Keyed): void => {
  const step = keyStep(view)
  const to: Record<string, number> = {
    PageUp: position + step,
    PageDown: position - step,
    ArrowUp: position + step / 10,
    ArrowDown: position - step / 10,
    Home: day,
    End: wholeDay(day).to - 90_000,
  }
  const at = to[event.key]
  if (at === undefined) return
  event.preventDefault()
  onScrub(wallTime90k(Math.round(at)))
}

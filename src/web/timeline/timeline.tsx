// Timeline: the time of one or many cameras as strips under each other, from two months to two seconds: what is recorded, recovered or missing
// and why, what was noticed and marked, where the picture stands. Strips are painted on a canvas, what is read and pressed is of the page.

import { type KeyboardEvent, useEffect, useLayoutEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import { type WallTime90k, wallTime90k } from '#base/units.ts'
import type { CoverageSpan } from '#contract/recording.ts'
import { useRoom } from '#web/pages/wall/room.ts'
import { useNow } from '#web/ui/now.ts'
import { useTheme } from '#web/ui/theme.ts'
import { useWords } from '#web/words/language.ts'
import { DAY_90K, dateTimeText } from '#web/words/time.ts'
import { GapList } from './gap-list.tsx'
import { type Pointed, useGestures, useWheel } from './gestures.ts'
import { HoverLabel } from './hover-label.tsx'
import type { LayerItem } from './layers.ts'
import { paintTimeline } from './paint.ts'
import { AXIS_HEIGHT } from './paint-axis.ts'
import { Playhead } from './playhead.tsx'
import { rowAt, rowsOf, type TimelineRow } from './rows.ts'
import { keyStep } from './steps.ts'
import type { StripTiles } from './strip-tiles.ts'
import { useTold } from './use-told.ts'
import { around, lengthOf, panned, xOf, zoomed } from './view.ts'
import type { ViewStore } from './view-store.ts'

export type TimelineProps = {
  readonly cameras: readonly TimelineRow[]
  readonly store: ViewStore
  readonly tiles: StripTiles
  /** The instant of the picture, exactly; asked many times a second while it moves. */
  readonly position: () => WallTime90k
  readonly moving: boolean
  readonly marks: { readonly from?: WallTime90k; readonly to?: WallTime90k }
  readonly items: readonly LayerItem[]
  readonly onGoTo: (at: WallTime90k) => void
  /** A finger moves over time; without it, each place it comes to is gone to. */
  readonly onScrub?: (at: WallTime90k) => void
  /** Somebody pressed on a span that is missing and asks why. */
  readonly onMissing?: (camera: string, span: CoverageSpan) => void
}

export const Timeline = (props: TimelineProps) => {
  const { cameras, store, tiles, position, moving, items, marks, onGoTo, onScrub = onGoTo, onMissing } = props
  const say = useWords()
  const box = useRef<HTMLDivElement>(null)
  const room = useRoom(box)
  const width = room?.width ?? 0
  const view = useSyncExternalStore(store.subscribe, store.shown)
  const waits = useSyncExternalStore(tiles.subscribe, tiles.waits)
  const known = useSyncExternalStore(tiles.subscribe, tiles.known)
  const now = useNow(2_000)
  const [hover, setHover] = useState<Pointed>()
  const rows = useMemo(() => rowsOf(cameras, width), [cameras, width])
  const height = (rows.at(-1)?.bottom ?? AXIS_HEIGHT) + 6
  const told = useTold({ rows, known, view, width, items })
  useWanted(tiles, store, width)
  useWheel(box, { store, width })
  const pointer = useGestures({
    ...{ store, width, onScrub, onScrubEnd: onGoTo, onHover: setHover },
    playheadX: () => xOf(position(), store.view, width),
    onPress: (at, y) => {
      onGoTo(at)
      const row = rowAt(rows, y)
      const { gap } = told.at(row, at)
      if (row !== undefined && gap?.state === 'missing') onMissing?.(row.camera, gap)
    },
  })
  const canvas = useRef<HTMLCanvasElement>(null)
  usePainted(canvas, { known, rows, view, width, height, now, items, marks })
  const shown = position()
  const strip = (
    <div
      ref={box}
      role="slider"
      tabIndex={0}
      aria-label={say('timeline')}
      aria-valuemin={Math.round(view.from / 90_000)}
      aria-valuemax={Math.round(view.to / 90_000)}
      aria-valuenow={Math.round(Math.min(Math.max(shown, view.from), view.to) / 90_000)}
      aria-valuetext={`${dateTimeText(shown)}. ${told.summary(shown)}`}
      aria-keyshortcuts="[ ] 1 2 3 4 PageUp PageDown Home End"
      aria-busy={waits}
      onKeyDown={event => onKey(event, props)}
      className="relative w-full cursor-crosshair touch-pan-y overflow-hidden select-none focus-visible:-outline-offset-2"
      style={{ height }}
      {...pointer}
    >
      <div aria-hidden="true" className="absolute inset-0">
        <canvas ref={canvas} className="block" />
      </div>
      {/* Here a finger scrubs, and the page below it stays. */}
      <span aria-hidden="true" className="absolute inset-x-0 top-0 touch-none" style={{ height: AXIS_HEIGHT }} />
      {rows.map(({ camera, name, named_y }) =>
        named_y === undefined ? null : (
          <span
            key={camera}
            aria-hidden="true"
            className="pointer-events-none absolute left-1 max-w-[60%] truncate rounded bg-slate/90 px-1 text-xs leading-4 font-medium text-ink"
            style={{ top: named_y }}
          >
            {name}
          </span>
        ),
      )}
      <Playhead {...{ store, position, moving, width, height }} />
      {hover !== undefined && width > 0 && <HoverLabel {...{ hover, rows, view, width, height, told }} />}
    </div>
  )
  return (
    <>
      {strip}
      <GapList {...{ rows, known, view, width }} />
    </>
  )
}

/** Asks for what is in sight, at once when it changes and every few seconds for what grows. */
const useWanted = (tiles: StripTiles, store: ViewStore, width: number): void => {
  const now = useNow(5_000)
  const view = useSyncExternalStore(store.subscribe, store.shown)
  useEffect(() => {
    if (width > 0) tiles.want(view, width, now)
  }, [tiles, view, width, now])
}

type Painted = Omit<Parameters<typeof paintTimeline>[1], 'theme'>

const usePainted = (canvas: React.RefObject<HTMLCanvasElement | null>, painted: Painted): void => {
  const theme = useTheme()
  const { known, rows, view, width, height, now, marks, items } = painted
  useLayoutEffect(() => {
    if (canvas.current === null || width === 0) return
    paintTimeline(canvas.current, { known, rows, view, width, height, now, marks, items, theme })
  }, [canvas, known, rows, view, width, height, now, marks, items, theme])
}

const onKey = (event: KeyboardEvent, { store, position, onGoTo }: TimelineProps): void => {
  if (event.ctrlKey || event.altKey || event.metaKey) return
  const at = position()
  const step = keyStep(store.view)
  const goes: Readonly<Record<string, number>> = {
    ...{ ArrowUp: at + step / 10, ArrowDown: at - step / 10, PageUp: at + step, PageDown: at - step },
    ...{ Home: store.view.from, End: store.view.to },
  }
  const to = goes[event.key]
  const sideways = event.shiftKey ? { ArrowLeft: -1, ArrowRight: 1 }[event.key] : undefined
  const nearer = { ']': 0.5, '[': 2 }[event.key]
  const whole = { 1: 1 / 24, 2: 1, 3: 7, 4: 30 }[event.key]
  if (to !== undefined) onGoTo(wallTime90k(Math.round(to)))
  else if (sideways !== undefined) store.change((view, now) => panned(view, sideways * lengthOf(view) * 0.25, now))
  else if (nearer !== undefined) store.change((view, now) => zoomed(view, at, nearer, now))
  else if (whole !== undefined) store.change((_, now) => around(at, whole * DAY_90K, now))
  else return
  event.preventDefault()
  event.stopPropagation()
}

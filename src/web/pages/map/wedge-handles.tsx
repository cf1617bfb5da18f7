// Wedge handles: what a hand pulls at to say where a chosen camera looks, how far and how wide. Each is a slider too: arrow keys turn and pull,
// and the same numbers stand in the form.

import { type KeyboardEvent, useRef } from 'react'
import { useWords, type WordKey } from '#web/words/language.ts'
import type { PlacedPoint } from './camera-points.ts'
import { type Point, pixelsPerMetre, worldPoint } from './mercator.ts'
import type { SiteDraft } from './site-edits.ts'
import { useDrag } from './use-drag.ts'
import { directionTo, MOST_RANGE_M, rangeTo, towards, USUAL, wholeDegrees, widthTo } from './wedge.ts'

/** Handles keep off the camera and off each other. */
const LEAST_PX = 46
const TURN_PX = 44

type What = 'direction_deg' | 'field_of_view_deg' | 'range_m'
export type Turning = (change: Partial<Pick<SiteDraft, What>>, deed: string) => void

export const WedgeHandles = ({
  point,
  zoom,
  origin,
  onTurn,
}: {
  readonly point: PlacedPoint
  readonly zoom: number
  readonly origin: Parameters<typeof worldPoint>[0]
  readonly onTurn: Turning
}) => {
  const { site } = point
  const [base, stands] = [worldPoint(origin, zoom), worldPoint(site, zoom)]
  const direction = site.direction_deg ?? USUAL.direction_deg
  const width = site.field_of_view_deg ?? USUAL.field_of_view_deg
  const range = site.range_m ?? USUAL.range_m
  const px = pixelsPerMetre(zoom, site.latitude)
  const radius = Math.max(LEAST_PX, range * px)
  const whole = { direction_deg: direction, field_of_view_deg: width, range_m: range }
  const turn = (change: Partial<typeof whole>, deed: string) => onTurn({ ...whole, ...change }, deed)
  const handle = (what: What, at: Point, pulled: (hand: Point) => number) => (
    <Handle
      what={what}
      at={at}
      value={whole[what]}
      onPull={(by, deed) => turn({ [what]: pulled({ x: at.x + by.x, y: at.y + by.y }) }, deed)}
      onSet={value => turn({ [what]: value }, `keys ${what}`)}
    />
  )
  return (
    <div className="absolute" style={{ transform: `translate(${stands.x - base.x}px, ${stands.y - base.y}px)` }}>
      {handle('range_m', towards(direction, radius), hand => rangeTo(hand, radius / range))}
      {handle('field_of_view_deg', towards(direction + Math.min(width, 320) / 2, radius), hand =>
        widthTo(hand, direction),
      )}
      {handle('direction_deg', towards(direction, radius + TURN_PX), hand => directionTo(hand) % 360)}
    </div>
  )
}

const words: Readonly<Record<What, WordKey>> = {
  direction_deg: 'site_direction',
  field_of_view_deg: 'site_width',
  range_m: 'site_range',
}
const drawings: Readonly<Record<What, string>> = {
  direction_deg: 'M12 4a8 8 0 107.5 5.2M19.5 4v5.2h-5.2',
  field_of_view_deg: 'M5 19L12 6l7 13M8 13.5h8',
  range_m: 'M12 4v16M8 8l4-4 4 4M8 16l4 4 4-4',
}
const limits: Readonly<Record<What, readonly [number, number, number]>> = {
  direction_deg: [0, 359, 5],
  field_of_view_deg: [2, 360, 5],
  range_m: [1, MOST_RANGE_M, 5],
}

const Handle = ({
  what,
  at,
  value,
  onPull,
  onSet,
}: {
  readonly what: What
  readonly at: Point
  readonly value: number
  readonly onPull: (by: Point, deed: string) => void
  readonly onSet: (value: number) => void
}) => {
  const say = useWords()
  const [least, most, step] = limits[what]
  const held = useFromStart(onPull)
  const onKeyDown = (event: KeyboardEvent): void => {
    const by = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, PageUp: 3, PageDown: -3 }[event.key]
    if (by === undefined) return
    event.preventDefault()
    event.stopPropagation()
    const next = value + by * (event.shiftKey ? 1 : step)
    onSet(what === 'direction_deg' ? wholeDegrees(next) : Math.min(most, Math.max(least, next)))
  }
  const text = what === 'range_m' ? say('metres', { count: value }) : say('degrees', { count: value })
  return (
    <div
      role="slider"
      tabIndex={0}
      aria-label={say(words[what])}
      aria-valuemin={least}
      aria-valuemax={most}
      aria-valuenow={value}
      aria-valuetext={text}
      data-tip={`${say(words[what])}: ${text}`}
      onKeyDown={onKeyDown}
      {...held}
      className="pointer-events-auto absolute grid size-11 cursor-grab touch-none place-content-center rounded-full"
      style={{ left: at.x - 22, top: at.y - 22 }}
    >
      <span className="grid size-8 place-content-center rounded-full border-2 border-accent bg-slate text-accent shadow-md">
        <svg
          aria-hidden="true"
          viewBox="0 0 24 24"
          className="size-5"
          fill="none"
          stroke="currentColor"
          strokeWidth="2"
          strokeLinecap="round"
          strokeLinejoin="round"
        >
          <path d={drawings[what]} />
        </svg>
      </span>
    </div>
  )
}

/** The handle moves under the hand: what it was when the hand took hold is what the whole drag is measured from. */
const useFromStart = (onPull: (by: Point, deed: string) => void) => {
  const start = useRef<{ readonly deed: string; readonly pull: typeof onPull }>(undefined)
  const { wasDragged: _, ...hands } = useDrag({
    onDrag: (by, deed) => {
      if (start.current?.deed !== deed) start.current = { deed, pull: onPull }
      start.current.pull(by, deed)
    },
  })
  return hands
}

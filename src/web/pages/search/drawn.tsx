// Drawn: what lies over the picture: the region that is searched, the line that is crossed with the way across it, and where the watched hit moved.

import type { SearchHit } from '#contract/search.ts'
import { type Area, type Line, pointsOf, turnOf } from './shapes.ts'
import type { LineWay } from './wish.ts'

export const Drawn = ({
  area,
  line,
  way,
  hit,
  wide,
  dims,
}: {
  readonly area: Area | undefined
  readonly line: Line | undefined
  readonly way: LineWay
  /** The one that is watched. */
  readonly hit: SearchHit | undefined
  /** The picture's width by its height. */
  readonly wide: number
  /** What lies outside the region is darker. */
  readonly dims: boolean
}) => (
  <>
    <svg
      aria-hidden="true"
      viewBox="0 0 1000 1000"
      preserveAspectRatio="none"
      className="pointer-events-none absolute inset-0 size-full"
    >
      {area !== undefined && dims && (
        <path
          fillRule="evenodd"
          className="fill-black/40"
          d={`M0 0H1000V1000H0ZM${pointsOf(area).replaceAll(' ', 'L')}Z`}
        />
      )}
      {area !== undefined && <Outline points={pointsOf(area)} look="stroke-accent" />}
      {line !== undefined && <Outline points={pointsOf([line.from, line.to])} look="stroke-accent" />}
      {hit !== undefined && <HitFrame box={hit.box} />}
    </svg>
    {line !== undefined && <Arrows line={line} way={way} wide={wide} />}
  </>
)

/** Seen on snow and at night. */
const Outline = ({ points, look }: { readonly points: string; readonly look: string }) => (
  <>
    <polygon points={points} vectorEffect="non-scaling-stroke" className="fill-none stroke-night stroke-6" />
    <polygon points={points} vectorEffect="non-scaling-stroke" className={`fill-none stroke-3 ${look}`} />
  </>
)

const HitFrame = ({ box: [left, top, right, bottom] }: Pick<SearchHit, 'box'>) => {
  const place = {
    x: left * 1000,
    y: top * 1000,
    width: (right - left) * 1000,
    height: (bottom - top) * 1000,
    vectorEffect: 'non-scaling-stroke',
  } as const
  return (
    <>
      <rect {...place} className="fill-none stroke-night stroke-5" />
      <rect {...place} strokeDasharray="10 6" className="fill-none stroke-warn stroke-2" />
    </>
  )
}

/** To the left of whoever walks the line, and to the right; the way that does not count is faint. */
const Arrows = ({ line, way, wide }: { readonly line: Line; readonly way: LineWay; readonly wide: number }) => {
  const [x, y] = [(line.from[0] + line.to[0]) / 2, (line.from[1] + line.to[1]) / 2]
  const style = { left: `${x * 100}%`, top: `${y * 100}%`, rotate: `${turnOf(line, wide)}deg` }
  return (
    <svg
      aria-hidden="true"
      viewBox="-24 -40 48 80"
      className="pointer-events-none absolute h-20 w-12 -translate-x-1/2 -translate-y-1/2"
      style={style}
    >
      <path d={ARROW} className={`${way === 'to_right' ? 'fill-ink/25' : 'fill-accent'} stroke-night stroke-2`} />
      <path
        d={ARROW}
        transform="scale(1 -1)"
        className={`${way === 'to_left' ? 'fill-ink/25' : 'fill-warn'} stroke-night stroke-2`}
      />
    </svg>
  )
}

const ARROW = 'M-4 -4V-22H-12L0 -38L12 -22H4V-4Z'

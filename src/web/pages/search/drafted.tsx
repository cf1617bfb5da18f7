// Drafted: what hands are drawing on the picture and have not finished: seen, and not searched yet.

import type { Corner } from '#contract/search.ts'
import { type Area, boxOf, pointsOf } from './shapes.ts'

export type Tool = 'box' | 'polygon' | 'line'

export type Draft =
  | { readonly kind: 'drag'; readonly from: Corner; readonly to: Corner }
  | { readonly kind: 'corners'; readonly corners: Area; readonly next: Corner | undefined }
  | { readonly kind: 'keys'; readonly area: Area }

export const Drafted = ({ draft, tool }: { readonly draft: Draft; readonly tool: Tool }) => {
  const points =
    draft.kind === 'keys'
      ? pointsOf(draft.area)
      : draft.kind === 'corners'
        ? pointsOf([...draft.corners, ...(draft.next === undefined ? [] : [draft.next])])
        : pointsOf(tool === 'line' ? [draft.from, draft.to] : boxOf(draft.from, draft.to))
  const open = tool === 'line' || draft.kind === 'corners'
  const Shape = open ? 'polyline' : 'polygon'
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 1000 1000"
      preserveAspectRatio="none"
      className="pointer-events-none absolute inset-0 size-full"
    >
      <Shape points={points} vectorEffect="non-scaling-stroke" className="fill-accent/15 stroke-night stroke-5" />
      <Shape
        points={points}
        vectorEffect="non-scaling-stroke"
        className="fill-none stroke-accent stroke-2"
        strokeDasharray="7 5"
      />
      {draft.kind === 'corners' &&
        draft.corners.map(([x, y], at) => (
          <ellipse
            key={`${x} ${y}`}
            cx={x * 1000}
            cy={y * 1000}
            rx={at === 0 ? 11 : 6}
            ry={at === 0 ? 19 : 10}
            vectorEffect="non-scaling-stroke"
            className="fill-accent stroke-night stroke-2"
          />
        ))}
    </svg>
  )
}

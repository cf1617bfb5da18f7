// Way: what a trail's marks come to: where it was seen, in order of time; from where one goes on; what was looked at since. Pure.

import { type WallTime90k, wallTime90k } from '#base/units.ts'
import type { Mark, Offered, Trail } from '#contract/trail.ts'

export type SeenMark = Mark & { readonly at_90k: number }

export const seenMarks = ({ marks }: Pick<Trail, 'marks'>): readonly SeenMark[] =>
  marks.filter((mark): mark is SeenMark => mark.at_90k !== null).toSorted((a, b) => a.at_90k - b.at_90k || a.id - b.id)

/** As they are listed: by the time that they are about, numbered from 1. */
export const numberedMarks = ({ marks }: Pick<Trail, 'marks'>): readonly (Mark & { readonly no: number })[] =>
  marks
    .toSorted((a, b) => (a.at_90k ?? a.from_90k) - (b.at_90k ?? b.from_90k) || a.id - b.id)
    .map((mark, at) => ({ ...mark, no: at + 1 }))

export type Standpoint = {
  readonly camera: string
  readonly at: WallTime90k
  readonly direction: number | null
  /** Undefined before anything was marked. */
  readonly mark: number | undefined
}

/** From where one goes on: where it was seen last, or first while one goes back. */
export const standpoint = (trail: Pick<Trail, 'marks'>, back: boolean): Standpoint | undefined => {
  const seen = seenMarks(trail)
  const mark = back ? seen[0] : seen.at(-1)
  if (mark === undefined) return undefined
  const { camera, at_90k, direction_deg, id } = mark
  return { camera, at: wallTime90k(at_90k), direction: direction_deg, mark: id }
}

/** Cameras that were looked at in their windows and did not show it, as far as they are offered again. */
export const lookedAt = (offered: readonly Offered[], { marks }: Pick<Trail, 'marks'>): ReadonlySet<string> =>
  new Set(
    offered.flatMap(one =>
      marks.some(
        mark => !mark.seen && mark.camera === one.camera && mark.from_90k < one.to_90k && mark.to_90k > one.from_90k,
      )
        ? [one.camera]
        : [],
    ),
  )

/** Those that were not looked at yet first. */
export const inTurn = (offered: readonly Offered[], looked: ReadonlySet<string>): readonly Offered[] => [
  ...offered.filter(({ camera }) => !looked.has(camera)),
  ...offered.filter(({ camera }) => looked.has(camera)),
]

/** The mark that was made last: what is taken back. */
export const lastMade = ({ marks }: Pick<Trail, 'marks'>): Mark | undefined =>
  marks.reduce<Mark | undefined>((last, mark) => (last === undefined || mark.id > last.id ? mark : last), undefined)

/** 0 to 7: north, north-east… */
export const compassPoint = (degrees: number): number => Math.round(degrees / 45) % 8

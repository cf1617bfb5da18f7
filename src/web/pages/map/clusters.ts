// Clusters: cameras that would lie over each other on the screen are shown as one, with their number and the worst of their states.
// Which belong together depends on the zoom alone, so that nothing regroups while the map is moved.

import type { Point } from './mercator.ts'

export type Cluster<Member> = Point & { readonly members: readonly Member[] }

/** Members in their given order; the first one of a cluster says where others must lie to join it. */
export const clustersOf = <Member>(
  members: readonly Member[],
  pointOf: (member: Member) => Point,
  apart: number,
): readonly Cluster<Member>[] => {
  const cells = new Map<string, Gathering<Member>[]>()
  const all: Gathering<Member>[] = []
  for (const member of members) {
    const at = pointOf(member)
    const near = around(at, apart).flatMap(cell => cells.get(cell) ?? [])
    const joined = near.find(({ first }) => Math.hypot(first.x - at.x, first.y - at.y) < apart)
    if (joined !== undefined) {
      joined.members.push(member)
      joined.sum = { x: joined.sum.x + at.x, y: joined.sum.y + at.y }
      continue
    }
    const made = { first: at, sum: at, members: [member] }
    all.push(made)
    const cell = cellOf(at, apart)
    cells.set(cell, [...(cells.get(cell) ?? []), made])
  }
  return all.map(({ sum, members: inside }) => ({
    x: sum.x / inside.length,
    y: sum.y / inside.length,
    members: inside,
  }))
}

type Gathering<Member> = { readonly first: Point; sum: Point; readonly members: Member[] }

const cellOf = ({ x, y }: Point, size: number): string => `${Math.floor(x / size)} ${Math.floor(y / size)}`

const around = ({ x, y }: Point, size: number): readonly string[] =>
  [-1, 0, 1].flatMap(right => [-1, 0, 1].map(down => cellOf({ x: x + right * size, y: y + down * size }, size)))

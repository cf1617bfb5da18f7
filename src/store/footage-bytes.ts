// How much of the disk a span of a camera takes, as its segments are cut by it.

import type { DatabaseSync } from 'node:sqlite'
import type { StreamName } from '#base/ids.ts'
import { type WallTime90k, wallTime90k } from '#base/units.ts'
import { LONGEST_SEGMENT } from './segments.ts'

export type SpanOfFootage = {
  readonly camera: string
  /** Undefined: all streams. */
  readonly stream?: StreamName | undefined
  readonly from: WallTime90k
  readonly to: WallTime90k
}

/** `cut`: only what lies within the span; `whole`: whole segments, as a hold keeps them. */
export const createFootageBytes = (catalogue: DatabaseSync, as: 'cut' | 'whole'): ((span: SpanOfFootage) => number) => {
  const part =
    as === 'whole'
      ? 'bytes'
      : 'bytes * 1.0 * (min(end_90k, :to_90k) - max(start_90k, :from_90k)) / max(1, end_90k - start_90k)'
  const sum = catalogue.prepare(
    `SELECT coalesce(sum(${part}), 0) AS bytes FROM segment WHERE camera = :camera AND (:stream IS NULL OR stream = :stream)
       AND damage IS NULL AND start_90k >= :from_90k - ${LONGEST_SEGMENT} AND start_90k < :to_90k AND end_90k > :from_90k`,
  )
  return ({ camera, stream, from, to }) =>
    Math.round(Number(sum.get({ camera, stream: stream ?? null, from_90k: from, to_90k: to })?.bytes ?? 0))
}

/** From the beginning of the first to the end of the last whole segment that touches a span; null where there is none. */
export const createFootageReach = (catalogue: DatabaseSync) => {
  const bounds = catalogue.prepare(
    `SELECT min(start_90k) AS begins, max(end_90k) AS ends FROM segment WHERE camera = :camera AND (:stream IS NULL OR stream = :stream)
       AND damage IS NULL AND start_90k >= :from_90k - ${LONGEST_SEGMENT} AND start_90k < :to_90k AND end_90k > :from_90k`,
  )
  return ({ camera, stream, from, to }: SpanOfFootage): { from: WallTime90k; to: WallTime90k } | null => {
    const found = bounds.get({ camera, stream: stream ?? null, from_90k: from, to_90k: to })
    if (found === undefined || found.begins === null) return null
    return { from: wallTime90k(Number(found.begins)), to: wallTime90k(Number(found.ends)) }
  }
}

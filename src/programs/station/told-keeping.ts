// Told keeping: rules and holds as the station tells them to the recorder, which knows cameras and no places.

import type { CameraReader } from '#community/upkeep/camera-book.ts'
import type { KeepingBook } from '#community/upkeep/keeping-book.ts'
import type { ToldKeeping, WireRule } from '#contract/recorder-wire.ts'

export const toldKeeping = (book: KeepingBook, cameras: CameraReader): ToldKeeping => ({
  revision: book.revision(),
  rules: wireRules(book, cameras),
  holds: book
    .holds()
    .flatMap(({ id, camera, stream, from, to, released }) =>
      released === undefined ? [{ id, camera, stream: stream ?? null, from_90k: from, to_90k: to }] : [],
    ),
})

/** A place's rule becomes one of each of its cameras that has none of its own. */
const wireRules = (book: KeepingBook, cameras: CameraReader): readonly WireRule[] => {
  const rules = book.rules()
  const own = new Set(rules.flatMap(({ scope }) => (scope.kind === 'camera' ? [scope.camera] : [])))
  return rules.flatMap(({ scope, days, quota_bytes }): WireRule[] => {
    const limits = { days: days ?? null, quota_bytes: quota_bytes ?? null }
    if (scope.kind === 'all') return [{ camera: null, ...limits }]
    if (scope.kind === 'camera') return [{ camera: scope.camera, ...limits }]
    const there = cameras.list().filter(({ id, place }) => place === scope.place && !own.has(id))
    return there.map(({ id }) => ({ camera: id, ...limits }))
  })
}

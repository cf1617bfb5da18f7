// Whether recorded pictures are looked at, in station.sqlite: one row a word.

import type { DatabaseSync } from 'node:sqlite'
import type { Clock } from '#base/clock.ts'
import { knownCameraId } from '#base/ids.ts'
import type { NoticingBook } from '#community/upkeep/noticing-book.ts'

export const createNoticingBook = (db: DatabaseSync, clock: Clock): NoticingBook => {
  const last = db.prepare(
    'SELECT camera, looks FROM noticing_word WHERE id IN (SELECT max(id) FROM noticing_word GROUP BY camera)',
  )
  const put = db.prepare('INSERT INTO noticing_word (camera, looks, by, at_90k) VALUES (?, ?, ?, ?)')
  return {
    wish: () => {
      const words = last.all()
      const off = words.flatMap(({ camera, looks }) => (looks === 0 && camera !== null ? [String(camera)] : []))
      return {
        on: words.every(({ camera, looks }) => camera !== null || looks !== 0),
        without: new Set(off.map(knownCameraId)),
      }
    },
    set: (camera, on, by) => void put.run(camera ?? null, on ? 1 : 0, by, clock.wall()),
  }
}

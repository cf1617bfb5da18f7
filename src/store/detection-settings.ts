// The detector's settings in station.sqlite.

import type { DatabaseSync } from 'node:sqlite'
import type { Clock } from '#base/clock.ts'
import { type DetectionBook, detectionOff } from '#community/upkeep/detection-book.ts'
import type { DetectionWish } from '#contract/detection.ts'

export const createDetectionBook = (db: DatabaseSync, clock: Clock): DetectionBook => {
  const read = db.prepare('SELECT settings FROM detection_settings WHERE id = 1')
  const put = db.prepare(
    'INSERT OR REPLACE INTO detection_settings (id, settings, set_by, set_90k) VALUES (1, ?, ?, ?)',
  )
  return {
    wish: () => {
      const row = read.get()
      return row === undefined ? detectionOff : (JSON.parse(String(row.settings)) as DetectionWish)
    },
    set: (wish, by) => void put.run(JSON.stringify(wish), by, clock.wall()),
  }
}

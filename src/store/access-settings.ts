// What is set about the access log, in station.sqlite: one row, the last word.

import type { DatabaseSync } from 'node:sqlite'
import type { Clock } from '#base/clock.ts'
import { type AccessSettingsBook, usualAccessSettings } from '#community/access/access-settings.ts'
import { accessSettingsShape } from '#contract/access-log.ts'

export const createAccessSettings = (db: DatabaseSync, clock: Clock): AccessSettingsBook => {
  const get = db.prepare('SELECT settings FROM access_settings')
  const put = db.prepare('INSERT OR REPLACE INTO access_settings (id, settings, set_by, set_90k) VALUES (1, ?, ?, ?)')
  const read = () => {
    const row = get.get()
    return row === undefined ? usualAccessSettings : accessSettingsShape.parse(JSON.parse(String(row.settings)))
  }
  let known = read()
  return {
    settings: () => known,
    set: (settings, by) => {
      put.run(JSON.stringify(settings), by, clock.wall())
      known = read()
    },
  }
}

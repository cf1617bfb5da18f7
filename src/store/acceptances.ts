// The book of acceptances in station.sqlite. Rows are added, never changed.

import type { DatabaseSync } from 'node:sqlite'
import type { Clock } from '#base/clock.ts'
import { wallTime90k } from '#base/units.ts'
import type { Acceptance, AcceptanceBook } from '#community/privacy/acceptance.ts'
import type { AcceptanceAnswers } from '#contract/privacy.ts'

export const createAcceptanceBook = (db: DatabaseSync, clock: Clock): AcceptanceBook => {
  const all = db.prepare(
    `SELECT version, answers, supervisor, note, passed, still IS NOT NULL AS has_still, set_by, set_90k
     FROM camera_acceptance WHERE camera = ? ORDER BY version`,
  )
  const put = db.prepare(
    `INSERT INTO camera_acceptance (camera, version, answers, supervisor, note, passed, still, set_by, set_90k)
     SELECT ?1, coalesce(max(version), 0) + 1, ?2, ?3, ?4, ?5, ?6, ?7, ?8 FROM camera_acceptance WHERE camera = ?1`,
  )
  const still = db.prepare('SELECT still FROM camera_acceptance WHERE camera = ? AND version = ?')
  return {
    of: camera => all.all(camera).map(acceptanceOf),
    add: (camera, { answers, supervisor, note, passed, still: picture, by }) => {
      const text = [supervisor.normalize('NFC'), note.normalize('NFC')] as const
      put.run(camera, JSON.stringify(answers), ...text, passed ? 1 : 0, picture ?? null, by, clock.wall())
    },
    still: (camera, version) => {
      const found = still.get(camera, version)?.still
      return found instanceof Uint8Array ? Buffer.from(found) : undefined
    },
  }
}

const acceptanceOf = (row: Readonly<Record<string, unknown>>): Acceptance => ({
  version: Number(row.version),
  answers: JSON.parse(String(row.answers)) as AcceptanceAnswers,
  supervisor: String(row.supervisor),
  note: String(row.note),
  passed: row.passed === 1,
  has_still: row.has_still === 1,
  by: String(row.set_by),
  at: wallTime90k(Number(row.set_90k)),
})

// The doctor book in station.sqlite. Reports and fixes are kept as they are told; one that an older program wrote otherwise is as if it were not there.

import type { DatabaseSync } from 'node:sqlite'
import type { DoctorBook } from '#community/upkeep/doctor-book.ts'
import { appliedFixShape, doctorReportShape } from '#contract/doctor.ts'

const keptShape = doctorReportShape.omit({ camera: true, state: true, fixes: true })

export const createDoctorBook = (db: DatabaseSync): DoctorBook => {
  const last = db.prepare('SELECT report FROM doctor_report WHERE camera = ?')
  const keep = db.prepare(
    'INSERT INTO doctor_report (camera, report) VALUES (?, ?) ON CONFLICT (camera) DO UPDATE SET report = excluded.report',
  )
  const fixes = db.prepare('SELECT fix FROM doctor_fix WHERE camera = ? ORDER BY id DESC LIMIT ?')
  const note = db.prepare('INSERT INTO doctor_fix (camera, code, wanted_by, at_90k, fix) VALUES (?, ?, ?, ?, ?)')
  return {
    last: camera => {
      const row = last.get(camera)
      return row === undefined ? undefined : keptShape.safeParse(JSON.parse(String(row.report))).data
    },
    keep: (camera, report) => void keep.run(camera, JSON.stringify(report)),
    fixes: (camera, most) =>
      fixes.all(camera, most).flatMap(row => appliedFixShape.safeParse(JSON.parse(String(row.fix))).data ?? []),
    note: (camera, fix) => void note.run(camera, fix.code, fix.by, fix.at_90k, JSON.stringify(fix)),
  }
}

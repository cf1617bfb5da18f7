import assert from 'node:assert/strict'
import { test } from 'node:test'
import { knownCameraId } from '#base/ids.ts'
import type { KeptReport } from '#community/upkeep/doctor-book.ts'
import type { AppliedFix } from '#contract/doctor.ts'
import { createDoctorBook } from './doctor-book.ts'
import { stationMigrations } from './migrations/station.ts'
import { openDatabase } from './sqlite/open.ts'

const gate = knownCameraId('cong-chinh')
const report: KeptReport = {
  began_90k: 90_000,
  took_ms: 8200,
  brand: 'hikvision',
  steps: [{ code: 'reach', state: 'done' }],
  findings: [
    {
      code: 'group_length',
      outcome: 'too_long',
      severity: 'warning',
      stream: 'main',
      measured: { group_ms: 8000 },
      says: { vi: 'Khung hình chính thưa.', en: 'Keyframes are far apart.' },
      advice: null,
      fix: 'shorter_gop',
    },
  ],
}
const fix: AppliedFix = {
  code: 'shorter_gop',
  stream: null,
  by_way_of: 'isapi',
  outcome: 'not_seen',
  says: { vi: 'Camera nhận nhưng không đổi.', en: 'The camera took it and did not change.' },
  advice: { vi: 'Tắt H.264+.', en: 'Switch H.264+ off.' },
  before: { main_gop_frames: '120' },
  after: { main_gop_frames: '30' },
  read_back: true,
  seen: false,
  measured: { group_ms: 9000 },
  by: 'truc-ban',
  at_90k: 180_000,
}

test('the last report of each camera is kept, and every fix, the latest first', () => {
  const book = createDoctorBook(openDatabase(':memory:', stationMigrations))
  assert.deepEqual([book.last(gate), book.fixes(gate, 50)], [undefined, []])
  book.keep(gate, report)
  book.keep(gate, { ...report, took_ms: 9000 })
  assert.deepEqual(book.last(gate), { ...report, took_ms: 9000 })
  for (let at = 1; at <= 60; at++) book.note(gate, { ...fix, at_90k: at })
  book.note(knownCameraId('cho'), fix)
  assert.deepEqual(
    book.fixes(gate, 50).map(({ at_90k }) => at_90k),
    Array.from({ length: 50 }, (_, at) => 60 - at),
  )
  assert.deepEqual(book.fixes(knownCameraId('cho'), 50), [fix])
  assert.equal(book.last(knownCameraId('cho')), undefined)
})

test('a report in the manner of another program is as if there were none', () => {
  const db = openDatabase(':memory:', stationMigrations)
  const book = createDoctorBook(db)
  book.keep(gate, report)
  book.note(gate, fix)
  db.prepare('UPDATE doctor_report SET report = ?').run('{"findings":[{"code":"aura"}]}')
  db.prepare('UPDATE doctor_fix SET fix = ?').run('{}')
  assert.deepEqual([book.last(gate), book.fixes(gate, 50)], [undefined, []])
})

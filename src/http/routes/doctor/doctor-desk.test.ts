import assert from 'node:assert/strict'
import { test } from 'node:test'
import { knownCameraId } from '#base/ids.ts'
import { silentLogger } from '#base/log.ts'
import { ok } from '#base/result.ts'
import type { DoctorBook } from '#community/upkeep/doctor-book.ts'
import type { AppliedWay, Examination } from '#engine/camera/doctor.ts'
import { createDoctorBook } from '#store/doctor-book.ts'
import { stationMigrations } from '#store/migrations/station.ts'
import { openDatabase } from '#store/sqlite/open.ts'
import { createSetClock, MORNING } from '#test/engine/set-clock.ts'
import { until } from '#test/patience.ts'
import { createDoctorDesk, type DoctorPorts } from './doctor-desk.ts'

const gate = knownCameraId('cong')
const found = (brand: Examination['brand']): Examination => ({
  brand,
  findings: [],
  steps: [{ code: 'reach', state: 'done' }],
})
const notSeen: AppliedWay = {
  code: 'shorter_gop',
  stream: null,
  by_way_of: 'onvif',
  outcome: 'not_seen',
  says: { vi: 'Camera nhận nhưng không đổi.', en: 'It took it and did not change.' },
  advice: null,
  before: {},
  after: {},
  read_back: true,
  seen: false,
  measured: {},
}
const desk = (book: DoctorBook, more: Partial<DoctorPorts> = {}) =>
  createDoctorDesk({
    examine: async () => found('dahua'),
    fix: async () => ok(notSeen),
    book,
    clock: createSetClock(),
    log: silentLogger,
    ...more,
  })
const wish = { try_factory_password: false }
const done = (of: ReturnType<typeof desk>) => until('it is over', async () => of.report(gate).state === 'done')

test('a run that is over is told by the next station too, and one that was broken off does not take its place', async () => {
  const book = createDoctorBook(openDatabase(':memory:', stationMigrations))
  const first = desk(book)
  assert.equal(first.report(gate).state, 'never')
  assert.equal(first.start(gate, wish).state, 'running')
  await done(first)
  let examined = (_: Examination): void => {}
  const second = desk(book, {
    examine: () =>
      new Promise(resolve => {
        examined = resolve
      }),
  })
  assert.deepEqual(second.report(gate), first.report(gate))
  assert.deepEqual([second.report(gate).brand, second.report(gate).began_90k], ['dahua', MORNING])
  second.start(gate, wish)
  second.stop()
  examined(found('hikvision'))
  await done(second)
  assert.equal(second.report(gate).brand, 'dahua')
})

test('what was changed on a camera is answered and kept however it turned out, and answered when it cannot be kept', async () => {
  const book = createDoctorBook(openDatabase(':memory:', stationMigrations))
  const applied = await desk(book).fix(gate, 'shorter_gop', 'truc-ban')
  assert.deepEqual([applied.outcome, applied.by, applied.at_90k], ['not_seen', 'truc-ban', MORNING])
  assert.deepEqual(desk(book).report(gate).fixes, [applied])
  const errors: unknown[] = []
  const full: DoctorBook = {
    ...book,
    note: () => {
      throw new Error('the disk is full')
    },
  }
  const log = { ...silentLogger, error: (message: string, about?: object) => void errors.push({ message, ...about }) }
  assert.deepEqual(await desk(full, { log }).fix(gate, 'shorter_gop', 'truc-ban'), applied)
  assert.match(JSON.stringify(errors), /shorter_gop/, 'the log keeps what the book could not')
})

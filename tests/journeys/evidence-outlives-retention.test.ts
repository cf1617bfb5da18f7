// Journey: held footage outlives retention and a full disk. Footage of last days goes by age, by quota and for room while station and recorder are killed; what
// is held stays to its last second, also when the catalogue is made anew from the files and when somebody else fills the disk to the last byte. What holds
// take is said, recording's fate too, and once they are released everything goes by itself and leaves a record.

import assert from 'node:assert/strict'
import { appendFileSync, globSync, mkdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { wallFromUnixMillis, wallTime90k } from '#base/units.ts'
import { Workplace } from '#bench/workplace.ts'
import type { DeletionList } from '#contract/deletion.ts'
import type { Coverage } from '#contract/recording.ts'
import type { Held, HoldList, Retention } from '#contract/retention.ts'
import { checkData } from '#programs/commands/check.ts'
import { run } from '#test/command-line.ts'
import { readMp4 } from '#test/mp4-boxes.ts'
import { closing, openStreet, type Span } from '#test/neighbourhood.ts'
import { until } from '#test/patience.ts'
import { noMounts, SmallDisk } from '#test/small-disk.ts'
import { alive, StationProcess } from '#test/station-process.ts'
import { writeFootage } from '#test/written-footage.ts'

const MB = 1024 * 1024
const SECOND = 90_000
const HOUR_MS = 3_600_000
const FLOOR = 4 * MB
/** Of a minute of each camera this is held; segments of six seconds that it touches stay whole. */
const HELD_S = [22.5, 43.2] as const
const SEGMENT = 6 * SECOND
/** What goes for which cause, and how long ago it was filmed. */
const cameras = [
  { id: 'cong', why: 'age', hours: 72 },
  { id: 'cho', why: 'quota', hours: 5 },
  { id: 'ngo', why: 'room', hours: 3 },
] as const

test('held footage outlives retention, sudden deaths, a catalogue made anew and a full disk', {
  skip: noMounts,
  timeout: 240_000,
}, async t => {
  const stack = closing(t)
  const place = stack.use(new Workplace('held'))
  const disk = new SmallDisk(stack, join(place.folder, 'kho'), 40)
  const data = join(place.folder, 'data')
  mkdirSync(data, { mode: 0o700 })
  writeFileSync(join(data, 'archives.json'), JSON.stringify([{ folder: disk.folder, floor_bytes: FLOOR }]))
  const spans = new Map<string, Span>()
  const now_ms = Date.now()
  for (const { id, hours } of cameras) {
    const from = wallFromUnixMillis(now_ms - hours * HOUR_MS)
    await writeFootage(data, { camera: id, from, seconds: 60, segment_ms: 6000, frame_bytes: 8000 })
    spans.set(id, { from_90k: from, to_90k: wallTime90k(from + 60 * SECOND) })
  }
  const street = await openStreet(stack)
  const quick = () => StationProcess.quick(stack, place, data)
  let station = await quick()
  const live = street.cameras[0]!
  await station.add(live)
  for (const { id } of cameras) await station.add({ id, name: `Camera ${id}`, main_url: 'rtsp://127.0.0.1:9/away' })
  await station.streams(live.id)

  const held = new Map<string, Span>()
  const holds: string[] = []
  await t.test('footage is held', async () => {
    for (const { id } of cameras) {
      const { from_90k: from } = spans.get(id)!
      const span = { from_90k: from + HELD_S[0] * SECOND, to_90k: from + HELD_S[1] * SECOND }
      held.set(id, span)
      const body = { camera: id, ...span, reason: 'vụ mất xe ở chợ, chờ công văn' }
      const made = await station.ask<Held>('POST', '/api/holds', { body })
      assert.equal(made.in_force, true)
      holds.push(made.hold.id)
    }
  })

  /** Whether what no hold touches is gone, and known to be. The cameras were added today: what went before what is left is told by records alone. */
  const onlyHeld = async (id: string): Promise<boolean> => {
    const [from_90k, to_90k] = HELD_S.map(at => spans.get(id)!.from_90k + at * SECOND) as [number, number]
    const [kept, after, ...more] = (await station.coverage(id, spans.get(id)!)).spans
    if (kept?.state !== 'recorded' || kept.from_90k < from_90k - SEGMENT || kept.to_90k > to_90k + SEGMENT) return false
    assert.deepEqual([after?.cause, more], ['expired', []])
    return true
  }
  const stillWhole = async () => {
    for (const { id } of cameras) await playsWhole(t, station, id, held.get(id)!)
    assert.deepEqual((await checkData(data, true, () => {})).findings, [])
  }

  await t.test('age and quota take what lies beside it, while recorder and station are killed', async () => {
    const rule = (body: object) =>
      station.ask<Retention>('PUT', '/api/retention', { body: { reason: 'thử hạn lưu', ...body } })
    await rule({ days: 1 })
    const recorder = await station.recorderPid()
    process.kill(recorder, 'SIGKILL')
    await until('the recorder is gone', () => !alive(recorder))
    await rule({ camera: 'cho', days: 30, quota_bytes: MB })
    await until('another recorder runs', async () => (await station.recorderPid()) !== recorder)
    station.running.child.kill('SIGKILL')
    await until('the station is gone', () => station.running.over)
    station = await quick()
    for (const id of ['cong', 'cho'])
      await until(`what lies beside the held span of ${id} is gone`, () => onlyHeld(id), 20_000)
    await stillWhole()
    assert.deepEqual(await missingOf(station, 'ngo', spans.get('ngo')!), [], 'what is neither old nor too much stays')
  })

  await t.test('somebody fills the disk: what lies beside it goes for room', async () => {
    await until('room was made of it', () => {
      fill(disk.folder, FLOOR - 64 * 1024)
      return onlyHeld('ngo')
    })
    const { deletions } = await station.ask<DeletionList>('GET', '/api/deletions', { query: { most: 1000 } })
    for (const { id, why } of cameras)
      assert.ok(
        deletions.some(one => one.camera === id && one.why === why),
        `${id} went by ${why}`,
      )
    await stillWhole()
  })

  await t.test(
    'all that is left is held: new footage is refused, an alarm says what holds take, nothing held is lost',
    async () => {
      fill(disk.folder, 0)
      const alarm = await until(
        'the alarm',
        async () => {
          fill(disk.folder, 0) // what retention frees is taken as well
          return (await station.status()).alarms.find(({ code }) => code === 'held_fills_disk')
        },
        60_000,
      )
      assert.deepEqual(alarm.holds.toSorted(), holds.toSorted())
      assert.ok(alarm.lacking_bytes! > 0)
      const { held_bytes } = await station.ask<Retention>('GET', '/api/retention')
      assert.ok(held_bytes > 3 * MB, `${held_bytes} bytes are held`)
      const from_90k = (await station.status()).now_90k
      await until('the ledger names the disk', async () => {
        const missing = await missingOf(station, live.id, { from_90k, to_90k: (await station.status()).now_90k })
        return missing.at(-1)?.cause === 'disk_fault' && missing.at(-1)?.detail === 'held_fills_disk'
      })
      await stillWhole()
    },
  )

  await t.test('the catalogue is made anew from the files: the holds stand', async () => {
    const pid = await station.recorderPid()
    await station.running.stop()
    await until('the recorder left', () => !alive(pid))
    for (const name of globSync('catalogue.sqlite*', { cwd: data })) rmSync(join(data, name))
    const { code, out, err } = await run(['reindex', '--data', data])
    assert.equal(code, 0, out + err)
    station = await quick()
    const standing = (await station.ask<HoldList>('GET', '/api/holds')).holds.filter(one => one.released_90k === null)
    assert.deepEqual(standing.map(({ id }) => id).toSorted(), holds.toSorted())
    await until(
      'the recorder goes by them',
      async () => (await station.ask<Retention>('GET', '/api/retention')).in_force,
    )
    await until(
      'they are what fills the disk again',
      async () => (await station.status()).alarms.some(({ code }) => code === 'held_fills_disk'),
      60_000,
    )
    await stillWhole()
  })

  await t.test('once released, it goes by itself with a record, and recording goes on', async () => {
    for (const id of holds) await station.ask('DELETE', `/api/holds/${id}`)
    for (const { id } of cameras)
      await until(`nothing is left of ${id}`, async () => {
        fill(disk.folder, 0) // what became free was taken by somebody else again
        return (await station.coverage(id, spans.get(id)!)).recorded_90k === 0
      })
    const { deletions } = await station.ask<DeletionList>('GET', '/api/deletions', { query: { most: 1000 } })
    for (const { id } of cameras) {
      const { from_90k, to_90k } = held.get(id)!
      const gone = deletions.filter(one => one.camera === id && one.from_90k < to_90k && one.to_90k > from_90k)
      assert.ok(gone.length > 0, id)
      assert.ok(Math.min(...gone.map(one => one.from_90k)) <= from_90k)
      assert.ok(Math.max(...gone.map(one => one.to_90k)) >= to_90k)
    }
    rmSync(join(disk.folder, 'cua-nguoi-khac'))
    const { now_90k } = await station.status()
    await until('two seconds are recorded again', async () => {
      const span = { from_90k: now_90k, to_90k: (await station.status()).now_90k }
      return (await station.coverage(live.id, span)).recorded_90k > 2 * SECOND
    })
    await until('the alarm is over', async () => (await station.status()).alarms.length === 0)
  })
})

const missingOf = async (station: StationProcess, id: string, span: Span): Promise<Coverage['spans']> =>
  (await station.coverage(id, span)).spans.filter(({ state }) => state === 'missing')

/** All of the span is there, and plays to its last second. */
const playsWhole = async (t: TestContext, station: StationProcess, id: string, span: Span): Promise<void> => {
  const asked_s = (span.to_90k - span.from_90k) / SECOND
  const { recorded_90k } = await station.coverage(id, span)
  assert.equal(recorded_90k, span.to_90k - span.from_90k, id)
  const { seconds, tracks } = readMp4(await station.clip(id, span))
  assert.ok(Math.abs(seconds - asked_s) < 0.2, `${id} plays ${seconds} s of ${asked_s}`)
  assert.ok(tracks[0]!.samples >= asked_s * 10 - 1, `${tracks[0]!.samples} pictures`)
  t.diagnostic(`${id}: ${seconds} s`)
}

/** Another program's file takes what is free, but for so much. */
const fill = (folder: string, leave: number): void => {
  const file = join(folder, 'cua-nguoi-khac')
  const free = () => {
    const { bavail, bsize } = statfsSync(folder)
    return bavail * bsize
  }
  try {
    while (free() > leave) appendFileSync(file, Buffer.alloc(Math.min(64 * 1024, free() - leave)))
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error
  }
}

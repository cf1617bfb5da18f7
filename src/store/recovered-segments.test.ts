import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { knownCameraId } from '#base/ids.ts'
import { wallFromUnixMillis, wallTime90k } from '#base/units.ts'
import { noLink } from '#engine/recording/chain.ts'
import type { Recovered } from '#engine/recording/recovered.ts'
import { format1080 } from '#test/engine/recording.ts'
import { createCheckRows } from './check-rows.ts'
import { createKeptFootage } from './kept-footage.ts'
import { catalogueMigrations } from './migrations/catalogue.ts'
import { createOverviewReader } from './overview.ts'
import { readChain } from './repair-catalogue.ts'
import { createSegmentReader, createSegmentWriter } from './segments.ts'
import { openDatabase } from './sqlite/open.ts'

const camera = knownCameraId('cho')
const S = 90_000
const morning = wallFromUnixMillis(Date.parse('2026-11-22T08:00:00+07:00'))
const at = (second: number) => wallTime90k(morning + second * S)
const recovered: Recovered = {
  source: 'nvr',
  from: 'rtsp://192.168.1.20/tracks/101',
  fetched_90k: at(900),
  clock_offset_ms: 300,
  clock_quality: 'measured',
  lead_in: 3,
}

/** A file of `from`…`to` seconds that was found on disk; recovered ones say their place in their chain. */
const found = (from: number, to: number, links?: readonly [number, number]) => ({
  ...({ camera, stream: 'main', archive: 'kho-thu', video: format1080, audio: undefined } as const),
  path: `cho/${links === undefined ? 'main' : 'main-recovered'}/2026-11-22/${from}.mp4`,
  ...{ start: at(from), end: at(to), frames: 15 * (to - from), bytes: 1000, index_at: 900, index_bytes: 100 },
  link_before: links?.[0] ?? 0,
  link: { number: links?.[1] ?? 5, hash: noLink.hash },
  recovered: links === undefined ? undefined : recovered,
})

const opened = () => {
  const db = openDatabase(':memory:', catalogueMigrations)
  const writer = createSegmentWriter(db)
  const enter = (...files: readonly ReturnType<typeof found>[]) => {
    for (const file of files) writer.found(file)
    writer.commit(at(1000))
  }
  const rows = () => createSegmentReader(db).segments(camera, 'main', at(0), at(1000))
  return { db, enter, rows }
}

test('recovered rows say where they came from, stand in their own chain and are summed apart', () => {
  const { db, enter, rows } = opened()
  enter(found(0, 10), found(10, 14, [0, 4]))
  assert.deepEqual(
    rows().map(row => row.recovered),
    [undefined, recovered],
  )
  assert.equal(readChain(db, camera, 'main').number, 5)
  assert.equal(readChain(db, camera, 'main-recovered').number, 4)
  const [day] = createOverviewReader(db).days(camera, 'main', '2026-11-22', '2026-11-22')
  assert.deepEqual(day, { day: '2026-11-22', recorded: 10 * S, recovered: 4 * S })
  const check = createCheckRows(db)
  assert.deepEqual(
    check
      .streams()
      .map(({ stream }) => stream)
      .toSorted(),
    ['main', 'main-recovered'],
  )
  assert.deepEqual(
    ['main', 'main-recovered'].map(stream => check.of('cho', stream).length),
    [1, 1],
  )
})

test('recovered footage that overlaps what is there is not entered', () => {
  const { enter, rows } = opened()
  enter(found(0, 10), found(9, 14, [0, 4]))
  enter(found(10, 14, [0, 4]), found(13, 15, [4, 6]), found(14, 15, [4, 6]))
  assert.deepEqual(
    rows().map(({ start, end }) => [(start - morning) / S, (end - morning) / S]),
    [
      [0, 10],
      [10, 14],
      [14, 15],
    ],
  )
})

test('what retention removes of it leaves the day’s sum, and its links are known to be gone', () => {
  const { db, enter } = opened()
  enter(found(10, 14, [0, 4]), found(30, 32, [4, 6]), found(20, 25, [6, 11]))
  const kept = createKeptFootage(db)
  const going = [...kept.ofCamera(camera)].slice(0, 2)
  kept.remove(
    going.map(segment => ({ segment, why: 'age' as const })),
    at(2000),
  )
  const check = createCheckRows(db)
  assert.equal(check.removedLinks('cho', 'main-recovered', 0, 4), 4)
  assert.equal(check.removedLinks('cho', 'main-recovered', 6, 11), 5)
  assert.equal(check.removedLinks('cho', 'main-recovered', 4, 6), 0)
  assert.equal(check.explained('cho', 'main', at(10), at(14)), false, 'a hole in the live chain is not excused by it')
  const [day] = createOverviewReader(db).days(camera, 'main', '2026-11-22', '2026-11-22')
  assert.deepEqual(day, { day: '2026-11-22', recorded: 0, recovered: 2 * S })
})

test('a catalogue from before is upgraded with its rows, which were all recorded live', t => {
  const folder = mkdtempSync(join(tmpdir(), 'matthan-upgrade-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  const file = join(folder, 'catalogue.sqlite')
  const old = openDatabase(file, catalogueMigrations.slice(0, 1))
  old.exec(`
    INSERT INTO format (id, kind, entry, codec, description) VALUES ('f', 'video', 'avc1', 'avc1.64001f', x'01');
    INSERT INTO segment (id, camera, stream, archive, path, video_format, start_90k, end_90k, frames, open)
      VALUES (1, 'cho', 'main', 'kho-thu', 'a.mp4', 'f', ${at(0)}, ${at(10)}, 150, 0);
    INSERT INTO day VALUES ('cho', 'main', '2026-11-22', ${10 * S});
    INSERT INTO deletion (camera, stream, from_90k, to_90k, bytes, segments, why, at_90k)
      VALUES ('cho', 'main', ${at(-9)}, ${at(-5)}, 5, 1, 'age', ${at(0)});
  `)
  old.close()
  const db = openDatabase(file, catalogueMigrations)
  t.after(() => db.close())
  const [row] = createSegmentReader(db).segments(camera, 'main', at(0), at(10))
  assert.equal(row?.recovered, undefined)
  assert.equal(row?.frames, 150)
  const [day] = createOverviewReader(db).days(camera, 'main', '2026-11-22', '2026-11-22')
  assert.deepEqual(day, { day: '2026-11-22', recorded: 10 * S, recovered: 0 })
  assert.equal(createCheckRows(db).explained('cho', 'main', at(-9), at(-5)), true)
})

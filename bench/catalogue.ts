// Catalogue: how fast a month of many cameras is asked, opened, and made anew from files. The rows are written straight into the catalogue, as a
// recorder would have left them; the footage for reindexing is real and smaller.

import { globSync, linkSync, mkdirSync, rmSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { knownCameraId } from '#base/ids.ts'
import { localDay, localDayStart } from '#base/local-day.ts'
import {
  spanFromMillis,
  TICKS_PER_SECOND,
  type WallTime90k,
  wallFromUnixMillis,
  wallIso,
  wallTime90k,
} from '#base/units.ts'
import { segmentPaths } from '#engine/recording/segment-paths.ts'
import { readArchiveFolders } from '#programs/recorder/archives.ts'
import { catalogueMigrations } from '#store/migrations/catalogue.ts'
import { inTransaction, openDatabase } from '#store/sqlite/open.ts'
import { atLeast, atMost, type Bench, percentile } from './goal.ts'
import { writeFootage } from './hour-of-footage.ts'
import { StationUnderTest } from './station-under-test.ts'
import { Workplace } from './workplace.ts'

const SEGMENT = spanFromMillis(240_000)
const DAY = 24 * 3600 * TICKS_PER_SECOND
const PER_HOUR = 15
const ROUNDS = 20
const FOOTAGE_SECONDS = 1200
/** The same files under so many cameras' folders: links, for their bytes do not matter here. */
const COPIES = 200
const matthan = join(import.meta.dirname, '../matthan')

export const benchCatalogue: Bench = async options => {
  await using place = new Workplace('catalogue')
  const cameras = options.cameras ?? 100
  const days = options.days ?? 30
  const rate = await reindexRate(place, options.tell)
  const data = join(place.folder, 'data')
  mkdirSync(data, { recursive: true, mode: 0o700 })
  options.tell(`viết danh mục ${cameras} camera × ${days} ngày (writing the catalogue)`)
  const first = localDayStart(wallTime90k(wallFromUnixMillis(Date.now()) - days * DAY))
  const rows = fillCatalogue(join(data, 'catalogue.sqlite'), cameras, days, first)
  const bytes = statSync(join(data, 'catalogue.sqlite')).size
  const started = performance.now()
  const station = await StationUnderTest.start(place, data)
  const start_s = (performance.now() - started) / 1000
  for (let i = 0; i < cameras; i++)
    await station.ask('POST', '/api/cameras', { ...away, id: idOf(i), name: `Camera ${i}` })
  const timeline = await times(i => {
    const from = first + (i % days) * DAY
    return station.bytes(`/api/cameras/${idOf((i * 7) % cameras)}/coverage?from_90k=${from}&to_90k=${from + DAY}`)
  })
  const [from_day, to_day] = [localDay(first), localDay(wallTime90k(first + (days - 1) * DAY))]
  const overview = await times(() => station.bytes(`/api/coverage/overview?from_day=${from_day}&to_day=${to_day}`))
  const p95 = (samples: readonly number[]) => percentile(samples, 0.95)
  return {
    goals: [
      atMost('one day of one camera, p95', 'ms', p95(timeline), 20, 'over HTTP'),
      atMost(`${cameras} cameras × ${days} days at a glance, p95`, 'ms', p95(overview), 100, 'over HTTP'),
      atLeast('reindex', 'fragments/s', rate.per_second, 50_000, 'the whole command, files in the page cache'),
      atMost('from the command until the recorder runs', 's', start_s, 3),
    ],
    facts: {
      'segments in the catalogue': rows,
      'catalogue MB': Math.round(bytes / 1e6),
      'one day, first asked, ms': round(timeline[0]),
      'overview, first asked, ms': round(overview[0]),
      'reindexed files': rate.files,
      'reindexed fragments': rate.fragments,
      'reindexed files/s': Math.round(rate.files / rate.seconds),
    },
  }
}

const away = { main_url: 'rtsp://127.0.0.1:9/away' }
const idOf = (index: number) => knownCameraId(`cam-${index}`)
const round = (value: number | undefined): number | string => (value === undefined ? '–' : Math.round(value * 10) / 10)

const times = async (work: (round: number) => Promise<unknown>): Promise<number[]> => {
  const samples: number[] = []
  for (let i = 0; i < ROUNDS; i++) {
    const started = performance.now()
    await work(i)
    samples.push(performance.now() - started)
  }
  return samples
}

/** Segments of four minutes, one main stream per camera, without a gap or with one an hour; answers how many. */
export const fillCatalogue = (
  file: string,
  cameras: number,
  days: number,
  first: WallTime90k,
  flapping = false,
): number => {
  const db = openDatabase(file, catalogueMigrations)
  db.exec('PRAGMA synchronous = OFF')
  db.exec(`INSERT INTO format (id, kind, entry, codec, width, height, description)
    VALUES ('0123456789abcdef', 'video', 'avc1', 'avc1.64001f', 1280, 720, x'00')`)
  const add = db.prepare(
    `INSERT INTO segment (camera, stream, archive, path, video_format, start_90k, end_90k, frames, bytes, open, index_at, index_bytes)
     VALUES (?, 'main', 'kho-bench', ?, '0123456789abcdef', ?, ?, 3600, 60000000, 0, 59990000, 10000)`,
  )
  const addDay = db.prepare('INSERT INTO day (camera, stream, day, recorded_90k) VALUES (?, ?, ?, ?)')
  // Half of the cameras say that they rested at noon, as one with hours does; and each has been unreachable now and then.
  const addOutage = db.prepare(
    `INSERT INTO outage (camera, stream, from_90k, to_90k, cause, established_by, detail, noted_90k)
     VALUES (?, 'main', ?, ?, ?, 'recorder', '', ?)`,
  )
  const perDay = DAY / SEGMENT
  // Day by day, as it was recorded: the rows of a camera do not lie side by side.
  for (let day = 0; day < days; day++) {
    inTransaction(db, () => {
      for (let i = 0; i < perDay * cameras; i++) {
        const camera = idOf(i % cameras)
        const number = Math.floor(i / cameras)
        // No two lose the same minutes.
        if (flapping && (number + (i % cameras)) % PER_HOUR === 0) continue
        const start = wallTime90k(first + day * DAY + number * SEGMENT)
        const iso = wallIso(start)
        add.run(
          camera,
          `${camera}/main/${iso.slice(0, 10)}/${iso.replaceAll(/[-:]/g, '')}-${i}.mp4`,
          start,
          start + SEGMENT,
        )
      }
      for (let i = 0; i < cameras; i++) {
        for (let hour = 0; hour < 24; hour++) {
          const from = first + day * DAY + (hour / 24) * DAY
          const rests = hour === 12 && i % 2 === 0
          addOutage.run(idOf(i), from, from + DAY / 48, rests ? 'not_scheduled' : 'unknown', from)
        }
      }
      const held = flapping ? DAY - 24 * SEGMENT : DAY
      for (let i = 0; i < cameras; i++) addDay.run(idOf(i), 'main', localDay(wallTime90k(first + day * DAY)), held)
    })
  }
  db.exec('PRAGMA wal_checkpoint(TRUNCATE)')
  db.close()
  return days * (flapping ? perDay - 24 : perDay) * cameras
}

/** Twenty minutes of footage, as many cameras, through `matthan reindex` itself. */
const reindexRate = async (place: Workplace, tell: (line: string) => void) => {
  const data = join(place.folder, 'footage')
  mkdirSync(data, { recursive: true, mode: 0o700 })
  tell(`ghi sẵn ${FOOTAGE_SECONDS} giây video (writing footage)`)
  const from = wallFromUnixMillis(Date.now() - 86_400_000)
  await writeFootage(data, knownCameraId('goc'), from, FOOTAGE_SECONDS, tell)
  for (const folder of readArchiveFolders(data).values())
    for (const path of segmentPaths(folder)) for (let i = 1; i < COPIES; i++) linkAs(folder, path, `goc-${i}`)
  for (const name of globSync('catalogue.sqlite*', { cwd: data })) rmSync(join(data, name))
  tell('lập lại danh mục (reindexing)')
  const running = place.start(matthan, ['reindex', '--data', data, '--json'])
  const [said] = await running.says(/\{.*"lost".*\}/s, 120_000)
  const { files, fragments, seconds } = JSON.parse(said) as { files: number; fragments: number; seconds: number }
  return { files, fragments, seconds, per_second: fragments / seconds }
}

const linkAs = (folder: string, path: string, camera: string): void => {
  const to = join(folder, path.replace(/^[^/]+/, camera))
  mkdirSync(dirname(to), { recursive: true })
  linkSync(join(folder, path), to)
}

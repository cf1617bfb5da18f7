// Recovery: kill -9 the recorder under load at random moments. What of each camera was lost, how long until all are recorded again, and
// whether a single damaged byte is left in what is served.

import { join } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import { setTimeout as wait } from 'node:timers/promises'
import { spanFromMillis, TICKS_PER_SECOND, wallFromUnixMillis } from '#base/units.ts'
import { aboutLink, openToRead, readSegmentHead, walkFragments } from '#engine/recording/scan.ts'
import { readArchiveFolders } from '#programs/recorder/archives.ts'
import { catalogueMigrations } from '#store/migrations/catalogue.ts'
import { openDatabase } from '#store/sqlite/open.ts'
import { atMost, type Bench, percentile } from './goal.ts'
import { StationUnderTest, startStreetProcess } from './station-under-test.ts'
import { Workplace } from './workplace.ts'

const CAMERAS = 20
const KILLS = 25
const AGAIN_MS = 30_000
/** Between kills: long enough for groups, fragments and commits to stand at every possible point. */
const BETWEEN_MS = { least: 1500, most: 4500 }

type Kill = { readonly lost_s: number; readonly again_s: number }

export const benchRecovery: Bench = async options => {
  const cameras = options.cameras ?? CAMERAS
  const kills = options.kills ?? KILLS
  await using place = new Workplace('recovery')
  const street = await startStreetProcess(place, cameras)
  const station = await StationUnderTest.start(place)
  await station.addCameras(street.cameras, 'main')
  const db = openDatabase(join(station.data, 'catalogue.sqlite'), catalogueMigrations, { readOnly: true })
  const done: Kill[] = []
  for (let i = 0; i < kills; i++) {
    await wait(BETWEEN_MS.least + Math.random() * (BETWEEN_MS.most - BETWEEN_MS.least))
    done.push(await killOnce(station, db, cameras))
    if ((i + 1) % 10 === 0) options.tell(`${i + 1}/${kills} lần tắt đột ngột (kills)`)
  }
  const damage = await damagedSegments(db, station.data)
  db.close()
  const lost = done.map(kill => kill.lost_s)
  const again = done.map(kill => kill.again_s)
  return {
    goals: [
      atMost('footage lost of any camera at any kill', 's', Math.max(...lost), 2),
      atMost(`all ${cameras} cameras record again, p95`, 's', percentile(again, 0.95), 5),
      atMost('damaged segments', 'segments', damage.damaged, 0),
    ],
    facts: {
      kills,
      cameras,
      'lost, median s': round(percentile(lost, 0.5)),
      'again, median s': round(percentile(again, 0.5)),
      'again, longest s': round(Math.max(...again)),
      'segments checked, every byte': damage.checked,
      'fragments checked': damage.fragments,
    },
  }
}

/** Lost: from the last picture on disk to the moment of death, of the camera that lost most. */
const killOnce = async (station: StationUnderTest, db: DatabaseSync, cameras: number): Promise<Kill> => {
  const { pid } = (await station.status()).recorder
  if (pid === null) throw new Error('the recorder has no process')
  process.kill(pid, 'SIGKILL')
  const killed_90k = wallFromUnixMillis(Date.now())
  const killed_ms = performance.now()
  const newer = db.prepare(
    'SELECT count(DISTINCT camera) AS n FROM segment WHERE start_90k > ? AND frames > 0 AND damage IS NULL',
  )
  while (Number(newer.get(killed_90k)?.n) < cameras) {
    if (performance.now() - killed_ms > AGAIN_MS) throw new Error('not all cameras record again')
    await wait(50)
  }
  const first = db.prepare(
    'SELECT max(s) AS s FROM (SELECT min(start_90k) AS s FROM segment WHERE start_90k > ? GROUP BY camera)',
  )
  const again_s = (Number(first.get(killed_90k)?.s) - killed_90k) / TICKS_PER_SECOND
  const last = db.prepare(
    'SELECT min(e) AS e FROM (SELECT max(end_90k) AS e FROM segment WHERE start_90k <= ? AND frames > 0 GROUP BY camera)',
  )
  const lost_s = (killed_90k - Number(last.get(killed_90k)?.e)) / TICKS_PER_SECOND
  return { lost_s: Math.max(0, lost_s), again_s }
}

/** Reads every closed segment and proves its chain. */
const damagedSegments = async (db: DatabaseSync, data: string) => {
  const folders = readArchiveFolders(data)
  const settled = wallFromUnixMillis(Date.now()) - spanFromMillis(1000)
  const rows = db.prepare('SELECT archive, path, frames FROM segment WHERE open = 0 AND end_90k < ?').all(settled)
  let damaged = Number(db.prepare('SELECT count(*) AS n FROM segment WHERE damage IS NOT NULL').get()?.n)
  let fragments = 0
  for (const { archive, path, frames } of rows) {
    await using file = await openToRead(join(folders.get(String(archive)) ?? '', String(path)))
    const head = file && (await readSegmentHead(file))
    const walk = head?.ok
      ? await walkFragments(file!, head.value, head.value.init_bytes, aboutLink(head.value.about))
      : undefined
    const held = walk?.fragments.reduce((sum, { track, sizes }) => sum + (track === 'video' ? sizes.length : 0), 0)
    if (walk === undefined || walk.broken !== undefined || held !== Number(frames)) damaged++
    fragments += walk?.fragments.length ?? 0
  }
  return { damaged, checked: rows.length, fragments }
}

const round = (value: number | null): number => Math.round((value ?? 0) * 100) / 100

// Notice: what looking for motion costs a camera, the whole road from the recorded file to the day's log, and beside it one ffmpeg per camera that
// decodes the same street's streams to small grey pictures and throws them away. The noticer's process alone is measured.

import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { knownCameraId } from '#base/ids.ts'
import type { Noticing } from '#contract/noticing.ts'
import { TICK_MS } from '#engine/noticing/motion-grid.ts'
import { MotionStore } from '#engine/noticing/motion-store.ts'
import { lengthOf } from '#engine/noticing/spans.ts'
import { ffmpegVersion } from './ffmpeg-recorders.ts'
import { atMost, type Bench, type BenchOptions } from './goal.ts'
import { readText } from './proc.ts'
import { type Cost, measureCost } from './process-cost.ts'
import { StationUnderTest, type StreetCamera, type StreetUnderTest, startStreetProcess } from './station-under-test.ts'
import { Workplace } from './workplace.ts'

const SETTLE_MS = 15_000
const STARTS_MS = 60_000
const street = join(import.meta.dirname, '../../shared/footage/car-detection.mp4')

export const benchNotice: Bench = async options => {
  await using place = new Workplace('notice')
  const cameras = options.cameras ?? 10
  const film = streetFilm(place, options)
  const opened = await startStreetProcess(place, cameras, film === undefined ? [] : ['--file', film])
  const stream = film === undefined ? 'sub' : 'main'
  const ours = await measureOurs(place, opened, options, stream)
  const peer = await measureFfmpeg(place, opened, options, stream)
  await place.stop(opened.running)
  const each = (cost: Cost | undefined): number | null => (cost === undefined ? null : cost.cpu_percent / cameras)
  const round = (value: number | null): number | string => (value === null ? '-' : Math.round(value * 1000) / 1000)
  return {
    goals: [atMost('noticing, a camera', '% of a core', ours.every_ms > 250 ? null : ours.percent, 1, ours.note)],
    facts: {
      cameras,
      seconds: Math.round(ours.cost.seconds),
      footage: film === undefined ? 'drawn street, 640×360, 8 a second' : 'car-detection.mp4 as 640×360, 8 a second',
      'looked at every ms': ours.every_ms,
      'footage looked at, of what was recorded': round(ours.looked_s / cameras / ours.cost.seconds),
      'runs of motion a camera and minute': round(ours.runs_a_minute),
      'MB of log a camera-day while it lasts, at this motion': round(ours.log_mb_a_day),
      'MB of columns a camera-day once it is over': round(ours.columns_mb_a_day),
      'memory (PSS), MB': Math.round(ours.cost.pss_bytes / 1e6),
      'ffmpeg to grey, a camera, % of a core': round(each(peer)),
      'ffmpeg memory (PSS), MB': peer === undefined ? '-' : Math.round(peer.pss_bytes / 1e6),
      'beside ffmpeg': peer === undefined ? '-' : round(ours.percent / (each(peer) ?? Number.NaN)),
      ffmpeg: ffmpegVersion() ?? 'not installed',
      'others on this machine meanwhile, CPU %': Math.round(ours.cost.others_percent),
    },
  }
}

/** A real street as a camera's sub stream sends it; undefined where the film or ffmpeg is not here. */
const streetFilm = (place: Workplace, { tell }: BenchOptions): string | undefined => {
  if (!existsSync(street) || ffmpegVersion() === undefined) return undefined
  tell('phim đường phố thật (real street footage)')
  const film = join(place.folder, 'street.mp4')
  const shape = ['-vf', 'scale=640:360,fps=8', '-an', '-c:v', 'libx264', '-preset', 'fast', '-b:v', '400k']
  const made = spawnSync('ffmpeg', [
    '-nostdin',
    '-loglevel',
    'error',
    '-i',
    street,
    ...shape,
    '-g',
    '16',
    '-bf',
    '0',
    film,
  ])
  return made.status === 0 ? film : undefined
}

const measureOurs = async (
  place: Workplace,
  { cameras }: StreetUnderTest,
  options: BenchOptions,
  stream: 'main' | 'sub',
) => {
  const seconds = options.seconds ?? 60
  const station = await StationUnderTest.start(place, undefined, { MATTHAN_NOTICE_FULL: '1' })
  await station.addCameras(cameras, stream === 'sub' ? 'both' : 'main')
  options.tell(`bộ tìm chuyển động, ${seconds} giây (the noticer, ${seconds} s)`)
  const pid = await noticerPid(station)
  await wait(SETTLE_MS)
  const before = runsOf(station, cameras)
  const cost = await measureCost([pid], seconds)
  const after = runsOf(station, cameras)
  const told = (await station.ask('GET', '/api/noticing')) as Noticing
  await place.stop(station.running)
  const note =
    told.every_ms > 250
      ? `not measured: looked only every ${told.every_ms} ms, for want of time; ask with fewer --cameras`
      : undefined
  const a_minute = (now: number, then: number): number => ((now - then) / cameras.length / cost.seconds) * 60
  const mb_a_day = (now: number, then: number): number => (a_minute(now, then) * 1440) / 1e6
  const log_mb_a_day = mb_a_day(after.log, before.log)
  const columns_mb_a_day = mb_a_day(after.columns, before.columns)
  const runs_a_minute = a_minute(after.runs, before.runs)
  // A machine that is kept busy by others looks at less than is recorded meanwhile: what counts is what a second of footage costs.
  const looked_s = after.looked_s - before.looked_s
  const percent = ((cost.cpu_percent / 100) * cost.seconds * 100) / looked_s
  return { cost, percent, looked_s, note, every_ms: told.every_ms, runs_a_minute, log_mb_a_day, columns_mb_a_day }
}

/** The noticer is a child of the station. */
const noticerPid = async (station: StationUnderTest): Promise<number> => {
  for (const until = Date.now() + STARTS_MS; Date.now() < until; await wait(200)) {
    const children = readText(`/proc/${station.running.pid}/task/${station.running.pid}/children`)
    for (const child of children.split(' ').filter(pid => pid !== ''))
      if (readText(`/proc/${child}/cmdline`).includes('noticer.ts')) return Number(child)
  }
  throw new Error('the noticer did not start')
}

/** What is written so far; a copy of it is put away as columns, to see how large that is. */
const runsOf = ({ data }: StationUnderTest, cameras: readonly StreetCamera[]) => {
  const folder = join(data, 'motion')
  const copy = `${folder}-copy`
  cpSync(folder, copy, { recursive: true })
  const store = new MotionStore(copy)
  let [runs, log, columns, looked_s] = [0, 0, 0, 0]
  for (const id of cameras.map(({ id }) => knownCameraId(id)))
    for (const stored of store.days(id)) {
      const file = store.pathOf(id, stored)
      log += existsSync(file) ? statSync(file).size : 0
      const day = store.read(id, stored.day)
      runs += day.motion.total
      looked_s += (lengthOf(day.analysed) * TICK_MS) / 1000
      store.seal(id, stored.day)
      columns += statSync(store.pathOf(id, { ...stored, sealed: true })).size
    }
  rmSync(copy, { recursive: true })
  return { runs, log, columns, looked_s }
}

const measureFfmpeg = async (
  place: Workplace,
  { cameras }: StreetUnderTest,
  options: BenchOptions,
  stream: 'main' | 'sub',
): Promise<Cost | undefined> => {
  if (ffmpegVersion() === undefined) return undefined
  const seconds = options.seconds ?? 60
  options.tell(`một ffmpeg cho mỗi camera, ${seconds} giây (one ffmpeg per camera, ${seconds} s)`)
  const running = cameras.map(({ main_url, sub_url, username, password }) => {
    const plain = stream === 'main' ? main_url : sub_url
    const url = username === '' ? plain : plain.replace('://', `://${username}:${password}@`)
    const read = ['-nostdin', '-loglevel', 'error', '-threads', '1', '-rtsp_transport', 'tcp', '-i', url]
    return place.start('ffmpeg', [...read, '-an', '-vf', 'scale=256:144,format=gray', '-f', 'null', '-'])
  })
  await wait(SETTLE_MS)
  const dead = running.find(one => one.over)
  if (dead !== undefined) throw new Error(`ffmpeg ended early: ${dead.said}`)
  const cost = await measureCost(
    running.map(one => one.pid),
    seconds,
  )
  await Promise.all(running.map(one => place.stop(one)))
  return cost
}

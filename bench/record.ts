// Record: what a recorder of N cameras costs, and the same street recorded by one ffmpeg for each camera.
// The simulator, the station and the recorder are processes of their own; the recorder's process alone is measured.

import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { ffmpegVersion, startFfmpegRecorders } from './ffmpeg-recorders.ts'
import { atLeast, atMost, type Bench, type BenchOptions, type Goal } from './goal.ts'
import { type Cost, measureCost } from './process-cost.ts'
import { benchRecordH265 } from './record-h265.ts'
import { StationUnderTest, type StreetUnderTest, startStreetProcess } from './station-under-test.ts'
import { Workplace } from './workplace.ts'

const MB = 1e6
const SETTLE_MS = 6000

export const benchRecord: Bench = async options => {
  if (options.codec === 'h265') return benchRecordH265(options)
  await using place = new Workplace('record')
  const cameras = options.cameras ?? 100
  options.tell(`phố mẫu ${cameras} camera (a street of ${cameras} cameras)`)
  const street = await startStreetProcess(place, cameras)
  const ours = await measureOurs(place, street, options)
  const unsynced = await measureOurs(place, street, options, { MATTHAN_NO_SYNC: '1' })
  const peer = await measureFfmpeg(place, street, options)
  await place.stop(street.running)
  const goals = [
    atMost(`CPU at ${cameras} cameras, durable`, '% of a core', ours.cost.cpu_percent, 13),
    atMost(`memory (PSS) at ${cameras} cameras, durable`, 'MB', ours.cost.pss_bytes / MB, 200),
    atMost(`CPU at ${cameras} cameras, flushing left to the system`, '% of a core', unsynced.cost.cpu_percent, 10),
    atMost(`memory (PSS) at ${cameras} cameras, likewise`, 'MB', unsynced.cost.pss_bytes / MB, 180),
    atMost('packets lost', 'packets', ours.lost + unsynced.lost, 0),
    ...ratios(unsynced.cost, peer),
    await fullCore(place, options),
  ]
  const facts = {
    cameras,
    seconds: Math.round(ours.cost.seconds),
    'durability costs, % of a core': Math.round((ours.cost.cpu_percent - unsynced.cost.cpu_percent) * 10) / 10,
    'durable beside ffmpeg, CPU':
      peer === undefined ? '-' : Math.round((ours.cost.cpu_percent / peer.cpu_percent) * 100) / 100,
    'our written Mbit/s': Math.round((ours.written * 8) / ours.cost.seconds / 1e5) / 10,
    'simulator CPU %': Math.round(ours.street_cpu * 10) / 10,
    'others on this machine meanwhile, CPU %': Math.round(ours.cost.others_percent),
    ffmpeg: ffmpegVersion() ?? 'not installed',
    ...(peer === undefined
      ? {}
      : {
          'others meanwhile, CPU %': Math.round(peer.others_percent),
          'ffmpeg CPU %': Math.round(peer.cpu_percent * 10) / 10,
          'ffmpeg PSS MB': Math.round(peer.pss_bytes / MB),
          'ffmpeg written MB': Math.round(peer.written / MB),
        }),
  }
  return { goals, facts }
}

type Ours = { readonly cost: Cost; readonly lost: number; readonly written: number; readonly street_cpu: number }

/** With `env` MATTHAN_NO_SYNC the recorder leaves flushing to the system, as ffmpeg does; hashing and chaining stay on. */
const measureOurs = async (
  place: Workplace,
  street: StreetUnderTest,
  options: BenchOptions,
  env: NodeJS.ProcessEnv = {},
): Promise<Ours> => {
  const folder = `data-${street.cameras.length}${Object.keys(env).join('')}`
  const station = await StationUnderTest.start(place, join(place.folder, folder), env)
  await station.addCameras(street.cameras, 'main')
  const seconds = options.seconds ?? 40
  options.tell(`bộ ghi hình của ta, ${seconds} giây (our recorder, ${seconds} s)`)
  await wait(SETTLE_MS)
  const before = await station.status()
  const pid = before.recorder.pid
  if (pid === null) throw new Error('the recorder has no process')
  const [cost, streetCost] = await Promise.all([
    measureCost([pid], seconds),
    measureCost([street.running.pid], seconds),
  ])
  const after = await station.status()
  if (after.recorder.restarts !== before.recorder.restarts) throw new Error('the recorder restarted while measured')
  await place.stop(station.running)
  const written = after.recorder.written_bytes - before.recorder.written_bytes
  return { cost, lost: after.recorder.packets_lost, written, street_cpu: streetCost.cpu_percent }
}

type Peer = Cost & { readonly written: number }

const measureFfmpeg = async (
  place: Workplace,
  street: StreetUnderTest,
  options: BenchOptions,
): Promise<Peer | undefined> => {
  if (ffmpegVersion() === undefined) return undefined
  const seconds = options.seconds ?? 40
  options.tell(`một ffmpeg cho mỗi camera, ${seconds} giây (one ffmpeg per camera, ${seconds} s)`)
  const recorders = startFfmpegRecorders(place, street.cameras)
  await wait(SETTLE_MS + 40 * recorders.length)
  const dead = recorders.filter(one => one.over)
  if (dead.length > 0) throw new Error(`${dead.length} ffmpeg ended early: ${dead[0]?.said}`)
  const folder = join(place.folder, 'ffmpeg')
  const before = bytesIn(folder)
  const pids = recorders.map(one => one.pid)
  const cost = await measureCost(pids, seconds)
  const written = bytesIn(folder) - before
  await Promise.all(recorders.map(one => place.stop(one)))
  return { ...cost, written }
}

const ratios = (ours: Cost, peer: Peer | undefined): Goal[] => {
  const note = peer === undefined ? 'not measured: ffmpeg is not installed' : undefined
  const over = (mine: number, theirs: number | undefined) => (theirs === undefined ? null : mine / theirs)
  return [
    atMost('CPU beside one ffmpeg per camera', '×', over(ours.cpu_percent, peer?.cpu_percent), 0.333, note),
    atMost('memory beside one ffmpeg per camera', '×', over(ours.pss_bytes, peer?.pss_bytes), 0.167, note),
  ]
}

/** Cameras before one core is full: 800 are recorded for real, and must leave room on the core and lose nothing. */
const fullCore = async (place: Workplace, options: BenchOptions): Promise<Goal> => {
  const name = 'cameras before one core is full (from 800 recorded)'
  if (!options.full) return atLeast(name, 'cameras', null, 800, 'not measured: ask with --full')
  const street = await startStreetProcess(place, 800)
  const { cost, lost } = await measureOurs(place, street, options)
  await place.stop(street.running)
  const note = `800 cameras took ${cost.cpu_percent.toFixed(1)} % of a core, ${lost} packets lost`
  const room = lost === 0 ? Math.floor(800 / (cost.cpu_percent / 100)) : 0
  return atLeast(name, 'cameras', room, 800, note)
}

const bytesIn = (folder: string): number =>
  readdirSync(folder).reduce((sum, file) => sum + statSync(join(folder, file)).size, 0)

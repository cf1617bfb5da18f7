// Clip: one hour as one MP4, over the station's real HTTP and saved to a file, beside `cp` of the same bytes and `ffmpeg -c copy`.

import { spawnSync } from 'node:child_process'
import { closeSync, fdatasyncSync, globSync, mkdirSync, openSync, rmSync, writeFileSync } from 'node:fs'
import { get, type IncomingMessage } from 'node:http'
import { join } from 'node:path'
import { knownCameraId } from '#base/ids.ts'
import { wallFromUnixMillis } from '#base/units.ts'
import { download } from './download.ts'
import { ffmpegVersion } from './ffmpeg-recorders.ts'
import { atMost, type Bench, percentile } from './goal.ts'
import { type Written, writeFootage } from './hour-of-footage.ts'
import { processTree, proportionalBytes } from './proc.ts'
import { signIn, statePurpose } from './sign-in.ts'
import { StationUnderTest } from './station-under-test.ts'
import { Workplace } from './workplace.ts'

const ROUNDS = { warm: 5, cold: 5 }
const FIRST_BYTES = 20
const MB = 1e6
const camera = knownCameraId('gio-do-dac')

export const benchClip: Bench = async options => {
  await using place = new Workplace('clip')
  const data = join(place.folder, 'data')
  const seconds = options.seconds ?? 3600
  mkdirSync(data, { recursive: true, mode: 0o700 })
  options.tell(`ghi sẵn ${seconds} giây video (writing ${seconds} s of footage)`)
  const started = wallFromUnixMillis(Math.floor(Date.now() / 1000) * 1000 - (seconds + 600) * 1000)
  const footage = await writeFootage(data, camera, started, seconds, options.tell)
  const station = await StationUnderTest.start(place, data)
  // The camera itself is away; its footage is here.
  await station.ask('POST', '/api/cameras', { id: camera, name: 'Giờ đo đạc', main_url: 'rtsp://127.0.0.1:9/away' })
  const cookie = await signIn(station)
  await statePurpose(station.url, `mt_session=${cookie}`)
  const url = `${station.url}/api/cameras/${camera}/clip.mp4?from_90k=${footage.from}&to_90k=${footage.to}`
  const firsts = await firstBytes(url, cookie)
  const run = await openRounds(place, station, url, cookie, footage)
  options.tell('video nằm trên đĩa (footage on disk)')
  const cold = await run('cold')
  options.tell('video còn trong bộ nhớ (footage in memory)')
  const warm = await run('warm')
  return {
    goals: [
      atMost('one hour as one MP4 beside cp, footage on disk', '×', cold.beside('ours', 'cp'), 1.5),
      atMost('one hour as one MP4 beside cp, footage in memory', '×', warm.beside('ours', 'cp'), 1.5),
      atMost('first byte, p95', 'ms', percentile(firsts, 0.95), 50),
      atMost('the station grows while it serves the hour', 'MB', Math.max(cold.growth, warm.growth) / MB, 64),
    ],
    facts: {
      'clip MB': Math.round(run.bytes / MB),
      'on disk: ours, cp, ffmpeg -c copy, s': cold.told,
      'in memory: ours, cp, ffmpeg -c copy, s': warm.told,
      'first byte of a cold index, ms': round(firsts[0] ?? null),
      frames: footage.frames,
    },
  }
}

const round = (value: number | null): number | string => (value === null ? '–' : Math.round(value * 1000) / 1000)

const ask = (url: string, cookie: string): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    const headers = { cookie: `mt_session=${cookie}` }
    get(url, { headers, agent: false }, answer => {
      if (answer.statusCode === 200) resolve(answer)
      else reject(new Error(`${url}: ${answer.statusCode}`))
    }).on('error', reject)
  })

/** Milliseconds from the request to the first byte of the file; the very first one finds nothing in memory. */
const firstBytes = async (url: string, cookie: string): Promise<number[]> => {
  const samples: number[] = []
  for (let i = 0; i < FIRST_BYTES; i++) {
    const asked = performance.now()
    const answer = await ask(url, cookie)
    await new Promise((resolve, reject) => answer.once('readable', resolve).once('error', reject))
    samples.push(performance.now() - asked)
    answer.destroy()
  }
  return samples
}

type Times = { readonly ours: number[]; readonly cp: number[]; readonly ffmpeg: number[] }

/** The three by turns, each writing a new file on the same disk. `cold`: the kernel has forgotten what they read. */
const openRounds = async (
  place: Workplace,
  station: StationUnderTest,
  url: string,
  cookie: string,
  footage: Written,
) => {
  const into = (name: string) => join(place.folder, name)
  const segments = globSync(`footage/${camera}/main/**/*.mp4`, { cwd: station.data }).toSorted()
  const files = segments.map(file => join(station.data, file))
  writeFileSync(into('segments.txt'), files.map(file => `file '${file}'\n`).join(''))
  const bytes = await download(url, cookie, into('source.mp4'))
  if (bytes < footage.bytes * 0.98) throw new Error(`the clip holds ${bytes} of ${footage.bytes} recorded bytes`)
  const read = ['-nostdin', '-loglevel', 'error', '-f', 'concat', '-safe', '0', '-i', into('segments.txt')]
  const withFfmpeg = ffmpegVersion() !== undefined

  const run = async (kind: keyof typeof ROUNDS) => {
    const times: Times = { ours: [], cp: [], ffmpeg: [] }
    let growth = 0
    const forgetIfCold = (sources: readonly string[]) => kind === 'cold' && forget(sources)
    for (let i = 0; i < ROUNDS[kind]; i++) {
      forgetIfCold([into('source.mp4')])
      times.cp.push(seconds(() => spawnSync('cp', [into('source.mp4'), into('cp.mp4')])))
      forgetIfCold(files)
      const memory = watchMemory(station.running.pid)
      const asked = performance.now()
      await download(url, cookie, into('ours.mp4'))
      times.ours.push((performance.now() - asked) / 1000)
      growth = Math.max(growth, memory())
      forgetIfCold(files)
      const copy = [...read, '-c', 'copy', '-y', into('ffmpeg.mp4')]
      if (withFfmpeg) times.ffmpeg.push(seconds(() => spawnSync('ffmpeg', copy, { timeout: 60_000 })))
      for (const name of ['cp.mp4', 'ours.mp4', 'ffmpeg.mp4']) rmSync(into(name), { force: true })
    }
    return { growth, ...toldOf(times) }
  }
  return Object.assign(run, { bytes })
}

const toldOf = (times: Times) => {
  const median = (name: keyof Times) => percentile(times[name], 0.5)
  const beside = (a: keyof Times, b: keyof Times): number | null => {
    const [mine, theirs] = [median(a), median(b)]
    return mine === null || theirs === null ? null : mine / theirs
  }
  return { beside, told: [median('ours'), median('cp'), median('ffmpeg')].map(round).join(' / ') }
}

/** Writes files down for good and lets the kernel forget them, as it has forgotten yesterday's footage. */
const forget = (files: readonly string[]): void => {
  for (const file of files) {
    const fd = openSync(file, 'r+')
    fdatasyncSync(fd)
    closeSync(fd)
    spawnSync('dd', [`if=${file}`, 'iflag=nocache', 'count=0', 'status=none'])
  }
}

const seconds = (work: () => unknown): number => {
  const started = performance.now()
  work()
  return (performance.now() - started) / 1000
}

/** Watches a process tree's memory; the returned function answers by how much it was above its first value at most. */
const watchMemory = (pid: number): (() => number) => {
  const now = () => processTree(pid).reduce((sum, one) => sum + proportionalBytes(one), 0)
  const first = now()
  let most = first
  const timer = setInterval(() => {
    most = Math.max(most, now())
  }, 100)
  return () => {
    clearInterval(timer)
    return Math.max(most, now()) - first
  }
}

// Records a foreign server with a real station, watches it live as the page does, and saves a clip of what was recorded.

import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { signIn } from '#bench/sign-in.ts'
import { StationUnderTest } from '#bench/station-under-test.ts'
import type { Workplace } from '#bench/workplace.ts'
import type { CameraList } from '#contract/camera.ts'
import { LIVE_HEADER_BYTES, readLiveHeader } from '#contract/live-header.ts'
import type { ClipNotes, Coverage } from '#contract/recording.ts'

export type Seen = {
  readonly live_frames: number
  readonly live_began_with_key: boolean
  readonly recorded_seconds: number
  readonly gaps: number
  readonly packets_lost: number
  /** What ffprobe counted and complained about; undefined where it is not installed. */
  readonly decoded: { readonly frames: number; readonly complaints: string } | undefined
}

const camera = 'cong-lang'

export const recordAndWatch = async (
  place: Workplace,
  url: string,
  transport: 'tcp' | 'udp',
  seconds: number,
): Promise<Seen> => {
  const station = await StationUnderTest.start(place)
  await station.ask('POST', '/api/cameras', { id: camera, name: 'Cổng làng', main_url: url, transport })
  await station.until('it streams', ({ cameras }) => cameras.streaming === 1, 40_000)
  const from_90k = (await station.status()).now_90k
  const live = await watch(station, await signIn(station), seconds * 5)
  const to_90k = from_90k + seconds * 90_000
  const coverage = await untilRecorded(station, from_90k, to_90k)
  const span = `from_90k=${from_90k}&to_90k=${to_90k}`
  const notes = (await station.ask('GET', `/api/cameras/${camera}/clip.json?${span}`)) as ClipNotes
  const { cameras } = (await station.ask('GET', '/api/cameras')) as CameraList
  return {
    ...live,
    recorded_seconds: coverage.recorded_90k / 90_000,
    gaps: notes.gaps.length,
    packets_lost: cameras[0]?.main?.packets_lost ?? -1,
    decoded: decode(await saveClip(place, station, span)),
  }
}

/** Watches over the page's own WebSocket until so many frames have come. */
const watch = async (station: StationUnderTest, cookie: string, frames: number) => {
  const headers = { cookie: `mt_session=${cookie}`, origin: station.url }
  const socket = new WebSocket(`${station.url.replace('http', 'ws')}/api/live`, { headers } as unknown as string[])
  socket.binaryType = 'arraybuffer'
  let live_frames = 0
  let live_began_with_key = false
  const done = Promise.withResolvers<void>()
  const late = setTimeout(() => done.reject(new Error(`only ${live_frames} live frames came`)), 40_000)
  socket.onopen = () => socket.send(JSON.stringify({ kind: 'watch', channel: 1, camera, stream: 'main' }))
  socket.onerror = () => done.reject(new Error('the live line broke'))
  socket.onmessage = ({ data }) => {
    if (!(data instanceof ArrayBuffer)) return
    const header = readLiveHeader(new DataView(data))
    if (header?.kind !== 'frame' || data.byteLength <= LIVE_HEADER_BYTES) return
    if (live_frames === 0) live_began_with_key = header.key
    if (++live_frames >= frames) done.resolve()
  }
  try {
    await done.promise
  } finally {
    clearTimeout(late)
    socket.close()
  }
  return { live_frames, live_began_with_key }
}

const untilRecorded = async (station: StationUnderTest, from_90k: number, to_90k: number): Promise<Coverage> => {
  const until = Date.now() + 60_000
  for (;;) {
    // A second behind now is still on its way to the disk.
    const { now_90k } = await station.status()
    const path = `/api/cameras/${camera}/coverage?from_90k=${from_90k}&to_90k=${to_90k}`
    const coverage = (await station.ask('GET', path)) as Coverage
    if (now_90k > to_90k + 3 * 90_000 || Date.now() > until) return coverage
    await wait(300)
  }
}

const saveClip = async (place: Workplace, station: StationUnderTest, span: string): Promise<string> => {
  const file = join(place.folder, 'clip.mp4')
  writeFileSync(file, await station.bytes(`/api/cameras/${camera}/clip.mp4?${span}`))
  return file
}

const decode = (file: string): Seen['decoded'] => {
  const count = ['-v', 'error', '-count_frames', '-select_streams', 'v:0', '-show_entries', 'stream=nb_read_frames']
  const said = spawnSync('ffprobe', [...count, '-of', 'csv=p=0', file], { encoding: 'utf8', timeout: 60_000 })
  return said.error === undefined
    ? { frames: Number.parseInt(said.stdout, 10), complaints: said.stderr.trim() }
    : undefined
}

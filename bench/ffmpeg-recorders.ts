// The usual way to record: one ffmpeg for each camera, copying its packets into files. Measured beside ours, on the same street.

import { spawnSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { StreetCamera } from './station-under-test.ts'
import type { Running, Workplace } from './workplace.ts'

/** The installed ffmpeg's version, or undefined where there is none. */
export const ffmpegVersion = (): string | undefined => {
  const said = spawnSync('ffmpeg', ['-version'], { encoding: 'utf8', timeout: 10_000 })
  return said.status === 0 ? /^ffmpeg version (\S+)/.exec(said.stdout)?.[1] : undefined
}

export const startFfmpegRecorders = (place: Workplace, cameras: readonly StreetCamera[]): Running[] => {
  const folder = join(place.folder, 'ffmpeg')
  mkdirSync(folder, { recursive: true })
  return cameras.map(({ id, main_url, username, password }) => {
    const url = username === '' ? main_url : main_url.replace('://', `://${username}:${password}@`)
    const read = ['-nostdin', '-loglevel', 'error', '-rtsp_transport', 'tcp', '-i', url]
    const write = ['-map', '0:v', '-c', 'copy', '-f', 'segment', '-segment_time', '60', '-reset_timestamps', '1']
    return place.start('ffmpeg', [...read, ...write, join(folder, `${id}-%05d.mp4`)])
  })
}

// Film: a few seconds of real H.264, encoded by ffmpeg where it is installed, as pictures in the order of decoding.

import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { WallTime90k } from '#base/units.ts'
import { createDecodeOrder } from '#engine/frames/decode-order.ts'
import type { VideoFormat } from '#engine/frames/frame.ts'
import { createH264Sets } from '#engine/frames/parameter-sets.ts'
import { at, FRAME_TICKS, type Recording } from './recording.ts'

export type Film = {
  readonly format: VideoFormat
  /** `shown` counts frames of 1/15 s. */
  readonly pictures: readonly { readonly bytes: Buffer; readonly key: boolean; readonly shown: number }[]
}

export const encodeFilm = (frames: number, size: string, bframes: number): Film => {
  const folder = mkdtempSync(join(tmpdir(), 'matthan-film-'))
  try {
    const file = join(folder, 'film.mp4')
    const source = ['-f', 'lavfi', '-i', `testsrc2=size=${size}:rate=15`, '-frames:v', String(frames)]
    const coder = ['-c:v', 'libx264', '-preset', 'veryfast', '-g', '30', '-bf', String(bframes), '-threads', '1']
    spawnSync('ffmpeg', ['-v', 'error', ...source, ...coder, '-pix_fmt', 'yuv420p', file])
    const asked = ['-show_entries', 'packet=pts,pos,size,flags', '-show_entries', 'stream=time_base', '-of', 'json']
    const said = JSON.parse(spawnSync('ffprobe', ['-v', 'error', ...asked, file], { encoding: 'utf8' }).stdout)
    return readFilm(readFileSync(file), said)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

type Probed = {
  readonly streams: readonly { readonly time_base: string }[]
  readonly packets: readonly { pts: number; pos: string; size: string; flags: string }[]
}

const readFilm = (bytes: Buffer, { streams, packets }: Probed): Film => {
  const avcc = bytes.indexOf('avcC') + 4
  const sps_bytes = bytes.readUInt16BE(avcc + 6)
  const pps_at = avcc + 8 + sps_bytes + 3
  const sets = createH264Sets()
  sets.take(7, bytes, avcc + 8, avcc + 8 + sps_bytes)
  sets.take(8, bytes, pps_at, pps_at + bytes.readUInt16BE(pps_at - 2))
  const ticks = Number(streams[0]!.time_base.split('/')[1])
  const first = Math.min(...packets.map(({ pts }) => pts))
  return {
    format: sets.format()!,
    pictures: packets.map(({ pts, pos, size, flags }) => ({
      bytes: bytes.subarray(Number(pos), Number(pos) + Number(size)),
      key: flags.startsWith('K'),
      shown: Math.round(((pts - first) * 15) / ticks),
    })),
  }
}

const lastDecode = new WeakMap<Recording, WallTime90k>()

/** Gives a recording the film's pictures, the first one shown `from` frames after the beginning. */
export const giveFilm = (recording: Recording, { format, pictures }: Film, from = 0): void => {
  const order = createDecodeOrder(format.reorder, lastDecode.get(recording))
  for (const { bytes, key, shown } of pictures) {
    const { decode, composition } = order.next(at(from + shown))
    lastDecode.set(recording, decode)
    const frame = (decode - at(0)) / FRAME_TICKS
    recording.give({ frame, key, format, bytes, composition: composition / FRAME_TICKS })
  }
}
